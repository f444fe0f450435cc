package dev.viesti.bootstrap;

import dev.viesti.application.Housekeeping;
import dev.viesti.application.Notifications;
import dev.viesti.application.SignIn;
import dev.viesti.application.Viesti;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that work in the background: they wake up every second, and the rows of the database decide who of which
 * node does what. A failure is logged once and tried again.
 */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);
    private static final int MAIL_THREADS = 4;
    /** Of their own, since a link is waited for: neither a pile of notifications nor one slow mail holds it up. */
    private static final int SIGN_IN_THREADS = 2;

    private final Notifications notifications;
    private final SignIn signIn;
    private final Housekeeping housekeeping;
    private final Duration pause;
    private final Duration patience;
    private final ScheduledExecutorService threads;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private Instant closedUntil = Instant.EPOCH;

    Workers(Viesti viesti) {
        this(viesti, Duration.ofSeconds(1), Duration.ofSeconds(5));
    }

    /**
     * Takes what to work for.
     *
     * @param pause between two looks for something to do
     * @param patience how long {@link #close} waits for what is running
     */
    Workers(Viesti viesti, Duration pause, Duration patience) {
        notifications = viesti.notifications();
        signIn = viesti.signIn();
        housekeeping = viesti.housekeeping();
        this.pause = pause;
        this.patience = patience;
        var number = new AtomicInteger();
        // one for each mail thread, one for windows, one for sweeping: none waits for another's slow work
        threads = Executors.newScheduledThreadPool(MAIL_THREADS + SIGN_IN_THREADS + 2, work -> {
            var thread = new Thread(work, "viesti-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        sending(MAIL_THREADS, "sending mail", notifications::deliverNext);
        sending(SIGN_IN_THREADS, "sending links to sign in with", signIn::deliverNext);
        every(pause, pause, "closing digest windows", this::closeWindows);
        every(SWEEP_EVERY, pause, "sweeping", housekeeping::sweep);
    }

    /** Several threads that send what is due, one mail after the other, and look again at different times. */
    private void sending(int number, String name, BooleanSupplier deliverNext) {
        for (var i = 0; i < number; i++) {
            every(pause, pause.multipliedBy(i).dividedBy(number), name, () -> {
                var more = true;
                while (more && !stopping.get()) {
                    more = deliverNext.getAsBoolean();
                }
            });
        }
    }

    /** Looks at the clock each time instead of sleeping until the end, since clocks are set and machines sleep. */
    private void closeWindows() {
        var next = notifications.nextWindowEnd();
        if (!next.equals(closedUntil)) {
            var digests = notifications.closeWindows();
            closedUntil = next;
            if (digests > 0) {
                LOG.atInfo().addKeyValue("digests", digests).log("closed a digest window");
            }
        }
    }

    private void every(Duration interval, Duration first, String name, Runnable work) {
        var unused = threads.scheduleWithFixedDelay(
                new Contained(name, work), first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Begins nothing more; what is running goes on. */
    void stop() {
        stopping.set(true);
        threads.shutdown();
    }

    /**
     * Begins nothing more and waits for what is running. Threads are never interrupted: an interrupt inside H2 breaks
     * the connections of others.
     */
    @Override
    public void close() {
        close(patience);
    }

    /** As {@link #close()}, with another patience. */
    void close(Duration atMost) {
        stop();
        try {
            if (!threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("background work is still running and is left behind; a mail may be sent again");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Work whose failure ends neither its thread nor its schedule; run by one thread at a time. */
    private static final class Contained implements Runnable {
        private final String name;
        private final Runnable work;
        private boolean failing;

        Contained(String name, Runnable work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                if (failing) {
                    LOG.info("{} works again", name);
                }
                failing = false;
            } catch (Throwable failure) {
                if (!failing) {
                    LOG.error("{} failed; it is tried again until it works", name, failure);
                }
                failing = true;
            }
        }
    }
}
