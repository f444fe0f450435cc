package dev.viesti.application.port;

/** All that a storage promises. */
public interface StorageContract
        extends TransactionsContract,
                DirectoryContract,
                ConversationsContract,
                PairsContract,
                WorksContract,
                TagsContract,
                FilesContract,
                MatchingRequestsContract,
                IdempotencyKeysContract,
                OutboxContract,
                SignInsContract,
                DirectoryReaderContract,
                InboxReaderContract,
                EventLogContract,
                RacesContract {}
