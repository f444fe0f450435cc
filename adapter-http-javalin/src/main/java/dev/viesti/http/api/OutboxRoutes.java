package dev.viesti.http.api;

import dev.viesti.application.Listing;
import dev.viesti.application.Notifications;
import dev.viesti.application.port.Outbox;
import java.util.List;
import java.util.Set;

/** Mails that are parked, for the operator to see and to release (N3). */
final class OutboxRoutes {
    private static final String KEYS = "keys";
    private static final String ALL = "all";

    private final Notifications notifications;

    OutboxRoutes(Notifications notifications) {
        this.notifications = notifications;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/outbox").operator().query(Route.PAGING).to(this::parked),
                Route.post("/outbox/release").operator().json().to(this::release));
    }

    private Answer parked(Request request) {
        var slice = request.slice(Listing.PARKED_MAILS);
        return Answer.page(notifications.parked(request.operator(), slice), OutboxRoutes::json);
    }

    private Answer release(Request request) {
        var body = request.body();
        var named = body.has(KEYS);
        var keys = named ? Set.copyOf(body.texts(KEYS, key -> key)) : Set.<String>of();
        var all = body.has(ALL) && body.flag(ALL);
        if (named == all) {
            body.wrong(KEYS, "required", "must be given, or \"all\" be true, and not both");
        }
        var operator = request.operator();
        var released = all ? notifications.release(operator) : notifications.release(operator, keys);
        return Answer.ok(Json.object().with("released", released).build());
    }

    private static Json json(Outbox.Parked mail) {
        return Json.object()
                .with("key", mail.key())
                .with("kind", mail.kind().word())
                .with("partnerId", mail.partner().value())
                .with("memberId", mail.member().value())
                .with("createdAt", mail.createdAt())
                .with("attempts", mail.attempts())
                .with("error", mail.error())
                .build();
    }
}
