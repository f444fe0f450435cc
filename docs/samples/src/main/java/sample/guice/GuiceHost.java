package sample.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.application.Marketplace;
import dev.viesti.application.Messaging;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.MailSender;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import java.time.InstantSource;
import java.util.UUID;

/** viesti as a module of a host's injector, whose other classes ask for the use cases that they need. */
public final class GuiceHost extends AbstractModule {
    private final DatabaseSettings database;

    public GuiceHost(DatabaseSettings database) {
        this.database = database;
    }

    static Injector start(DatabaseSettings database, MailSender mail) {
        return Guice.createInjector(
                new GuiceHost(database), binder -> binder.bind(MailSender.class).toInstance(mail));
    }

    /** Guice closes nothing: the host does, before it ends. */
    @Provides
    @Singleton
    JooqStorage storage() {
        var storage = JooqStorage.open(database);
        storage.migrate();
        return storage;
    }

    @Provides
    @Singleton
    Viesti viesti(JooqStorage storage, MailSender mail) {
        return Viesti.on(
                        storage, InstantSource.system(), () -> UUID.randomUUID().toString(), new byte[32])
                .mail(mail)
                .build();
    }

    @Provides
    Marketplace marketplace(Viesti viesti) {
        return viesti.marketplace();
    }

    @Provides
    Messaging messaging(Viesti viesti) {
        return viesti.messaging();
    }
}
