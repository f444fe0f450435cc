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
     * links and sessions that have expired; answers how many of all. Each kind in a
     * transaction of its own, so that nobody waits for all of them.
     */
    public int sweep() {
        var now = clock.now();
        return transactions.inTransaction(work -> work.files().sweep(now.minus(UNUSED_FILES)))
                + transactions.inTransaction(work -> work.idempotencyKeys().sweep(now.minus(Idempotency.KEPT)))
                + transactions.inTransaction(work -> work.conversations().sweepEvents(now.minus(EVENTS)))
                + transactions.inTransaction(work -> work.signIns().sweep(now.minus(SignIn.LINK_KEPT), now));
    }
}
