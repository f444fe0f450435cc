package dev.viesti.http.api;

import dev.viesti.application.Actor;
import dev.viesti.application.Event;
import dev.viesti.application.EventBatch;
import dev.viesti.application.EventPosition;
import dev.viesti.application.Events;
import dev.viesti.application.Slice;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream of events (the event stream format of HTML). Nothing blocks: what the client doesn't take yet waits
 * in a queue of limited length; a queue that is full is dropped, and once the client reads on it is told from the log
 * what it missed. Safe for several threads; one at a time writes.
 */
final class EventStream implements WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    /** No log gives it, so that whoever resumes there begins from the beginning. */
    private static final EventPosition UNKNOWN = new EventPosition("-");

    /** How many events wait for a client at most before they are dropped. */
    static final int ROOM = 256;

    private final Actor.Participant viewer;
    private final Telling telling;
    private final ServletOutputStream out;
    private final Runnable disconnecting;
    private final Consumer<EventStream> catchingUp;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private final Deque<Frame> queue = new ArrayDeque<>();
    /** What happened while the log is being read. */
    private final List<Frame> meanwhile = new ArrayList<>();

    private Mode mode = Mode.BEHIND;
    private boolean hasMissed;
    /** Behind it is what this client wasn't told. */
    private EventPosition told;

    private Optional<Walk> walk = Optional.empty();
    private boolean isOpen;
    private boolean isUnflushed;
    private boolean hasEnded;
    private Optional<Long> blockedSince = Optional.empty();
    private long beatAt;
    private int drops;

    /** Where the next events come from. */
    private enum Mode {
        /** From the log, once the queue is empty. */
        BEHIND,
        /** From the log, which is being read. */
        READING,
        /** As they happen. */
        LIVE
    }

    /**
     * Some text of the stream.
     *
     * @param position whoever goes on from there has missed nothing, once it has this
     */
    private record Frame(String text, EventPosition position) {}

    /** The way through the last entries of all conversations, for a client whose position isn't known. */
    private record Walk(EventPosition end, Slice slice) {}

    /**
     * A stream that goes on from a position.
     *
     * @param opening what the client gets first
     * @param disconnecting breaks the connection, whatever is still to be written
     * @param catchingUp has {@link #catchUp} called soon, on a thread that may wait for the database
     */
    EventStream(
            Actor.Participant viewer,
            Telling telling,
            EventPosition from,
            String opening,
            ServletOutputStream out,
            Runnable disconnecting,
            Consumer<EventStream> catchingUp) {
        this.viewer = viewer;
        this.telling = telling;
        this.told = from;
        this.out = out;
        this.disconnecting = disconnecting;
        this.catchingUp = catchingUp;
        queue.add(new Frame(opening, from));
    }

    Actor.Participant viewer() {
        return viewer;
    }

    /** Begins to write. */
    CompletableFuture<Void> begin(long beatsAt) {
        beatAt = beatsAt;
        out.setWriteListener(this);
        return end;
    }

    /** What happened, of what the viewer may see. */
    synchronized void tell(List<Event> events, EventPosition before, EventPosition next) {
        if (mode == Mode.BEHIND) {
            return;
        }
        var waiting = mode == Mode.LIVE ? queue : meanwhile;
        waiting.addAll(frames(events, before, next));
        if (waiting.size() > ROOM) {
            waiting.clear();
            drops++;
            miss();
        }
        pump();
    }

    /** The feed has lost its place, so that this client may have missed something. */
    synchronized void fallBehind() {
        miss();
        pump();
    }

    private void miss() {
        hasMissed = true;
        if (mode == Mode.LIVE) {
            mode = Mode.BEHIND;
        }
    }

    /** Only what ends a batch names the position behind it: half of a batch is told again. */
    private List<Frame> frames(List<Event> events, EventPosition before, EventPosition next) {
        var texts =
                events.stream().flatMap(event -> telling.tell(event).stream()).toList();
        var frames = new ArrayList<Frame>();
        for (var text : texts) {
            frames.add(frame(text, frames.size() == texts.size() - 1 ? next : before));
        }
        return frames;
    }

    /** A position alone is no event; the client resumes there all the same. */
    private static Frame frame(String text, EventPosition position) {
        return new Frame("id: " + position.value() + '\n' + text + '\n', position);
    }

    /** Reads from the log what the client wasn't told; for one thread at a time. */
    void catchUp(Events events) {
        EventPosition from;
        synchronized (this) {
            if (hasEnded) {
                return;
            }
            hasMissed = false;
            meanwhile.clear();
            from = told;
        }
        try {
            if (walk.isEmpty()) {
                var batch = events.after(viewer, from);
                if (batch.isPresent()) {
                    caughtUp(batch.get());
                    return;
                }
                walk = Optional.of(new Walk(events.end(), Slice.first(Slice.MAX)));
            }
            walkOn(events);
        } catch (RuntimeException away) {
            LOG.debug("a stream can't be resumed yet", away);
            fallsBehind();
        }
    }

    private synchronized void caughtUp(EventBatch batch) {
        var frames = frames(batch.events(), told, batch.next());
        queue.addAll(frames);
        if (batch.events().isEmpty()) {
            told = batch.next();
        } else if (frames.isEmpty()) {
            queue.add(frame("", batch.next()));
        }
        if (batch.hasMore() || hasMissed) {
            mode = Mode.BEHIND;
        } else {
            mode = Mode.LIVE;
            queue.addAll(meanwhile);
        }
        pump();
    }

    /** Until the last page is told, the client resumes from the beginning. */
    private void walkOn(Events events) {
        var current = walk.orElseThrow();
        var page = events.latest(viewer, current.slice());
        synchronized (this) {
            queue.addAll(frames(page.items(), UNKNOWN, UNKNOWN));
            if (page.next().isPresent()) {
                walk = Optional.of(new Walk(current.end(), new Slice(Slice.MAX, page.next())));
            } else {
                walk = Optional.empty();
                queue.add(frame("", current.end()));
            }
            mode = Mode.BEHIND;
            pump();
        }
    }

    private synchronized void fallsBehind() {
        mode = Mode.BEHIND;
    }

    /**
     * What time brings: a sign of life, the end of a client that hasn't read for long, another try to catch up.
     *
     * @param position behind everything that was told to all streams
     */
    void tick(long now, long heartbeat, long patience, EventPosition position) {
        if (isStuck(now, patience)) {
            LOG.debug("a client doesn't read; its stream ends");
            end();
            return;
        }
        synchronized (this) {
            if (now - beatAt >= 0) {
                beatAt = now + heartbeat;
                if (queue.isEmpty()) {
                    queue.add(
                            mode == Mode.LIVE
                                    ? new Frame(telling.beat() + "id: " + position.value() + "\n\n", position)
                                    : new Frame(telling.beat() + '\n', told));
                }
            }
            pump();
        }
    }

    private synchronized boolean isStuck(long now, long patience) {
        return blockedSince.map(since -> now - since > patience).orElse(false);
    }

    @Override
    public synchronized void onWritePossible() {
        isOpen = true;
        pump();
    }

    @Override
    public void onError(Throwable gone) {
        LOG.debug("a client went away: {}", gone.getMessage());
        end();
    }

    /** Writes what can be written. */
    private void pump() {
        try {
            while (isOpen && !hasEnded && isReady()) {
                var frame = queue.poll();
                if (frame != null) {
                    out.write(frame.text().getBytes(StandardCharsets.UTF_8));
                    told = frame.position();
                    isUnflushed = true;
                } else if (isUnflushed) {
                    isUnflushed = false;
                    out.flush();
                } else {
                    if (mode == Mode.BEHIND) {
                        mode = Mode.READING;
                        catchingUp.accept(this);
                    }
                    return;
                }
            }
        } catch (IOException | RuntimeException gone) {
            onError(gone);
        }
    }

    private boolean isReady() {
        if (out.isReady()) {
            blockedSince = Optional.empty();
            return true;
        }
        if (blockedSince.isEmpty()) {
            blockedSince = Optional.of(System.nanoTime());
        }
        return false;
    }

    /** How often its queue was dropped. */
    synchronized int drops() {
        return drops;
    }

    /** Ends the stream; what a client hasn't taken yet it gets when it resumes. */
    void end() {
        boolean isBlocked;
        synchronized (this) {
            if (hasEnded) {
                return;
            }
            hasEnded = true;
            isBlocked = blockedSince.isPresent();
            queue.clear();
            meanwhile.clear();
        }
        if (isBlocked) {
            disconnecting.run();
        }
        end.complete(null);
    }
}
