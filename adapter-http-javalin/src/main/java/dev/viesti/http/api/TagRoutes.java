package dev.viesti.http.api;

import dev.viesti.application.Listing;
import dev.viesti.application.TagView;
import dev.viesti.application.Tagging;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.tag.TagName;
import java.util.List;
import java.util.Set;

/** The organisation's tags (T1–T6). */
final class TagRoutes {
    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String TAG = "tagId";

    private final Tagging tagging;

    TagRoutes(Tagging tagging) {
        this.tagging = tagging;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/tags")
                        .member()
                        .query(Set.of("q", "limit", "cursor"))
                        .to(this::tags),
                Route.post("/tags").member().json().idempotent().to(this::create),
                Route.patch("/tags/{id}").member().to(this::rename),
                Route.delete("/tags/{id}").member().to(this::delete),
                Route.post("/conversations/{id}/tags")
                        .member()
                        .json()
                        .idempotent()
                        .to(this::attach),
                Route.delete("/conversations/{id}/tags/{tagId}").member().to(this::detach));
    }

    private Answer tags(Request request) {
        var text = request.search("q");
        var slice = request.slice(Listing.TAGS);
        return Answer.page(tagging.tags(request.member(), text, slice), TagRoutes::json);
    }

    private Answer create(Request request) {
        var raw = request.body().text(NAME);
        var name = request.read(() -> TagName.of(raw));
        return Answer.created(json(tagging.create(request.member(), name, request.idempotencyKey())));
    }

    private Answer rename(Request request) {
        var raw = request.body().text(NAME);
        var name = request.read(() -> TagName.of(raw));
        return Answer.ok(json(tagging.rename(request.member(), request.id(ID, TagId::new), name)));
    }

    private Answer delete(Request request) {
        var conversations = tagging.delete(request.member(), request.id(ID, TagId::new));
        return Answer.ok(Json.object().with("conversations", conversations).build());
    }

    private Answer attach(Request request) {
        var body = request.body();
        var tag = body.optionalId(TAG, TagId::new);
        var name = body.optionalText(NAME).flatMap(text -> body.value(() -> TagName.of(text)));
        if (body.has(TAG) == body.has(NAME)) {
            body.wrong(TAG, "required", "must be given, or \"name\" must be, but not both");
        }
        var actor = request.member();
        var conversation = request.id(ID, ConversationId::new);
        var key = request.idempotencyKey();
        var tagged = tag.map(id -> tagging.attach(actor, conversation, id, key))
                .orElseGet(() -> tagging.attach(actor, conversation, name.orElseThrow(), key));
        return Answer.put(
                tagged.created(),
                Json.object().with("tags", ConversationJson.tags(tagged.tags())).build());
    }

    private Answer detach(Request request) {
        tagging.detach(request.member(), request.id(ID, ConversationId::new), request.id(TAG, TagId::new));
        return Answer.noContent();
    }

    private static Json json(TagView view) {
        return Json.object()
                .with("id", view.tag().id().value())
                .with("name", view.tag().name().value())
                .with("conversations", view.conversations())
                .build();
    }
}
