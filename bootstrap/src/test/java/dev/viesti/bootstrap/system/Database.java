package dev.viesti.bootstrap.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** The databases that the server runs on; each test class takes a new one. */
enum Database {
    H2 {
        @Override
        String[] options(Path data) {
            return new String[] {"--data", data.toString()};
        }
    },
    POSTGRESQL {
        @Override
        String[] options(Path data) {
            return new String[] {"--data", data.toString(), "--database-url", newPostgres()};
        }
    };

    /** The options that a server needs; given twice, they mean the same database twice. */
    abstract String[] options(Path data);

    private static String newPostgres() {
        var name = "viesti_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return Postgres.SERVER.getJdbcUrl("postgres", name);
    }

    /** One for all tests, started by the first that asks. */
    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private Postgres() {}

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
