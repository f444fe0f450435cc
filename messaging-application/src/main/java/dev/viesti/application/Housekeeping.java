package dev.viesti.application;

import dev.viesti.application.port.Transactions;
import java.time.Duration;

/** Forgets what nobody needs any more; a host calls it now and then, from any node. Safe for several threads. */
public final class Housekeeping {
    private static final Duration UNUSED_FILES = Duration.ofHours(24);
    /** Over a weekend; who was away for longer is told more than what is new. */
    private static final Duration EVENTS = Duration.ofDays(3);

    private final Transactions transactions;
    private final Ticker clock;

    Housekeeping(Transactions transactions, Ticker clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Deletes files that nobody attached within 24 hours, lapsed idempotency keys, events older than three days, and
     * links and sessions that have expired; answers how many of all.
     */
    public int sweep() {
        var now = clock.now();
        return transactions.inTransaction(work -> work.files().sweep(now.minus(UNUSED_FILES))
                + work.idempotencyKeys().sweep(now.minus(Idempotency.KEPT))
                + work.conversations().sweepEvents(now.minus(EVENTS))
                + work.signIns().sweep(now.minus(SignIn.LINK_KEPT), now));
    }
}
