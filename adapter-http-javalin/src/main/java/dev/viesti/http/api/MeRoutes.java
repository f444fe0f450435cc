package dev.viesti.http.api;

import dev.viesti.application.Actor;
import dev.viesti.application.Identities;
import dev.viesti.application.Notifications;
import dev.viesti.domain.notification.NotificationSettings;
import java.util.List;

/** Who one is, and which mails one wants. */
final class MeRoutes {
    private final Identities identities;
    private final Notifications notifications;

    MeRoutes(Identities identities, Notifications notifications) {
        this.identities = identities;
        this.notifications = notifications;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/me").operator().member().merchant().to(this::me),
                Route.get("/me/notifications").member().to(this::settings),
                Route.put("/me/notifications").member().to(this::putSettings));
    }

    private Answer me(Request request) {
        var actor = request.actor();
        var identity = request.identity();
        var json = Json.object().with("role", identity.role().word()).with("id", identity.id());
        if (actor instanceof Actor.Member member) {
            var profile = identities.profile(member);
            json.with("name", profile.member().name())
                    .with(
                            "partner",
                            Json.object()
                                    .with("id", profile.partner().id().value())
                                    .with("name", profile.partner().name())
                                    .build());
        } else if (actor instanceof Actor.Merchant merchant) {
            var profile = identities.profile(merchant);
            json.with("name", profile.merchant().name())
                    .with(
                            "shops",
                            profile.shops().stream().map(DirectoryJson::shop).toList());
        } else {
            json.with("name", identity.id());
        }
        return Answer.ok(json.build());
    }

    private Answer settings(Request request) {
        return Answer.ok(json(notifications.settings(request.member())));
    }

    private Answer putSettings(Request request) {
        var firstContact = request.body().flag("firstContact");
        var digest = request.body().flag("digest");
        var settings = new NotificationSettings(firstContact, digest);
        return Answer.ok(json(notifications.put(request.member(), settings)));
    }

    private static Json json(NotificationSettings settings) {
        return Json.object()
                .with("firstContact", settings.firstContact())
                .with("digest", settings.digest())
                .build();
    }
}
