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
}
