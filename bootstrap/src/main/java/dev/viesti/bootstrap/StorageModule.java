package dev.viesti.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.application.Viesti;
import dev.viesti.http.web.PageSettings;
import dev.viesti.jooq.JooqStorage;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;

/** Everything is kept in a database. */
final class StorageModule extends AbstractModule {
    private final Configuration configuration;

    StorageModule(Configuration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    JooqStorage storage() {
        var storage = JooqStorage.open(configuration.database());
        // beside whatever the start goes on with: it takes longer than opening the database
        var warmUp = new Thread(storage::warmUp, "viesti-warm-up");
        warmUp.setDaemon(true);
        warmUp.start();
        return storage;
    }

    /** Everybody has to sign in. */
    @Provides
    List<PageSettings.Person> people() {
        return List.of();
    }

    @Provides
    Viesti.Builder viesti(JooqStorage storage, TokenSecret secret) {
        return Viesti.on(storage, InstantSource.system(), new RandomIds(), secret.bytes());
    }

    @Provides
    @Singleton
    Keeping keeping(JooqStorage storage) {
        return new Keeping() {
            @Override
            public String name() {
                return configuration.databaseName();
            }

            @Override
            public void prepare() {
                storage.migrate();
            }

            @Override
            public void check() {
                storage.check();
            }

            @Override
            public MeterBinder meters() {
                return new PoolMeters(storage);
            }

            @Override
            public void close() {
                storage.close();
            }
        };
    }
}
