package dev.viesti.http.api;

import dev.viesti.application.Actor;
import dev.viesti.application.Event;
import dev.viesti.application.EventBatch;
import dev.viesti.application.EventPosition;
import dev.viesti.application.Events;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All streams of this node: one thread follows the log and tells everybody, two read for those who come late, none waits
 * for a client. They start with the first stream. Safe for several threads.
 */
final class EventStreams {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    private static final int READERS = 2;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration BETWEEN_READS = Duration.ofMillis(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** Of one identity; one more ends the oldest. */
    private static final int MOST_OF_ONE = 32;

    private final Events events;
    private final Pace pace;
    private final Map<EventStream, BooleanSupplier> all = new ConcurrentHashMap<>();
    private final Map<String, List<EventStream>> listening = new ConcurrentHashMap<>();
    private final AtomicLong drops = new AtomicLong();
    private final AtomicBoolean isChecking = new AtomicBoolean();
    private @Nullable Thread feed;
    private @Nullable ExecutorService readers;
    private volatile boolean isClosing;

    /**
     * How often things happen.
     *
     * @param heartbeat the longest silence
     * @param check how long somebody who lost access is told at most
     * @param patience how long a client may read nothing
     */
    record Pace(Duration heartbeat, Duration check, Duration patience) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    EventStreams(Events events, Pace pace) {
        this.events = events;
        this.pace = pace;
    }

    /**
     * Makes the response a stream, once this request's handler has ended.
     *
     * @param resumeAt behind which everything is told; absent for what happens from now on
     * @param isAdmitted whether the viewer still has access, asked now and then on another thread than the request's;
     *     throws while that can't be known, which ends nothing
     */
    void open(
            Context context,
            Actor.Participant viewer,
            Optional<EventPosition> resumeAt,
            BooleanSupplier isAdmitted,
            Telling telling) {
        var from = resumeAt.orElseGet(events::end);
        var id = resumeAt.isPresent() ? "" : "id: " + from.value() + '\n';
        var opening = ": what it tells is a hint to read\nretry: 2000\n" + id + '\n';
        start();
        context.future(() -> {
            try {
                var stream = new EventStream(
                        viewer,
                        telling,
                        from,
                        opening,
                        context.res().getOutputStream(),
                        () -> disconnect(context),
                        this::catchUp);
                var end = stream.begin(System.nanoTime() + pace.heartbeat().toNanos());
                add(stream, isAdmitted);
                return end.whenComplete((unused, failure) -> remove(stream));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private static void disconnect(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .close();
    }

    private void add(EventStream stream, BooleanSupplier isAdmitted) {
        all.put(stream, isAdmitted);
        var same = listening.merge(key(stream.viewer()), List.of(stream), EventStreams::with).stream()
                .filter(other -> other.viewer().equals(stream.viewer()))
                .toList();
        if (same.size() > MOST_OF_ONE) {
            same.get(0).end();
        }
        if (isClosing) {
            stream.end();
        }
    }

    private void remove(EventStream stream) {
        all.remove(stream);
        listening.computeIfPresent(key(stream.viewer()), (key, streams) -> without(streams, stream));
        drops.addAndGet(stream.drops());
    }

    private static List<EventStream> with(List<EventStream> some, List<EventStream> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static @Nullable List<EventStream> without(List<EventStream> streams, EventStream gone) {
        var left = streams.stream().filter(stream -> stream != gone).toList();
        return left.isEmpty() ? null : left;
    }

    /** Whose events they are: all members of a partner are told the same. */
    private static String key(Actor.Participant viewer) {
        return viewer instanceof Actor.Member member ? key(member.partner()) : key(((Actor.Merchant) viewer).id());
    }

    /** Among whom those are whom it is for. */
    private static Stream<String> keys(Event event) {
        if (event instanceof Event.EntryAdded added) {
            return Stream.of(key(added.partner()), key(added.merchant()));
        }
        return Stream.of(event instanceof Event.ReadMoved moved ? key(moved.reader()) : key(event.partner()));
    }

    private static String key(PartnerId partner) {
        return "partner:" + partner.value();
    }

    private static String key(MerchantId merchant) {
        return "merchant:" + merchant.value();
    }

    /** The place in the log comes first: what happens after it is told to all streams that are there by then. */
    private synchronized void start() {
        if (feed == null && !isClosing) {
            var position = events.end();
            readers = Executors.newFixedThreadPool(READERS, work -> thread(work, "viesti-events-reader"));
            feed = thread(() -> follow(position), "viesti-events");
            feed.start();
        }
    }

    private static Thread thread(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void follow(EventPosition start) {
        var position = start;
        var checkedAt = System.nanoTime();
        var isFailing = false;
        while (!isClosing) {
            try {
                position = next(position);
                if (isFailing) {
                    LOG.info("events are told again");
                }
                isFailing = false;
            } catch (Throwable failure) {
                if (!isFailing) {
                    LOG.error("events can't be told; it is tried again until it works", failure);
                }
                isFailing = true;
                pause(AFTER_FAILURE);
            }
            var now = System.nanoTime();
            var behind = position;
            all.keySet()
                    .forEach(stream -> stream.tick(
                            now, pace.heartbeat().toNanos(), pace.patience().toNanos(), behind));
            if (now - checkedAt >= pace.check().toNanos() && isChecking.compareAndSet(false, true)) {
                checkedAt = now;
                read(this::check);
            }
        }
    }

    private EventPosition next(EventPosition position) {
        var batch = events.next(position, POLL);
        if (batch.isEmpty()) {
            var end = events.end();
            all.keySet().forEach(EventStream::fallBehind);
            // streams catch up by themselves, and a log that knows no position mustn't keep anybody busy
            pause(POLL);
            return end;
        }
        if (!batch.get().events().isEmpty()) {
            tell(position, batch.get());
            pause(BETWEEN_READS);
        }
        return batch.get().next();
    }

    private void tell(EventPosition before, EventBatch batch) {
        var told = new LinkedHashMap<EventStream, List<Event>>();
        for (var event : batch.events()) {
            keys(event)
                    .flatMap(key -> listening.getOrDefault(key, List.of()).stream())
                    .filter(stream -> event.isFor(stream.viewer()))
                    .forEach(stream -> told.computeIfAbsent(stream, unused -> new ArrayList<>())
                            .add(event));
        }
        told.forEach((stream, some) -> stream.tell(some, before, batch.next()));
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private void catchUp(EventStream stream) {
        read(() -> stream.catchUp(events));
    }

    private void read(Runnable work) {
        try {
            Objects.requireNonNull(readers).execute(work);
        } catch (RejectedExecutionException closing) {
            LOG.debug("streams are ending");
        }
    }

    /** Tokens expire, and members are removed (X2). */
    private void check() {
        try {
            all.forEach((stream, isAdmitted) -> {
                if (hasLostAccess(isAdmitted)) {
                    stream.end();
                }
            });
        } finally {
            isChecking.set(false);
        }
    }

    private static boolean hasLostAccess(BooleanSupplier isAdmitted) {
        try {
            return !isAdmitted.getAsBoolean();
        } catch (RuntimeException away) {
            LOG.debug("who listens can't be looked up", away);
            return false;
        }
    }

    /** How many streams are open. */
    int open() {
        return all.size();
    }

    /** How often a client didn't read, so that its queue was dropped. */
    double drops() {
        return drops.get() + all.keySet().stream().mapToInt(EventStream::drops).sum();
    }

    boolean isClosing() {
        return isClosing;
    }

    /** Ends all streams; their clients resume elsewhere. Doesn't wait. */
    synchronized void end() {
        isClosing = true;
        if (readers != null) {
            readers.shutdown();
        }
        all.keySet().forEach(EventStream::end);
    }

    /** Waits for the threads, once all has been ended. */
    void await(Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        Thread following;
        ExecutorService reading;
        synchronized (this) {
            following = feed;
            reading = readers;
        }
        try {
            if (following != null && reading != null) {
                // a join of 0 ms would never end
                following.join(Math.max(1, atMost.toMillis()));
                if (!reading.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS) || following.isAlive()) {
                    LOG.warn("somebody still reads events and is left behind");
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
