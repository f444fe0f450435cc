package dev.viesti.http.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether requests should be sent here. Safe for several threads. */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    /** Who probes waits less than a database that went away keeps its callers waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Runnable databaseCheck;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);
    private volatile boolean hasEnded;

    Readiness(Runnable databaseCheck) {
        this.databaseCheck = databaseCheck;
    }

    void end() {
        hasEnded = true;
    }

    /** The part that keeps the server from answering, if one does; told within about 2 seconds. */
    Optional<String> failing() {
        if (hasEnded) {
            return Optional.of("server");
        }
        try {
            check().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.empty();
        } catch (ExecutionException away) {
            if (away.getCause() instanceof Error error) {
                throw error;
            }
            LOG.warn("not ready: the database doesn't answer: {}", away.getMessage());
        } catch (TimeoutException slow) {
            LOG.warn("not ready: the database doesn't answer within {}", PATIENCE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Optional.of("database");
    }

    /** The check that runs, or a new one: many probes of a database that hangs are one check. */
    private synchronized CompletableFuture<Void> check() {
        if (running.isDone()) {
            running = CompletableFuture.runAsync(databaseCheck, task -> {
                var thread = new Thread(task, "viesti-readiness");
                thread.setDaemon(true);
                thread.start();
            });
        }
        return running;
    }
}
