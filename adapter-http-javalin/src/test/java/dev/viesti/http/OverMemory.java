package dev.viesti.http;

import dev.viesti.application.inmemory.InMemoryStorage;
import dev.viesti.application.port.DirectoryReader;
import dev.viesti.application.port.EventLog;
import dev.viesti.application.port.InboxReader;
import dev.viesti.application.port.Storage;
import dev.viesti.application.port.UnitOfWork;
import java.util.function.Function;

/** A storage in memory, but for what a test has it do otherwise. */
public interface OverMemory extends Storage {

    /** What does the rest. */
    InMemoryStorage memory();

    @Override
    default <T> T inTransaction(Function<UnitOfWork, T> work) {
        return memory().inTransaction(work);
    }

    @Override
    default <T> T reading(Function<UnitOfWork, T> work) {
        return memory().reading(work);
    }

    @Override
    default DirectoryReader directory() {
        return memory().directory();
    }

    @Override
    default InboxReader inbox() {
        return memory().inbox();
    }

    @Override
    default EventLog events() {
        return memory().events();
    }

    @Override
    default void check() {
        memory().check();
    }
}
