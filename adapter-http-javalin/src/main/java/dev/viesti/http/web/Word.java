package dev.viesti.http.web;

import dev.viesti.domain.Language;

/**
 * Something that the page says, in each of its languages.
 *
 * @param english {@code %s} stands for what is known only when it is said
 * @param finnish has as many {@code %s}
 */
record Word(String english, String finnish) {
    private static final String GAP = "%s";

    Word {
        if (english.split(GAP, -1).length != finnish.split(GAP, -1).length) {
            throw new IllegalArgumentException("not the same in both languages: " + english);
        }
    }

    String in(Language language) {
        return language.equals(Language.FINNISH) ? finnish : english;
    }
}
