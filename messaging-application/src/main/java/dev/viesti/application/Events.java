package dev.viesti.application;

import dev.viesti.application.port.EventLog;
import dev.viesti.application.port.InboxReader;
import java.time.Duration;
import java.util.Optional;

/**
 * What happens, for pages that are live and for hosts that act on it. A hint to read, not the truth: an event may come
 * twice, but behind a position none is missing. Whoever follows remembers a position and asks on from there, as often as
 * it likes, on whichever node; the library starts no thread. Safe for several threads.
 *
 * <pre>{@code
 * var position = events.end();
 * while (running) {
 *     var batch = events.next(position, Duration.ofSeconds(1)).orElseThrow();
 *     batch.events().forEach(this::handle);
 *     position = batch.next();
 * }
 * }</pre>
 */
public final class Events {
    /** How many changes one batch tells at most. */
    private static final int BATCH = 500;

    private final EventLog log;
    private final InboxReader inbox;

    Events(EventLog log, InboxReader inbox) {
        this.log = log;
        this.inbox = inbox;
    }

    /** The position behind everything that has happened: where one begins who wants to hear of what comes. */
    public EventPosition end() {
        return log.end();
    }

    /**
     * Everything that happened since the position, for the host itself; where there is nothing yet, it waits for it.
     *
     * @param patience how long to wait at most; zero to look only. What other processes commit on H2 or where PostgreSQL's
     *     notifications don't get through is seen when the time has passed
     * @return empty where the position isn't known (any more): events are kept for three days. Then read anew whatever
     *     the events are about, and go on from an {@link #end} that was asked for before
     */
    public Optional<EventBatch> next(EventPosition position, Duration patience) {
        var pulse = log.pulse();
        var batch = log.after(position, Optional.empty(), BATCH);
        if (patience.isZero() || batch.map(found -> !found.events().isEmpty()).orElse(true)) {
            return batch;
        }
        log.await(pulse, patience);
        return log.after(position, Optional.empty(), BATCH);
    }

    /**
     * What happened since the position and the participant may see (X1).
     *
     * @return empty where the position isn't known (any more), see {@link #latest}
     */
    public Optional<EventBatch> after(Actor.Participant actor, EventPosition position) {
        return log.after(position, Optional.of(actor), BATCH);
    }

    /**
     * An event for the last entry of each of the participant's conversations, the latest first: what to tell one whose
     * position isn't known. Ask for an {@link #end} before the first page, and go on from there after the last.
     */
    public Page<Event> latest(Actor.Participant actor, Slice slice) {
        var page = actor instanceof Actor.Member member
                ? inbox.inbox(member, InboxFilter.ALL, slice)
                : inbox.conversations((Actor.Merchant) actor, slice);
        return new Page<>(page.items().stream().map(Events::lastEntry).toList(), page.next());
    }

    private static Event lastEntry(ConversationView conversation) {
        return new Event.EntryAdded(
                conversation.partner(), conversation.merchant(), conversation.id(), conversation.lastSeq());
    }
}
