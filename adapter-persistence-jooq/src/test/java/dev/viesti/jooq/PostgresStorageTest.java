package dev.viesti.jooq;

import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStorageTest implements StorageContract {
    private TestDatabase database;

    @BeforeAll
    void open(Postgres.Server server) {
        database = new TestDatabase(server.newDatabase());
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
}
