package dev.viesti.http.web;

import dev.viesti.application.IdempotencyKey;
import dev.viesti.application.Messaging;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.Ids;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.List;

/** Reading on in a conversation, and writing into it. */
final class ThreadPages {
    private static final String PATH = "/conversations/{id}";

    private final Messaging messaging;
    private final Threads threads;
    private final Layout layout;

    ThreadPages(Messaging messaging, Threads threads, Layout layout) {
        this.messaging = messaging;
        this.threads = threads;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH + "/earlier", Admission.SIGNED_IN, this::earlier),
                PageRoute.get(PATH + "/news", Admission.SIGNED_IN, this::news),
                PageRoute.post(PATH + "/messages", Admission.SIGNED_IN, this::send),
                PageRoute.post(PATH + "/read", Admission.SIGNED_IN, this::read),
                PageRoute.post(PATH + "/unread", Admission.SIGNED_IN, this::unread));
    }

    private Reply earlier(Visit visit) {
        var before = visit.number("before").filter(seq -> seq > 1).orElse(1);
        var thread = threads.before(visit, id(visit), before);
        return Reply.html(200, layout.templates().earlier(frame(visit), thread).render());
    }

    /** What came since, and everything that may have changed with it. */
    private Reply news(Visit visit) {
        var thread = threads.after(visit, id(visit), visit.number("after").orElse(0));
        return Reply.html(
                200,
                layout.templates()
                        .news(frame(visit), thread, visit.queries("card"))
                        .render());
    }

    private Reply send(Visit visit) {
        var files = visit.fields().getOrDefault("file", List.of()).stream()
                .filter(Ids::isWellFormed)
                .map(FileId::new)
                .toList();
        var draft = new MessageDraft(visit.entered("text"), files);
        messaging.send(
                visit.participant(), id(visit), draft, visit.entered("key").map(IdempotencyKey::new));
        return visit.done("/conversations/" + id(visit).value() + "#end");
    }

    private Reply read(Visit visit) {
        messaging.markRead(visit.participant(), id(visit), Integer.parseInt(visit.field("upTo")));
        return visit.isFragment()
                ? Reply.noContent().with("HX-Trigger", "news")
                : Reply.seeOther("/conversations/" + id(visit).value());
    }

    private Reply unread(Visit visit) {
        messaging.markUnread(visit.participant(), id(visit), Integer.parseInt(visit.field("from")));
        return Reply.seeOther("/conversations");
    }

    private static ConversationId id(Visit visit) {
        return visit.id("id", ConversationId::new);
    }

    private Frame frame(Visit visit) {
        return layout.frame(visit, Section.MESSAGES, visit.reader().say(CommonWords.MESSAGES));
    }
}
