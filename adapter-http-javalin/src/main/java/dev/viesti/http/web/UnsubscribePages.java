package dev.viesti.http.web;

import dev.viesti.application.Notifications;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.List;

/**
 * Where the links in mails that turn mails off lead (N5). Opening one changes nothing, since mail scanners open links;
 * the button on the page and the mail program's one click (RFC 8058) are the same POST.
 */
final class UnsubscribePages {
    private static final String TOKEN = "token";
    private static final String PATH = "/unsubscribe/{token}";

    private final Notifications notifications;
    private final Layout layout;

    UnsubscribePages(Notifications notifications, Layout layout) {
        this.notifications = notifications;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH, Admission.ANYBODY, this::ask),
                PageRoute.post(PATH, Admission.BY_THE_BODY, this::unsubscribe));
    }

    private Reply ask(Visit visit) {
        return notifications
                .kindOf(visit.context().pathParam(TOKEN))
                .map(kind -> Notice.of(question(kind), SignInWords.STOP_ADVICE)
                        .asking(SignInWords.STOP)
                        .on(layout, visit, 200))
                .orElseGet(() -> unknown(visit));
    }

    private Reply unsubscribe(Visit visit) {
        return notifications
                .unsubscribe(visit.context().pathParam(TOKEN))
                .map(kind -> Notice.of(SignInWords.STOPPED, answer(kind))
                        .with("/settings", CommonWords.SETTINGS)
                        .on(layout, visit, 200))
                .orElseGet(() -> unknown(visit));
    }

    private Reply unknown(Visit visit) {
        return Notice.of(SignInWords.UNKNOWN_LINK, SignInWords.UNKNOWN_LINK_ADVICE)
                .with("/settings", CommonWords.SETTINGS)
                .on(layout, visit, 404);
    }

    private static Word question(NotificationKind kind) {
        return switch (kind) {
            case FIRST_CONTACT -> SignInWords.STOP_FIRST_CONTACT;
            case DIGEST -> SignInWords.STOP_DIGEST;
        };
    }

    private static Word answer(NotificationKind kind) {
        return switch (kind) {
            case FIRST_CONTACT -> SignInWords.STOPPED_FIRST_CONTACT;
            case DIGEST -> SignInWords.STOPPED_DIGEST;
        };
    }
}
