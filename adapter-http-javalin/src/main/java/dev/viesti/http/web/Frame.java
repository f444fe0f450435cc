package dev.viesti.http.web;

import java.util.Optional;

/**
 * What is around the content of every page.
 *
 * @param title of the page, without the name of the system
 * @param path of the page with its query, to come back to
 * @param formToken what its forms carry
 * @param hasShortcuts whether keys do something while nobody types
 */
record Frame(
        Reader reader,
        Optional<Person> person,
        Section section,
        String title,
        String path,
        String formToken,
        boolean hasShortcuts,
        Assets assets) {

    /** Where in the navigation a page is. */
    enum Section {
        MESSAGES,
        MARKETPLACE,
        MATCHING,
        RECEIVING,
        SETTINGS,
        NONE
    }

    String say(Word word, Object... what) {
        return reader.say(word, what);
    }

    boolean isMember() {
        return person.map(Person::isMember).orElse(false);
    }

    /** The same, with the number of unread conversations in its title. */
    Frame titled(InboxView inbox) {
        var counted = inbox.unread() == 0 ? title : "(" + inbox.badge() + ") " + title;
        return new Frame(reader, person, section, counted, path, formToken, hasShortcuts, assets);
    }
}
