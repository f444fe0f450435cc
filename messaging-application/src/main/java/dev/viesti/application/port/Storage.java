package dev.viesti.application.port;

/** Everything that a storage adapter gives: transactions and readers. */
public interface Storage extends Transactions {

    /** Pages of the directory. */
    DirectoryReader directory();

    /** Conversations as participants see them. */
    InboxReader inbox();

    /** What was appended to conversations, as it happens. */
    EventLog events();

    /**
     * Asks the storage for a sign of life.
     *
     * @throws StorageUnavailable while it can't be reached
     */
    void check();
}
