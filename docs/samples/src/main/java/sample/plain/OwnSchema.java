package sample.plain;

import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** viesti in a schema of its own, with connections of its own, in the host's database. */
public final class OwnSchema {
    private OwnSchema() {}

    /** The host closes it when it ends. */
    static JooqStorage open(DataSource hosts, DatabaseSettings viestis) throws SQLException {
        try (var connection = hosts.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists messaging");
        }
        var storage = JooqStorage.open(viestis);
        storage.migrate();
        return storage;
    }

    /** {@code public} is where the extension for searching is, if another schema of the database needed it before. */
    static DatabaseSettings postgres(String url, String user, String password) {
        return new DatabaseSettings(
                url + "?currentSchema=messaging,public",
                Optional.of(user),
                Optional.of(password),
                DatabaseSettings.DEFAULT_POOL_SIZE);
    }

    static DatabaseSettings h2(String url, String user, String password) {
        return new DatabaseSettings(
                url + ";SCHEMA=messaging",
                Optional.of(user),
                Optional.of(password),
                DatabaseSettings.DEFAULT_POOL_SIZE);
    }
}
