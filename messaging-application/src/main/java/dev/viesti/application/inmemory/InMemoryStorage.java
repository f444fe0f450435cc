package dev.viesti.application.inmemory;

import dev.viesti.application.port.DirectoryReader;
import dev.viesti.application.port.EventLog;
import dev.viesti.application.port.InboxReader;
import dev.viesti.application.port.Pulse;
import dev.viesti.application.port.Storage;
import dev.viesti.application.port.UnitOfWork;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Storage in memory for tests, demos and small hosts: one lock around one snapshot, which a transaction replaces when it
 * commits. Transactions run one at a time; readers never wait and see the last commit. Nothing survives the process.
 * Safe for several threads.
 */
public final class InMemoryStorage implements Storage {
    private final ReentrantLock lock = new ReentrantLock();
    private final Pulse pulse = new Pulse();
    private volatile State committed = new State();

    @Override
    public <T> T inTransaction(Function<UnitOfWork, T> work) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction must not begin another one: use its unit of work");
        }
        lock.lock();
        var changed = new State(committed);
        var unit = new InMemoryUnitOfWork(changed);
        try {
            var result = work.apply(unit);
            var tellsMore = changed.lastEvent() != committed.lastEvent();
            committed = changed;
            if (tellsMore) {
                pulse.beat();
            }
            return result;
        } finally {
            unit.end();
            lock.unlock();
        }
    }

    @Override
    public <T> T reading(Function<UnitOfWork, T> work) {
        var unit = new InMemoryUnitOfWork(new State(committed));
        try {
            return work.apply(unit);
        } finally {
            unit.end();
        }
    }

    @Override
    public DirectoryReader directory() {
        return new InMemoryDirectoryReader(this::committed);
    }

    @Override
    public InboxReader inbox() {
        return new InMemoryInboxReader(this::committed);
    }

    @Override
    public EventLog events() {
        return new InMemoryEventLog(this::committed, pulse);
    }

    @Override
    public void check() {
        // memory is always there
    }

    private State committed() {
        return committed;
    }
}
