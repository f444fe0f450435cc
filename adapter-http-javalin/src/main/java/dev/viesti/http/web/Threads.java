package dev.viesti.http.web;

import dev.viesti.application.EntryRange;
import dev.viesti.application.EntryView;
import dev.viesti.application.Messaging;
import dev.viesti.domain.ConversationId;
import java.util.List;
import java.util.Optional;

/** Reads conversations for pages and their parts. Safe for several threads. */
final class Threads {
    private static final int LATEST = 50;
    private static final int MOST = 100;

    private final Messaging messaging;

    Threads(Messaging messaging) {
        this.messaging = messaging;
    }

    /** The end of a conversation, with everything that the reader hasn't seen as far as a page may hold it. */
    ThreadView latest(Visit visit, ConversationId id) {
        var unread = messaging.conversation(visit.participant(), id).unread();
        return view(visit, id, new EntryRange.Latest(Math.min(MOST, Math.max(LATEST, 2 * unread))));
    }

    /** What is in front of an entry. */
    ThreadView before(Visit visit, ConversationId id, int seq) {
        return view(visit, id, new EntryRange.Before(seq, LATEST));
    }

    /** What came after an entry. */
    ThreadView after(Visit visit, ConversationId id, int seq) {
        return view(visit, id, new EntryRange.After(seq, MOST));
    }

    private ThreadView view(Visit visit, ConversationId id, EntryRange range) {
        var actor = visit.participant();
        var entries = messaging.entries(actor, id, range);
        // read after the entries: what they tell of is at least as old
        var work = messaging.work(actor, id);
        var conversation = messaging.conversation(actor, id);
        return new ThreadView(
                visit.reader(),
                actor.author(),
                conversation,
                entries,
                before(visit, id, entries),
                work,
                Selection.of(visit),
                Composed.nothing(visit, id));
    }

    private Optional<EntryView> before(Visit visit, ConversationId id, List<EntryView> entries) {
        return entries.stream()
                .findFirst()
                .filter(first -> first.seq() > 1)
                .flatMap(first ->
                        messaging.entries(visit.participant(), id, new EntryRange.Before(first.seq(), 1)).stream()
                                .findFirst());
    }
}
