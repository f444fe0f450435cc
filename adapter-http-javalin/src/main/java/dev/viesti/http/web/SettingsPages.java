package dev.viesti.http.web;

import dev.viesti.application.Notifications;
import dev.viesti.domain.notification.NotificationSettings;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.List;
import java.util.Optional;

/** What people decide for themselves. */
final class SettingsPages {
    private static final String PATH = "/settings";

    private final Notifications notifications;
    private final Layout layout;

    SettingsPages(Notifications notifications, Layout layout) {
        this.notifications = notifications;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH, Admission.SIGNED_IN, this::settings),
                PageRoute.post(PATH + "/notifications", Admission.MEMBERS, this::put));
    }

    private Reply settings(Visit visit) {
        var frame = layout.frame(visit, Section.SETTINGS, visit.reader().say(CommonWords.SETTINGS));
        var mails = visit.isMember()
                ? Optional.of(notifications.settings(visit.member()))
                : Optional.<NotificationSettings>empty();
        return Reply.html(
                200,
                layout.templates()
                        .settings(frame, mails, visit.query("saved").isPresent())
                        .render());
    }

    private Reply put(Visit visit) {
        var settings = new NotificationSettings(
                visit.entered("firstContact").isPresent(),
                visit.entered("digest").isPresent());
        notifications.put(visit.member(), settings);
        return visit.done(PATH + "?saved=true");
    }
}
