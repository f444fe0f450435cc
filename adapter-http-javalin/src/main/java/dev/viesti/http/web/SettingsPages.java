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
    private static final String SHORTCUTS = "viesti-shortcuts";

    private final Notifications notifications;
    private final PageSettings settings;
    private final Layout layout;

    SettingsPages(Notifications notifications, PageSettings settings, Layout layout) {
        this.notifications = notifications;
        this.settings = settings;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH, Admission.SIGNED_IN, this::settings),
                PageRoute.post(PATH + "/notifications", Admission.MEMBERS, this::put),
                PageRoute.post(PATH + "/shortcuts", Admission.SIGNED_IN, this::putShortcuts));
    }

    private Reply settings(Visit visit) {
        var frame = layout.frame(visit, Section.SETTINGS, visit.reader().say(CommonWords.SETTINGS));
        var mails = visit.isMember()
                ? Optional.of(notifications.settings(visit.member()))
                : Optional.<NotificationSettings>empty();
        return Reply.html(
                200,
                layout.templates()
                        .settings(
                                frame,
                                mails,
                                howOften(visit.reader()),
                                visit.query("saved").isPresent()));
    }

    /** How often digests come, in the largest unit that divides it; fractions of seconds do not count. */
    private String howOften(Reader reader) {
        var seconds = (int) notifications.digestWindow().toSeconds();
        if (seconds % 86_400 == 0) {
            return reader.say(SettingsWords.ONCE_A_DAY);
        }
        if (seconds % 3_600 == 0) {
            return reader.count(seconds / 3_600, SettingsWords.ONCE_AN_HOUR, SettingsWords.EVERY_HOURS);
        }
        return seconds % 60 == 0
                ? reader.count(seconds / 60, SettingsWords.ONCE_A_MINUTE, SettingsWords.EVERY_MINUTES)
                : reader.count(seconds, SettingsWords.ONCE_A_SECOND, SettingsWords.EVERY_SECONDS);
    }

    private Reply put(Visit visit) {
        var settings = new NotificationSettings(
                visit.entered("firstContact").isPresent(),
                visit.entered("digest").isPresent());
        notifications.put(visit.member(), settings);
        return visit.done(PATH + "?saved=true");
    }

    /** Whether this browser is to have shortcuts of one key. */
    static boolean hasShortcuts(Visit visit) {
        return !"off".equals(visit.context().cookie(SHORTCUTS));
    }

    private Reply putShortcuts(Visit visit) {
        var isOn = visit.entered("shortcuts").isPresent();
        visit.context().cookie(settings.cookie(SHORTCUTS, isOn ? "on" : "off", PageSettings.YEAR, true));
        return visit.done(PATH + "?saved=true");
    }
}
