package dev.viesti.application;

import dev.viesti.application.inmemory.InMemoryStorage;
import dev.viesti.application.port.Conversations;
import dev.viesti.application.port.Directory;
import dev.viesti.application.port.DirectoryReader;
import dev.viesti.application.port.EventLog;
import dev.viesti.application.port.Files;
import dev.viesti.application.port.IdempotencyKeys;
import dev.viesti.application.port.InboxReader;
import dev.viesti.application.port.MatchingRequests;
import dev.viesti.application.port.Outbox;
import dev.viesti.application.port.Pairs;
import dev.viesti.application.port.SignIns;
import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.application.port.Tags;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.application.port.Works;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A storage in memory with stores that answer otherwise now and then, as if another node had been at them, or that can't
 * be reached.
 */
record AlteredStorage(
        Storage storage, UnaryOperator<Pairs> alterPairs, UnaryOperator<Tags> alterTags, AtomicInteger untilGone)
        implements Storage {

    static AlteredStorage withPairs(UnaryOperator<Pairs> alter) {
        return new AlteredStorage(new InMemoryStorage(), alter, tags -> tags, new AtomicInteger(-1));
    }

    static AlteredStorage withTags(UnaryOperator<Tags> alter) {
        return new AlteredStorage(new InMemoryStorage(), pairs -> pairs, alter, new AtomicInteger(-1));
    }

    static AlteredStorage unreliable() {
        return withTags(tags -> tags);
    }

    /** After so many transactions and readings more, one fails. */
    void failAfter(int transactions) {
        untilGone.set(transactions);
    }

    @Override
    public <T> T inTransaction(Function<UnitOfWork, T> work) {
        reach();
        return storage.inTransaction(altered(work));
    }

    @Override
    public <T> T reading(Function<UnitOfWork, T> work) {
        reach();
        return storage.reading(altered(work));
    }

    private void reach() {
        if (untilGone.getAndDecrement() == 0) {
            throw new StorageUnavailable("gone", new IllegalStateException("for the test"));
        }
    }

    private <T> Function<UnitOfWork, T> altered(Function<UnitOfWork, T> work) {
        return unit -> work.apply(new Unit(unit, alterPairs.apply(unit.pairs()), alterTags.apply(unit.tags())));
    }

    @Override
    public DirectoryReader directory() {
        return storage.directory();
    }

    @Override
    public InboxReader inbox() {
        return storage.inbox();
    }

    @Override
    public EventLog events() {
        return storage.events();
    }

    @Override
    public void check() {
        storage.check();
    }

    private record Unit(UnitOfWork unit, Pairs pairs, Tags tags) implements UnitOfWork {
        @Override
        public Directory directory() {
            return unit.directory();
        }

        @Override
        public Conversations conversations() {
            return unit.conversations();
        }

        @Override
        public Works works() {
            return unit.works();
        }

        @Override
        public Files files() {
            return unit.files();
        }

        @Override
        public MatchingRequests matchingRequests() {
            return unit.matchingRequests();
        }

        @Override
        public Outbox outbox() {
            return unit.outbox();
        }

        @Override
        public IdempotencyKeys idempotencyKeys() {
            return unit.idempotencyKeys();
        }

        @Override
        public SignIns signIns() {
            return unit.signIns();
        }
    }
}
