package dev.viesti.jooq;

import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

class H2MemoryStorageTest implements StorageContract {
    private final JooqStorage storage =
            JooqStorage.open(DatabaseSettings.h2Memory(UUID.randomUUID().toString()));

    H2MemoryStorageTest() {
        storage.migrate();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Override
    public Storage storage() {
        return storage;
    }
}
