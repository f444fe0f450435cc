package dev.viesti.application.port;

import java.util.function.Function;

/**
 * Runs work as one transaction: all of it or nothing. Safe for use by several threads.
 *
 * <p>Implementations MUST roll back when the work throws, and throw the same exception on. They MAY run the work again
 * after a deadlock or a lost race, so the work acts through its {@link UnitOfWork} alone and keeps nothing from an
 * earlier run. What is committed MUST survive a killed process, where the storage is durable at all.
 */
public interface Transactions {

    /**
     * Runs the work and commits.
     *
     * @throws StorageUnavailable while the storage can't be reached; nothing was changed then, or the answer to the
     *     commit itself was lost
     */
    <T> T inTransaction(Function<UnitOfWork, T> work);

    /**
     * Runs work that only looks something up: it takes no lock and changes nothing, and what it changed all the same may be
     * lost. It MUST see what was committed when it began, never waits for a transaction, and each of its steps MAY see what
     * was committed meanwhile.
     *
     * @throws StorageUnavailable while the storage can't be reached
     */
    <T> T reading(Function<UnitOfWork, T> work);
}
