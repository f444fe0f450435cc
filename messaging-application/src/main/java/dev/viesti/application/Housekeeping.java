package dev.viesti.application;

import dev.viesti.application.port.Transactions;
import java.time.Duration;

/** Forgets what nobody needs any more; a host calls it now and then, from any node. Safe for several threads. */
public final class Housekeeping {
    private static final Duration UNUSED_FILES = Duration.ofHours(24);

    private final Transactions transactions;
    private final Ticker clock;

    Housekeeping(Transactions transactions, Ticker clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Deletes files that nobody attached within 24 hours, and lapsed idempotency keys; answers how many of both. */
    public int sweep() {
        var now = clock.now();
        return transactions.inTransaction(work -> work.files().sweep(now.minus(UNUSED_FILES))
                + work.idempotencyKeys().sweep(now.minus(Idempotency.KEPT)));
    }
}
