package dev.viesti.http.api;

import dev.viesti.application.Blocking;
import dev.viesti.domain.MerchantId;
import java.util.List;

/** Refusing a merchant for good (B1–B7). */
final class BlockRoutes {
    private static final String MERCHANT = "merchantId";

    private final Blocking blocking;

    BlockRoutes(Blocking blocking) {
        this.blocking = blocking;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/merchants/{merchantId}/block").member().to(this::block),
                Route.post("/merchants/{merchantId}/block").member().json().to(this::putBlock));
    }

    private Answer block(Request request) {
        var view = blocking.block(request.member(), request.id(MERCHANT, MerchantId::new));
        var json = Json.object().with("blocked", view.block().isPresent());
        view.block()
                .ifPresentOrElse(
                        block -> json.with("blockedAt", block.blockedAt())
                                .with("blockedBy", block.blockedBy().value()),
                        () -> json.with("closes", WorkJson.counts(view.closes())));
        return Answer.ok(json.build());
    }

    private Answer putBlock(Request request) {
        var confirmed = request.body().flag("confirm");
        var block = blocking.block(request.member(), request.id(MERCHANT, MerchantId::new), confirmed);
        return Answer.ok(Json.object()
                .with("merchantId", block.merchant().value())
                .with("blockedAt", block.blockedAt())
                .with("blockedBy", block.blockedBy().value())
                .with("closed", WorkJson.counts(block.closed()))
                .build());
    }
}
