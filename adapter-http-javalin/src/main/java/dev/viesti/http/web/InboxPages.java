package dev.viesti.http.web;

import dev.viesti.application.Actor;
import dev.viesti.application.ConversationView;
import dev.viesti.application.Cursor;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Listing;
import dev.viesti.application.Messaging;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.application.TagView;
import dev.viesti.application.Tagging;
import dev.viesti.application.Viesti;
import dev.viesti.domain.ConversationId;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The list of conversations, alone or with one of them beside it. */
final class InboxPages {
    private static final String PATH = "/conversations";
    private static final int SHOWN = 50;

    private final Messaging messaging;
    private final Tagging tagging;
    private final Threads threads;
    private final Layout layout;

    InboxPages(Viesti viesti, Threads threads, Layout layout) {
        messaging = viesti.messaging();
        tagging = viesti.tagging();
        this.threads = threads;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/", Admission.SIGNED_IN, visit -> Reply.seeOther(PATH)),
                PageRoute.get(PATH, Admission.SIGNED_IN, this::list),
                PageRoute.get(PATH + "/{id}", Admission.SIGNED_IN, this::conversation));
    }

    private Reply list(Visit visit) {
        return switch (visit.target()) {
            case "list" ->
                Reply.html(
                        200,
                        layout.templates()
                                .list(frame(visit), inbox(visit, Optional.empty()), true)
                                .render());
            case "more" ->
                Reply.html(
                        200,
                        layout.templates()
                                .rows(frame(visit), inbox(visit, Optional.empty()))
                                .render());
            default -> page(visit, Optional.empty());
        };
    }

    private Reply conversation(Visit visit) {
        var id = visit.id("id", ConversationId::new);
        return switch (visit.target()) {
            case "list" ->
                Reply.html(
                        200,
                        layout.templates()
                                .list(frame(visit), inbox(visit, Optional.of(id.value())), true)
                                .render());
            case "conversation" ->
                Reply.html(
                        200,
                        layout.templates()
                                .conversation(frame(visit), threads.latest(visit, id))
                                .render());
            default -> page(visit, Optional.of(threads.latest(visit, id)));
        };
    }

    private Reply page(Visit visit, Optional<ThreadView> thread) {
        var inbox = inbox(visit, thread.map(view -> view.conversation().id().value()));
        return Reply.html(
                200, layout.templates().inbox(frame(visit), inbox, thread).render());
    }

    private Frame frame(Visit visit) {
        return layout.frame(visit, Section.MESSAGES, visit.reader().say(CommonWords.MESSAGES));
    }

    private InboxView inbox(Visit visit, Optional<String> open) {
        var selection = Selection.of(visit);
        var limit = Math.min(Slice.MAX, Math.max(SHOWN, visit.number("shown").orElse(SHOWN)));
        var cursor = visit.query("cursor").map(text -> Cursor.parse(Listing.CONVERSATIONS, text));
        var slice = new Slice(limit, cursor);
        Page<ConversationView> page = visit.participant() instanceof Actor.Member member
                ? messaging.inbox(member, selection.filter(), slice)
                : messaging.conversations(visit.merchant(), slice);
        return new InboxView(
                selection,
                page.items(),
                page.next().map(Cursor::encoded),
                visit.isMember() ? tags(visit.member()) : List.of(),
                unread(visit, page.items()),
                open);
    }

    private List<TagView> tags(Actor.Member member) {
        var tags = new ArrayList<TagView>();
        var page = tagging.tags(member, Optional.empty(), Slice.first(Slice.MAX));
        tags.addAll(page.items());
        while (page.next().isPresent()) {
            page = tagging.tags(member, Optional.empty(), new Slice(Slice.MAX, page.next()));
            tags.addAll(page.items());
        }
        return tags;
    }

    /** Merchants have few conversations, and those with something unread are the newest. */
    private int unread(Visit visit, List<ConversationView> shown) {
        if (visit.participant() instanceof Actor.Member member) {
            var filter = new InboxFilter(Set.of(), true, Optional.empty());
            return messaging
                    .inbox(member, filter, Slice.first(Slice.MAX))
                    .items()
                    .size();
        }
        return (int) shown.stream().filter(row -> row.unread() > 0).count();
    }
}
