package dev.viesti.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;

/** Where everything is kept. */
final class StorageModule extends AbstractModule {
    private final DatabaseSettings database;

    StorageModule(DatabaseSettings database) {
        this.database = database;
    }

    @Provides
    @Singleton
    JooqStorage storage() {
        return JooqStorage.open(database);
    }
}
