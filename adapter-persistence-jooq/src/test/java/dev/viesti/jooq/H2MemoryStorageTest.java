package dev.viesti.jooq;

import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2MemoryStorageTest implements StorageContract {
    private final TestDatabase database =
            new TestDatabase(DatabaseSettings.h2Memory(UUID.randomUUID().toString()));

    @BeforeEach
    void empty() {
        database.empty();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    public Storage storage() {
        return database.storage();
    }

    @Override
    public boolean runsTransactionsAtOnce() {
        return false;
    }
}
