package dev.viesti.jooq;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.PoolStats;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what a pool does, by HikariCP's own hook and without a library of metrics. Safe for several threads. */
final class PoolWatch implements IMetricsTracker {
    private final LongAdder taken = new LongAdder();
    private final LongAdder nanosWaited = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile @Nullable PoolStats pool;

    /** Watches that pool. */
    PoolWatch over(PoolStats stats) {
        pool = stats;
        return this;
    }

    Optional<PoolUse> use() {
        return Optional.ofNullable(pool)
                .map(now -> new PoolUse(
                        now.getActiveConnections(),
                        now.getIdleConnections(),
                        now.getPendingThreads(),
                        now.getMaxConnections(),
                        taken.sum(),
                        Duration.ofNanos(nanosWaited.sum()),
                        refused.sum()));
    }

    @Override
    public void recordConnectionAcquiredNanos(long nanos) {
        taken.increment();
        nanosWaited.add(nanos);
    }

    @Override
    public void recordConnectionTimeout() {
        refused.increment();
    }
}
