package dev.viesti.application.port;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What storages make {@link EventLog#pulse} of within a process. Safe for several threads. */
public final class Pulse {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong count = new AtomicLong();

    /** Begins with 0. */
    public Pulse() {}

    /** How many beats there were. */
    public long count() {
        return count.get();
    }

    /** Beats, and wakes up who waits. */
    public void beat() {
        lock.lock();
        try {
            count.incrementAndGet();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a beat after that many, or until the time has passed or the thread is interrupted. */
    public void await(long seen, Duration atMost) {
        if (count.get() != seen) {
            return;
        }
        lock.lock();
        try {
            var left = TimeUnit.NANOSECONDS.convert(atMost);
            while (count.get() == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
