package dev.viesti.http.api;

import dev.viesti.application.Listing;
import dev.viesti.application.Marketplace;
import dev.viesti.application.ServiceFilter;
import dev.viesti.domain.FileId;
import dev.viesti.domain.Language;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.matching.Pick;
import java.util.List;
import java.util.Set;

/** Where merchants find partners and begin conversations (C1–C4). */
final class MarketplaceRoutes {
    private final Marketplace marketplace;

    MarketplaceRoutes(Marketplace marketplace) {
        this.marketplace = marketplace;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/partners/{partnerId}")
                        .operator()
                        .member()
                        .merchant()
                        .to(this::partner),
                Route.get("/services")
                        .merchant()
                        .query(Set.of("q", "category", "limit", "cursor"))
                        .to(this::services),
                Route.post("/contact-requests")
                        .merchant()
                        .refusingMembers(Rule.ONLY_MERCHANTS_START_CONVERSATIONS)
                        .json()
                        .idempotent()
                        .to(this::contact),
                Route.post("/matching-requests")
                        .merchant()
                        .refusingMembers(Rule.ONLY_MERCHANTS_START_CONVERSATIONS)
                        .json()
                        .idempotent()
                        .to(this::match));
    }

    private Answer partner(Request request) {
        var actor = request.actor();
        var id = request.id("partnerId", PartnerId::new);
        return Answer.ok(DirectoryJson.partner(marketplace.partner(actor, id), Marketplace.seesDrafts(actor, id)));
    }

    private Answer services(Request request) {
        var filter = new ServiceFilter(request.search("q"), request.search("category"));
        var slice = request.slice(Listing.OFFERS);
        return Answer.page(marketplace.services(request.merchant(), filter, slice), DirectoryJson::offer);
    }

    private Answer contact(Request request) {
        var body = request.body();
        var partner = body.id("partnerId", PartnerId::new);
        var service = body.id("serviceId", ServiceId::new);
        var shop = body.idOrNull("shopId", ShopId::new);
        var outline = body.text("outline");
        var requirements = body.text("requirements");
        var files = body.ids("files", FileId::new);
        var draft = request.read(() -> new ContactRequestDraft(partner, service, shop, outline, requirements, files));
        return Answer.created(
                ConversationJson.forMerchant(marketplace.contact(request.merchant(), draft, request.idempotencyKey())));
    }

    private Answer match(Request request) {
        var body = request.body();
        var category = body.text("category");
        var outline = body.text("outline");
        var requirements = body.text("requirements");
        var shop = body.idOrNull("shopId", ShopId::new);
        var budget = body.optionalMoney("budget");
        var language = body.optionalText("language", Language::of);
        var task = request.read(() -> new MatchingTask(category, outline, requirements, shop, budget, language));
        var matched = marketplace.match(request.merchant(), task, request.idempotencyKey());
        return Answer.created(Json.object()
                .with("id", matched.id().value())
                .with(
                        "conversations",
                        matched.conversations().stream()
                                .map(ConversationJson::forMerchant)
                                .toList())
                .with(
                        "picks",
                        matched.picks().stream().map(MarketplaceRoutes::pick).toList())
                .build());
    }

    private static Json pick(Pick pick) {
        return Json.object()
                .with("partnerId", pick.partner().value())
                .with("reasons", Json.texts(pick.reasons()))
                .build();
    }
}
