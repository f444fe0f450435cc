package dev.viesti.http.api;

import dev.viesti.application.Notifications;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.http.api.Route.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Where the links in mails that turn mails off lead (N5). Opening one changes nothing, since mail scanners open links;
 * the button on the page and the mail program's one click (RFC 8058) are the same POST.
 */
final class UnsubscribeRoutes {
    private static final String TOKEN = "token";
    private static final String PATH = "/unsubscribe/{token}";
    private static final String POLICY =
            "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String BUTTON = """
            <form method="post"><button>Lopeta nämä viestit &#183; Stop these e-mails</button></form>
            """;

    private final Notifications notifications;

    UnsubscribeRoutes(Notifications notifications) {
        this.notifications = notifications;
    }

    List<Route> routes() {
        return List.of(
                Route.open(Method.GET, PATH).to(this::ask),
                Route.open(Method.POST, PATH).to(this::unsubscribe));
    }

    private Answer ask(Request request) {
        return notifications
                .kindOf(request.pathText(TOKEN))
                .map(kind -> page(
                        200,
                        "Haluatko, ettei sinulle enää lähetetä sähköpostia " + finnish(kind) + "?",
                        "Do you want to get no more e-mails about " + english(kind) + "?",
                        BUTTON))
                .orElseGet(UnsubscribeRoutes::unknown);
    }

    private Answer unsubscribe(Request request) {
        return notifications
                .unsubscribe(request.pathText(TOKEN))
                .map(kind -> page(
                        200,
                        "Sinulle ei enää lähetetä sähköpostia " + finnish(kind)
                                + ". Voit palauttaa ne ilmoitusten asetuksista.",
                        "You get no more e-mails about " + english(kind)
                                + ". You can turn them on again in your notification settings.",
                        ""))
                .orElseGet(UnsubscribeRoutes::unknown);
    }

    private static String finnish(NotificationKind kind) {
        return switch (kind) {
            case FIRST_CONTACT -> "uusista yhteydenotoista";
            case DIGEST -> "uusien viestien koosteista";
        };
    }

    private static String english(NotificationKind kind) {
        return switch (kind) {
            case FIRST_CONTACT -> "new contact requests";
            case DIGEST -> "summaries of new messages";
        };
    }

    private static Answer unknown() {
        return page(
                404,
                "Linkki ei toimi. Avaa se uudelleen sähköpostista, tai muuta ilmoitusten asetuksia.",
                "This link doesn't work. Open it again from the e-mail, or change your notification settings.",
                "");
    }

    private static Answer page(int status, String finnish, String english, String form) {
        var html = """
                <!doctype html>
                <html lang="fi">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="robots" content="noindex">
                <title>viesti</title>
                </head>
                <body>
                <main>
                <p>%s</p>
                <p lang="en">%s</p>
                %s</main>
                </body>
                </html>
                """.formatted(finnish, english, form);
        var bytes = html.getBytes(StandardCharsets.UTF_8);
        return new Answer(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8", "Content-Security-Policy", POLICY),
                bytes.length,
                out -> out.write(bytes));
    }
}
