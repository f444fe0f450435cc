package dev.viesti.http.web;

import java.util.Optional;

/** Puts pages into their frame. Safe for several threads. */
final class Layout {
    private final Assets assets;
    private final StaticTemplates templates = new StaticTemplates();

    Layout(Assets assets) {
        this.assets = assets;
    }

    /** The templates of the pages and their parts. */
    StaticTemplates templates() {
        return templates;
    }

    Frame frame(Visit visit, Frame.Section section, String title) {
        var context = visit.context();
        var query = Optional.ofNullable(context.queryString())
                .map(text -> "?" + text)
                .orElse("");
        return new Frame(
                visit.reader(), visit.person(), section, title, context.path() + query, visit.formToken(), assets);
    }
}
