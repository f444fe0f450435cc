package dev.viesti.http.web;

import gg.jte.models.runtime.JteModel;

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

    /**
     * A form: in the dialog for a script that asks for it there, else on a page of its own.
     *
     * @param status 200, or that of the refusal which it explains
     */
    Reply form(Visit visit, int status, Frame.Section section, String title, JteModel form) {
        return Reply.html(status, visit.isDialog() ? form : templates.formPage(frame(visit, section, title), form));
    }

    Frame frame(Visit visit, Frame.Section section, String title) {
        return new Frame(
                visit.reader(),
                visit.person(),
                section,
                title,
                visit.page(),
                visit.formToken(),
                SettingsPages.hasShortcuts(visit),
                assets);
    }
}
