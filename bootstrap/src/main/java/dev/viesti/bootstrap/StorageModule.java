package dev.viesti.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import java.util.concurrent.CompletableFuture;

/** Where everything is kept. */
final class StorageModule extends AbstractModule {
    private final DatabaseSettings database;

    StorageModule(DatabaseSettings database) {
        this.database = database;
    }

    @Provides
    @Singleton
    JooqStorage storage() {
        var storage = JooqStorage.open(database);
        // beside whatever the start goes on with: it takes longer than opening the database
        var unused = CompletableFuture.runAsync(storage::warmUp);
        return storage;
    }
}
