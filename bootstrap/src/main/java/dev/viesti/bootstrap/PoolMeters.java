package dev.viesti.bootstrap;

import dev.viesti.jooq.JooqStorage;
import dev.viesti.jooq.PoolUse;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The numbers of the connection pool, which storage tells and HTTP shows without knowing of each other. */
record PoolMeters(JooqStorage storage) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        connections(registry, "active", PoolUse::active);
        connections(registry, "idle", PoolUse::idle);
        Gauge.builder("viesti.pool.limit", storage, number(PoolUse::limit))
                .description("Connections to the database at most")
                .register(registry);
        Gauge.builder("viesti.pool.pending", storage, number(PoolUse::pending))
                .description("Callers who wait for a connection to the database")
                .register(registry);
        FunctionTimer.builder(
                        "viesti.pool.wait",
                        storage,
                        pool -> count(pool, PoolUse::taken),
                        pool -> count(pool, use -> use.waited().toNanos()),
                        TimeUnit.NANOSECONDS)
                .description("Connections taken, and how long callers waited for them")
                .register(registry);
        FunctionCounter.builder("viesti.pool.refused", storage, pool -> count(pool, PoolUse::refused))
                .description("Callers who waited for a connection in vain")
                .register(registry);
    }

    private void connections(MeterRegistry registry, String state, ToDoubleFunction<PoolUse> value) {
        Gauge.builder("viesti.pool.connections", storage, number(value))
                .description("Connections to the database")
                .tag("state", state)
                .register(registry);
    }

    private static ToDoubleFunction<JooqStorage> number(ToDoubleFunction<PoolUse> value) {
        return pool -> pool.pool().map(value::applyAsDouble).orElse(Double.NaN);
    }

    private static long count(JooqStorage pool, ToLongFunction<PoolUse> value) {
        return pool.pool().map(value::applyAsLong).orElse(0L);
    }
}
