package dev.viesti.jooq;

import java.time.Duration;

/**
 * How a storage uses the connections of its own pool.
 *
 * @param active connections that work holds now
 * @param idle connections that are free
 * @param pending callers who wait for one
 * @param limit how many connections there are at most
 * @param taken how often one was taken since the start
 * @param waited how long callers waited for those, all together
 * @param refused how often a caller waited in vain
 */
public record PoolUse(int active, int idle, int pending, int limit, long taken, Duration waited, long refused) {}
