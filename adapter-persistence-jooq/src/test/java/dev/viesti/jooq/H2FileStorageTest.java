package dev.viesti.jooq;

import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2FileStorageTest implements StorageContract {
    private TestDatabase database;

    @BeforeAll
    void open(@TempDir Path directory) {
        database = new TestDatabase(DatabaseSettings.h2File(directory));
    }

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
