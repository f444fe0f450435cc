package sample.events;

import dev.viesti.application.Event;
import dev.viesti.application.EventBatch;
import dev.viesti.application.EventPosition;
import dev.viesti.application.Events;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Rings at everything new, on a thread of the host's, until it is closed; whatever fails meanwhile is tried again. */
public final class Doorbell implements Runnable, AutoCloseable {
    private static final Logger LOG = System.getLogger(Doorbell.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Events events;
    private final Consumer<Event> bell;
    private final EventPosition start;
    private volatile boolean open = true;

    public Doorbell(Events events, Consumer<Event> bell) {
        this.events = events;
        this.bell = bell;
        this.start = events.end();
    }

    @Override
    public void run() {
        var position = start;
        while (open) {
            try {
                // who mustn't miss anything keeps the position, with what was done about the events, in a database
                var batch = events.next(position, PATIENCE);
                batch.map(EventBatch::events).orElse(List.of()).forEach(bell);
                position = batch.map(EventBatch::next).orElseGet(events::end);
            } catch (RuntimeException failure) {
                // the database is away, or the bell is broken: from the same position again, which may ring twice
                LOG.log(Level.WARNING, "events can't be told; it is tried again until they can", failure);
                LockSupport.parkNanos(PATIENCE.toNanos());
            }
        }
    }

    /** Within a second; an interrupt would break the connections of others where the database is H2. */
    @Override
    public void close() {
        open = false;
    }
}
