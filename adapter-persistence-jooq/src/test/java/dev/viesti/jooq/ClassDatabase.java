package dev.viesti.jooq;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The database of a test class: migrated before its first test, empty when a test begins, closed after the last. */
final class ClassDatabase implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final Function<ExtensionContext, DatabaseSettings> settings;
    private @Nullable TestDatabase database;

    ClassDatabase(Function<ExtensionContext, DatabaseSettings> settings) {
        this.settings = settings;
    }

    static ClassDatabase h2Memory() {
        return new ClassDatabase(
                context -> DatabaseSettings.h2Memory(UUID.randomUUID().toString()));
    }

    static ClassDatabase postgres() {
        return new ClassDatabase(context -> Postgres.server(context).newDatabase());
    }

    TestDatabase get() {
        return Objects.requireNonNull(database);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database = new TestDatabase(settings.apply(context));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        get().empty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (database != null) {
            database.close();
        }
    }
}
