package dev.viesti.http.web;

import dev.viesti.application.Actor;
import dev.viesti.application.ConversationView;
import dev.viesti.application.Cursor;
import dev.viesti.application.Listing;
import dev.viesti.application.Messaging;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.application.Tagging;
import dev.viesti.application.Viesti;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.Ids;
import dev.viesti.domain.tag.Tag;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The list of conversations, alone or with one of them beside it. */
final class InboxPages {
    private static final String PATH = "/conversations";
    private static final int SHOWN = 50;
    /** A list that is read anew is no longer than this. */
    private static final int MOST = 500;

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
                PageRoute.get("/shortcuts", Admission.SIGNED_IN, this::shortcuts),
                PageRoute.get(PATH, Admission.SIGNED_IN, this::list),
                PageRoute.get(PATH + "/{id}", Admission.SIGNED_IN, this::conversation));
    }

    private Reply list(Visit visit) {
        return answer(visit, Optional.empty());
    }

    private Reply conversation(Visit visit) {
        return answer(visit, Optional.of(visit.id("id", ConversationId::new)));
    }

    private Reply answer(Visit visit, Optional<ConversationId> id) {
        var open = id.map(ConversationId::value);
        var target = id.isEmpty() && visit.target().equals("conversation") ? "" : visit.target();
        return switch (target) {
            case "list" -> selected(visit, open.or(() -> openBeside(visit)));
            case "more" ->
                Reply.html(200, layout.templates().rows(frame(visit), inbox(visit, Selection.of(visit), open, false)));
            case "tag" ->
                Reply.html(
                        200,
                        layout.templates().tagsChanged(frame(visit), inbox(visit, open.or(() -> openBeside(visit)))));
            case "conversation" ->
                Reply.html(200, layout.templates().conversation(frame(visit), threads.latest(visit, id.orElseThrow())));
            default -> page(visit, id.map(known -> thread(visit, known)));
        };
    }

    /** Without scripts one reads on, towards the beginning, page by page. */
    private ThreadView thread(Visit visit, ConversationId id) {
        return visit.number("before")
                .filter(seq -> seq > 1)
                .map(seq -> threads.before(visit, id, seq))
                .orElseGet(() -> threads.latest(visit, id));
    }

    /** The list after its selection changed, or anew. */
    private Reply selected(Visit visit, Optional<String> open) {
        var follow = switch (visit.trigger()) {
            case "list" -> Follow.NOTHING;
            case "filters" -> Follow.CHIPS;
            default -> Follow.FILTERS;
        };
        var current = Selection.current(visit);
        var selection = follow == Follow.NOTHING ? current : Selection.of(visit);
        var inbox = inbox(
                visit,
                selection,
                open,
                follow != Follow.NOTHING || !selection.tags().isEmpty());
        var reply = Reply.html(200, layout.templates().listFragment(frame(visit).titled(inbox), inbox, follow));
        if (follow == Follow.NOTHING) {
            return reply;
        }
        // while somebody types, the word grows in one place of the history
        var isTyping = follow == Follow.CHIPS && current.isTypedOnBy(inbox.selection());
        return reply.with(isTyping ? "HX-Replace-Url" : "HX-Push-Url", inbox.path(inbox.selection()));
    }

    /** The conversation that is open where the script asks from. */
    private static Optional<String> openBeside(Visit visit) {
        var path = visit.currentPath();
        return Optional.of(path)
                .filter(text -> text.startsWith(PATH + "/"))
                .map(text -> text.substring(PATH.length() + 1))
                .filter(Ids::isWellFormed);
    }

    /** What of the filters has to follow a change of the list: what the reader is just using stays as it is. */
    enum Follow {
        NOTHING,
        CHIPS,
        FILTERS;

        boolean isChips() {
            return this == CHIPS;
        }

        boolean isFilters() {
            return this == FILTERS;
        }

        boolean isAnnounced() {
            return this != NOTHING;
        }
    }

    private Reply shortcuts(Visit visit) {
        var title = visit.reader().say(KeyWords.SHORTCUTS);
        return layout.form(
                visit, 200, Section.NONE, title, layout.templates().shortcuts(visit.reader(), visit.isDialog()));
    }

    private Reply page(Visit visit, Optional<ThreadView> thread) {
        var inbox = inbox(visit, thread.map(view -> view.conversation().id().value()));
        return Reply.html(200, layout.templates().inbox(frame(visit), inbox, thread));
    }

    private Frame frame(Visit visit) {
        return layout.frame(visit, Section.MESSAGES, visit.reader().say(CommonWords.MESSAGES));
    }

    private InboxView inbox(Visit visit, Optional<String> open) {
        return inbox(visit, Selection.of(visit), open, true);
    }

    private InboxView inbox(Visit visit, Selection selection, Optional<String> open, boolean namesTags) {
        var shown = visit.queries("shown").stream()
                .filter(text -> text.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .toList();
        var start = visit.query("cursor").map(text -> Cursor.parse(Listing.CONVERSATIONS, text));
        var parts = parts(
                start,
                shown,
                slice -> visit.participant() instanceof Actor.Member member
                        ? messaging.inbox(member, selection.filter(), slice)
                        : messaging.conversations(visit.merchant(), slice));
        var rows = parts.stream().flatMap(part -> part.items().stream()).toList();
        return new InboxView(
                selection,
                rows,
                parts.stream().map(part -> part.items().size()).toList(),
                start.map(Cursor::encoded),
                parts.get(parts.size() - 1).next().map(Cursor::encoded),
                visit.isMember() && namesTags ? tags(visit, selection) : List.of(),
                asksForTags(visit),
                unread(visit, rows),
                open);
    }

    /**
     * The beginning of a list, or as much of it as was shown, at most {@link #MOST}. Where a search has no index, a page is
     * looked for among so many conversations only: those are looked through no more often than somebody asked for.
     *
     * @param shown how long the parts were that were asked for, each at its time; none for the first
     */
    static <T> List<Page<T>> parts(Optional<Cursor> start, List<Integer> shown, Function<Slice, Page<T>> page) {
        var rows = shown.stream().mapToInt(Integer::intValue).sum();
        var left = Math.min(MOST, Math.max(SHOWN, rows));
        var missing = Math.min(MOST, rows);
        var parts = new ArrayList<Page<T>>();
        var next = start;
        boolean isFull;
        do {
            var slice = new Slice(Math.min(Slice.MAX, left), next);
            var part = page.apply(slice);
            var size = part.items().size();
            parts.add(part);
            left -= size;
            missing -= size;
            next = part.next();
            isFull = size == slice.limit();
        } while (next.isPresent() && missing > 0 && (isFull || parts.size() < shown.size()));
        return parts;
    }

    /** All that are listed or chosen; otherwise one more than are listed at once. */
    private List<Tag> tags(Visit visit, Selection selection) {
        var isAll = asksForTags(visit) || !selection.tags().isEmpty();
        return tagging.tags(visit.member(), isAll ? Integer.MAX_VALUE : InboxView.MOST_TAGS + 1);
    }

    private static boolean asksForTags(Visit visit) {
        return visit.target().equals("tag") || visit.query("tags").isPresent();
    }

    /** Merchants have few conversations, and those with something unread are the newest. */
    private int unread(Visit visit, List<ConversationView> shown) {
        return visit.participant() instanceof Actor.Member member
                ? messaging.unread(member, InboxView.MOST_UNREAD + 1)
                : (int) shown.stream().filter(row -> row.unread() > 0).count();
    }
}
