package dev.viesti.http.web;

import java.util.List;
import java.util.Optional;

/**
 * A page that says one thing.
 *
 * @param what the text tells of
 * @param button what the page asks to be confirmed, by a POST to its own path
 * @param link where to go from here
 */
record Notice(Word title, Word text, List<Object> what, Optional<Word> button, Optional<Link> link) {
    Notice {
        what = List.copyOf(what);
    }

    /** A link and its words. */
    record Link(String path, Word words) {}

    static Notice of(Word title, Word text, Object... what) {
        return new Notice(title, text, List.of(what), Optional.empty(), Optional.empty());
    }

    Notice with(String path, Word words) {
        return new Notice(title, text, what, button, Optional.of(new Link(path, words)));
    }

    Notice asking(Word confirmation) {
        return new Notice(title, text, what, Optional.of(confirmation), link);
    }

    Reply on(Layout layout, Visit visit, int status) {
        var frame = layout.frame(visit, Frame.Section.NONE, visit.reader().say(title));
        return Reply.html(status, layout.templates().notice(frame, this));
    }
}
