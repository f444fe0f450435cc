package dev.viesti.http.api;

import dev.viesti.application.Actor;
import dev.viesti.application.ConversationView;
import dev.viesti.application.EntryRange;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Listing;
import dev.viesti.application.Messaging;
import dev.viesti.application.Page;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.conversation.MessageDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reading and writing in conversations (M1–M5, R1–R3, W4). */
final class ConversationRoutes {
    private static final String ID = "id";

    private final Messaging messaging;

    ConversationRoutes(Messaging messaging) {
        this.messaging = messaging;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/conversations")
                        .member()
                        .merchant()
                        .query(Set.of("tag", "unread", "q", "limit", "cursor"))
                        .to(this::conversations),
                Route.get("/conversations/{id}").member().merchant().to(this::conversation),
                Route.get("/conversations/{id}/entries")
                        .member()
                        .merchant()
                        .query(Set.of("after", "before", "limit"))
                        .to(this::entries),
                Route.get("/conversations/{id}/work").member().merchant().to(this::work),
                Route.post("/conversations/{id}/messages")
                        .member()
                        .merchant()
                        .idempotent()
                        .to(this::send),
                Route.post("/conversations/{id}/decline")
                        .member()
                        .json()
                        .idempotent()
                        .to(this::decline),
                Route.put("/conversations/{id}/read").member().merchant().to(this::markRead),
                Route.put("/conversations/{id}/unread").member().merchant().to(this::markUnread));
    }

    private Answer conversations(Request request) {
        if (request.identity().role() == Role.MERCHANT) {
            request.forbidParameters("tag", "unread", "q");
        }
        var tags = request.idParameters("tag", TagId::new);
        var unreadOnly = request.flagParameter("unread");
        var query = request.search("q");
        var slice = request.slice(Listing.CONVERSATIONS);
        if (request.identity().role() == Role.MERCHANT) {
            return Answer.page(messaging.conversations(request.merchant(), slice), ConversationJson::forMerchant);
        }
        var member = request.member();
        var page = tags.map(known -> messaging.inbox(member, new InboxFilter(known, unreadOnly, query), slice))
                .orElseGet(() -> new Page<>(List.of(), Optional.empty()));
        return Answer.page(page, ConversationJson::forMember);
    }

    private Answer conversation(Request request) {
        var actor = request.participant();
        return Answer.ok(json(actor, messaging.conversation(actor, request.id(ID, ConversationId::new))));
    }

    private static Json json(Actor.Participant actor, ConversationView view) {
        return actor instanceof Actor.Member ? ConversationJson.forMember(view) : ConversationJson.forMerchant(view);
    }

    private Answer entries(Request request) {
        var after = request.numberParameter("after", 0);
        var before = request.numberParameter("before", 1);
        var limit = request.limit();
        if (after.isPresent() && before.isPresent()) {
            request.wrong("before", "exclusive", "must not stand beside \"after\"");
        }
        var range = after.<EntryRange>map(seq -> new EntryRange.After(seq, limit))
                .or(() -> before.map(seq -> new EntryRange.Before(seq, limit)))
                .orElseGet(() -> new EntryRange.Latest(limit));
        return Answer.items(
                messaging.entries(request.participant(), request.id(ID, ConversationId::new), range).stream()
                        .map(ConversationJson::entry)
                        .toList());
    }

    private Answer work(Request request) {
        return Answer.ok(WorkJson.work(messaging.work(request.participant(), request.id(ID, ConversationId::new))));
    }

    private Answer send(Request request) {
        var text = request.body().optionalText("text");
        var files = request.body().ids("files", FileId::new);
        var draft = request.read(() -> new MessageDraft(text, files));
        return Answer.created(ConversationJson.entry(messaging.send(
                request.participant(), request.id(ID, ConversationId::new), draft, request.idempotencyKey())));
    }

    private Answer decline(Request request) {
        var text = request.body().text("text");
        var reply = request.read(() -> MessageDraft.of(text));
        var declined = messaging.decline(
                request.member(), request.id(ID, ConversationId::new), reply, request.idempotencyKey());
        return Answer.ok(Json.object()
                .with("entry", ConversationJson.entry(declined.entry()))
                .with("declinedJobs", ConversationJson.jobs(declined.jobs()))
                .build());
    }

    private Answer markRead(Request request) {
        var upTo = request.body().ordinal("upTo");
        messaging.markRead(request.participant(), request.id(ID, ConversationId::new), upTo);
        return Answer.noContent();
    }

    private Answer markUnread(Request request) {
        var from = request.body().ordinal("from");
        messaging.markUnread(request.participant(), request.id(ID, ConversationId::new), from);
        return Answer.noContent();
    }
}
