package dev.viesti.jooq;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.viesti.application.port.DirectoryReader;
import dev.viesti.application.port.EventLog;
import dev.viesti.application.port.InboxReader;
import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.application.port.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Storage on H2 (file or memory) or PostgreSQL 15 and newer. Safe for several threads; several nodes may share one
 * PostgreSQL. It starts no thread but those of a pool that {@link #open} makes, and they end with {@link #close}.
 *
 * <p>Transactions are READ COMMITTED and hold one connection each; a transaction that lost a race (a deadlock, a unique
 * or foreign key) runs again, up to ten times. An {@link IllegalStateException} says that a statement itself was refused,
 * which is a defect of this library or of the schema.
 *
 * <p>On H2 the transactions of one storage take turns, or a killed process would keep half of one (decision 9); one whose
 * turn hasn't come within 30 s ends with {@link StorageUnavailable}. So a file of H2 has one storage, and nobody else who
 * writes at the same time.
 */
public final class JooqStorage implements Storage, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JooqStorage.class);
    private static final String HISTORY = "viesti_schema_history";
    private static final String WAITING_AS_LONG_AS_IT_TAKES = "select set_config('lock_timeout', '0', true),"
            + " set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)";

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);

    /** Else exceptions quote the values of rows. */
    private static final Map<String, String> QUIET = Map.of("logServerErrorDetail", "false");

    private final Database database;
    private final Rendering rendering;
    private final SearchIndex search;
    private final News news;
    private final FluentConfiguration migrations;
    private final PoolWatch watch;
    private final Runnable closing;

    private JooqStorage(
            DataSource connections,
            SQLDialect dialect,
            FluentConfiguration migrations,
            PoolWatch watch,
            Runnable closing) {
        this.database = new Database(connections, dialect);
        this.rendering = new Rendering(database::renderer);
        this.search = new SearchIndex(dialect);
        this.news = dialect == SQLDialect.H2 ? News.ofThisProcess() : News.ofAll(connections);
        this.migrations = migrations;
        this.watch = watch;
        this.closing = () -> {
            news.close();
            closing.run();
        };
    }

    private JooqStorage(JooqStorage origin, Connection hosts) {
        this.database = origin.database.joining(hosts);
        this.rendering = origin.rendering;
        this.search = origin.search;
        this.news = origin.news;
        this.migrations = origin.migrations;
        this.watch = origin.watch;
        this.closing = () -> {};
    }

    /**
     * Opens a database with a pool of its own; {@link #migrate} brings its tables into being.
     *
     * @throws StorageUnavailable if it can't be reached
     */
    public static JooqStorage open(DatabaseSettings settings) {
        try {
            var watch = new PoolWatch();
            var config = poolOf(settings);
            config.setMetricsTrackerFactory((name, stats) -> watch.over(stats));
            var pool = new HikariDataSource(config);
            return new JooqStorage(
                    pool,
                    settings.isH2() ? SQLDialect.H2 : SQLDialect.POSTGRES,
                    // migrations may take longer than the pool's time-outs allow
                    Flyway.configure()
                            .dataSource(
                                    settings.url(),
                                    settings.user().orElse(null),
                                    settings.password().orElse(null))
                            .jdbcProperties(settings.isH2() ? Map.of() : QUIET),
                    watch,
                    pool::close);
        } catch (HikariPool.PoolInitializationException failure) {
            throw new StorageUnavailable(
                    "the database can't be reached: check its URL, user and password, and that it runs", failure);
        }
    }

    /**
     * Stores on a host's connections, which {@link #close} leaves alone. They need time-outs of their own; those to H2
     * need the settings that {@link DatabaseSettings} adds to URLs.
     *
     * @throws StorageUnavailable if the database can't be reached
     * @throws IllegalArgumentException for another database than H2 or PostgreSQL, or an H2 without those settings
     */
    public static JooqStorage on(DataSource dataSource) {
        return new JooqStorage(
                dataSource,
                dialectOf(dataSource),
                Flyway.configure().dataSource(dataSource),
                new PoolWatch(),
                () -> {});
    }

    private static SQLDialect dialectOf(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            var product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> h2(connection);
                case "PostgreSQL" -> SQLDialect.POSTGRES;
                default -> throw new IllegalArgumentException("viesti stores on H2 or PostgreSQL, not on " + product);
            };
        } catch (SQLException failure) {
            throw Database.translated(Failure.UNAVAILABLE, failure);
        }
    }

    /** Asked before there is a table: H2 keeps its names in the case that it began with. */
    private static SQLDialect h2(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var settings = statement.executeQuery("select count(*) from information_schema.settings"
                        + " where setting_name = 'MODE' and setting_value = 'PostgreSQL'"
                        + " or setting_name = 'DATABASE_TO_LOWER' and setting_value = 'true'")) {
            settings.next();
            if (settings.getInt(1) < 2) {
                throw new IllegalArgumentException("this H2 lacks settings that viesti needs, MODE=PostgreSQL for one:"
                        + " take the URL from new DatabaseSettings(url, …).url(), which adds them");
            }
        }
        return SQLDialect.H2;
    }

    private static HikariConfig poolOf(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("viesti");
        config.setJdbcUrl(settings.url());
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(CONNECTION_TIMEOUT.toMillis());
        if (settings.isH2()) {
            // connections within the process don't age, and a database in memory lives as long as one of them
            config.setMaxLifetime(0);
        } else {
            // what the URL says comes before these
            config.addDataSourceProperty("connectTimeout", "10");
            config.addDataSourceProperty("socketTimeout", "60");
            config.addDataSourceProperty("tcpKeepAlive", "true");
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
            config.addDataSourceProperty("ApplicationName", "viesti");
            QUIET.forEach(config::addDataSourceProperty);
            config.addDataSourceProperty(
                    "options",
                    "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s");
        }
        return config;
    }

    /**
     * This storage within a transaction of the host's: what use cases over it do is committed or rolled back with it, and
     * they see it before; what throws leaves nothing of its own, so that the host may go on. For one thread, as long as
     * the transaction lasts.
     *
     * <p>Nothing runs again here after a lost race: on a {@link StorageUnavailable} the host rolls back, and may begin
     * anew. The host takes viesti's locks before others of its own that viesti's callers may wait for.
     *
     * <p>On H2 the host's transaction isn't among those that take turns, since its end is the host's. Locks of rows keep
     * the rules between it and them, but whoever waits for such a lock has everybody behind them wait, for 10 s at most;
     * the host's own thread would do so if it called the storage itself meanwhile. And a process that is killed while
     * both write may keep half of either: where that matters, a host on H2 writes when nobody else does, or takes
     * PostgreSQL.
     *
     * @param hosts in a transaction, READ COMMITTED; use cases that write refuse one in autocommit with an {@link
     *     IllegalStateException}
     */
    public Storage joining(Connection hosts) {
        return new JooqStorage(this, hosts);
    }

    /**
     * Brings the tables up to date, with a history of their own that doesn't disturb a host's; without effect where they
     * are. Safe to call on several nodes at once: they wait for each other. Takes three connections at most.
     *
     * @throws StorageUnavailable if the database can't be reached
     * @throws IllegalStateException if a migration fails
     */
    public void migrate() {
        check();
        try {
            if (isH2()) {
                bringUpToDate();
            } else {
                // a history that another node is just beginning makes Flyway fail
                DSL.using(migrations.getDataSource(), database.dialect()).transaction(alone -> {
                    alone.dsl().execute(WAITING_AS_LONG_AS_IT_TAKES);
                    alone.dsl().execute("select pg_advisory_xact_lock(hashtext('" + HISTORY + "'))");
                    bringUpToDate();
                });
            }
        } catch (FlywayException failure) {
            throw new IllegalStateException("the database can't be migrated: " + failure.getMessage(), failure);
        } catch (DataAccessException failure) {
            throw Database.translated(Failure.of(failure), failure);
        }
        var unused = database.transact(sql -> {
            JooqEventLog.recognise(sql);
            return JooqEventLog.make(sql);
        });
        database.read(search::lookAgain);
        if (!isH2() && !search.isThere()) {
            LOG.warn("search goes without an index, which is slower: let a superuser run"
                    + " \"create extension pg_trgm\" in this database, then migrate again");
        }
    }

    private void bringUpToDate() {
        migrations
                .table(HISTORY)
                .resourceProvider(new Migrations(database.dialect()))
                .javaMigrationClassProvider(List::of)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                // there are none, and looking for them takes longer than H2 takes for the statements
                .placeholderReplacement(false)
                .load()
                .migrate();
    }

    /**
     * Does now what the first transaction else does, about half a second of rendering statements; needs no database. A
     * host that starts in a hurry calls it on a thread of its own.
     */
    public void warmUp() {
        rendering.statements();
    }

    private boolean isH2() {
        return database.dialect() == SQLDialect.H2;
    }

    @Override
    public <T> T inTransaction(Function<UnitOfWork, T> work) {
        var rendered = rendering.statements();
        var hasEvents = new AtomicBoolean();
        var result = database.transact(connection -> {
            hasEvents.set(false);
            return apply(work, new JooqUnitOfWork(connection, rendered, () -> hasEvents.set(true)));
        });
        if (hasEvents.get()) {
            news.committed();
        }
        return result;
    }

    @Override
    public <T> T reading(Function<UnitOfWork, T> work) {
        var rendered = rendering.statements();
        return database.read(connection -> apply(work, new JooqUnitOfWork(connection, rendered, () -> {})));
    }

    private static <T> T apply(Function<UnitOfWork, T> work, JooqUnitOfWork unit) {
        try {
            return work.apply(unit);
        } finally {
            unit.end();
        }
    }

    @Override
    public DirectoryReader directory() {
        return new JooqDirectoryReader(database);
    }

    @Override
    public InboxReader inbox() {
        return new JooqInboxReader(database, search);
    }

    /** Whoever waits for events on PostgreSQL holds one connection for notifications of other nodes. */
    @Override
    public EventLog events() {
        return new JooqEventLog(database, news);
    }

    @Override
    public void check() {
        database.check();
    }

    /** How the connections of the pool that {@link #open} made are used; absent for a host's. Never waits. */
    public Optional<PoolUse> pool() {
        return watch.use();
    }

    /** Closes the pool that {@link #open} made, and gives back the connection of who waited for events. */
    @Override
    public void close() {
        closing.run();
    }
}
