package dev.viesti.http.api;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether requests should be sent here. Safe for several threads. */
final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final Runnable databaseCheck;
    private volatile boolean hasEnded;

    Readiness(Runnable databaseCheck) {
        this.databaseCheck = databaseCheck;
    }

    void end() {
        hasEnded = true;
    }

    /** The part that keeps the server from answering, if one does. */
    Optional<String> failing() {
        if (hasEnded) {
            return Optional.of("server");
        }
        try {
            databaseCheck.run();
            return Optional.empty();
        } catch (RuntimeException away) {
            LOG.warn("not ready: the database doesn't answer: {}", away.getMessage());
            return Optional.of("database");
        }
    }
}
