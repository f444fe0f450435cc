package dev.viesti.jooq;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one PostgreSQL server, started for the first who asks and stopped after the last. */
final class Postgres implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Postgres.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }

    static Server server(ExtensionContext context) {
        return context.getRoot().getStore(OURS).getOrComputeIfAbsent(Server.class, any -> new Server(), Server.class);
    }

    static final class Server implements AutoCloseable {
        private final EmbeddedPostgres postgres;
        private final AtomicInteger databases = new AtomicInteger();

        private Server() {
            try {
                postgres = EmbeddedPostgres.start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** A new, empty database. */
        DatabaseSettings newDatabase() {
            var name = "test" + databases.incrementAndGet();
            try (var connection = DriverManager.getConnection(url("postgres"), "postgres", "");
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            return new DatabaseSettings(
                    url(name), Optional.of("postgres"), Optional.empty(), DatabaseSettings.DEFAULT_POOL_SIZE);
        }

        private String url(String database) {
            return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}
