package dev.viesti.jooq;

import dev.viesti.jooq.generated.DefaultSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jooq.Named;

/** A migrated database, its storage, and a way past the storage. */
final class TestDatabase implements AutoCloseable {
    private final DatabaseSettings settings;
    private final JooqStorage storage;

    TestDatabase(DatabaseSettings settings) {
        this.settings = settings;
        this.storage = JooqStorage.open(settings);
        storage.migrate();
    }

    JooqStorage storage() {
        return storage;
    }

    DatabaseSettings settings() {
        return settings;
    }

    /** Forgets everything, blocks too, by the rights of an administrator, who may set triggers aside. */
    void empty() {
        var tables = DefaultSchema.DEFAULT_SCHEMA.getTables().stream().map(Named::getName);
        execute(
                settings.isH2()
                        ? tables.map(table -> "truncate table " + table)
                                .collect(Collectors.joining(
                                        "; ", "set referential_integrity false; ", "; set referential_integrity true"))
                        : tables.map(table -> "delete from " + table)
                                .collect(Collectors.joining("; ", "set session_replication_role = replica; ", "")));
    }

    /** Runs SQL on a connection of its own. */
    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of what the query finds. */
    List<String> ask(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Connection connect() throws SQLException {
        var properties = new Properties();
        settings.user().ifPresent(user -> properties.setProperty("user", user));
        settings.password().ifPresent(password -> properties.setProperty("password", password));
        return DriverManager.getConnection(settings.url(), properties);
    }

    @Override
    public void close() {
        storage.close();
    }
}
