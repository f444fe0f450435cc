package dev.viesti.jooq;

import dev.viesti.application.port.StorageUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work on connections: whole transactions, again where a race was lost, and reads. Safe for several threads. */
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int ATTEMPTS = 10;
    private static final int PATIENCE_SECONDS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 20;

    /** What PostgreSQL's statements get as well: longer than work takes that is going to end. */
    private static final Duration LONGEST_WAIT_FOR_A_TURN = Duration.ofSeconds(30);

    private final DataSource connections;
    private final Configuration base;
    private final Optional<Connection> joined;
    private final Duration longestWaitForATurn;

    /** H2 stores a state of its file while others change it, and a killed process keeps half of what they changed. */
    private final Lock turn = new ReentrantLock(true);

    Database(DataSource connections, SQLDialect dialect) {
        this(connections, dialect, LONGEST_WAIT_FOR_A_TURN);
    }

    Database(DataSource connections, SQLDialect dialect, Duration longestWaitForATurn) {
        // logging statements would log the texts in them
        this(
                connections,
                new DefaultConfiguration().set(dialect).set(new Settings().withExecuteLogging(false)),
                Optional.empty(),
                longestWaitForATurn);
    }

    private Database(
            DataSource connections, Configuration base, Optional<Connection> joined, Duration longestWaitForATurn) {
        this.connections = connections;
        this.base = base;
        this.joined = joined;
        this.longestWaitForATurn = longestWaitForATurn;
    }

    /** The same, with everything on that connection, whose transaction is its owner's to begin and to end. */
    Database joining(Connection hosts) {
        return new Database(connections, base, Optional.of(hosts), longestWaitForATurn);
    }

    boolean isJoined() {
        return joined.isPresent();
    }

    SQLDialect dialect() {
        return base.dialect();
    }

    /** Renders, without a connection. */
    DSLContext renderer() {
        return DSL.using(base);
    }

    /** All of the work or nothing; what the work throws comes out unchanged. */
    <T> T transact(Function<DSLContext, T> work) {
        if (joined.isPresent()) {
            return joinWhole(joined.get(), work);
        }
        for (var attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException | DataAccessException failure) {
                var kind = Failure.of(failure);
                if (!kind.isWorthAnotherTry() || attempt == ATTEMPTS) {
                    throw translated(kind, failure);
                }
                LOG.debug("a transaction lost a race and runs again, attempt {}", attempt, failure);
                pause(attempt);
            }
        }
    }

    /** Statements that see what was committed, each by itself. */
    <T> T read(Function<DSLContext, T> work) {
        if (joined.isPresent()) {
            return join(joined.get(), work);
        }
        try (var connection = connect()) {
            connection.setAutoCommit(true);
            return work.apply(on(connection));
        } catch (SQLException | DataAccessException failure) {
            throw translated(Failure.of(failure), failure);
        }
    }

    /**
     * Asks for a sign of life.
     *
     * @throws StorageUnavailable without one
     */
    void check() {
        try (var connection = connect()) {
            if (!connection.isValid(PATIENCE_SECONDS)) {
                throw new SQLNonTransientConnectionException("the connection is broken");
            }
        } catch (SQLException failure) {
            throw translated(Failure.UNAVAILABLE, failure);
        }
    }

    private <T> T join(Connection hosts, Function<DSLContext, T> work) {
        try {
            return work.apply(on(hosts));
        } catch (DataAccessException failure) {
            throw translated(Failure.of(failure), failure);
        }
    }

    /** What the work did is gone if it throws, also where the host goes on. */
    private <T> T joinWhole(Connection hosts, Function<DSLContext, T> work) {
        try {
            if (hosts.getAutoCommit()) {
                throw new IllegalStateException(
                        "the host's connection is in no transaction: call setAutoCommit(false), or begin one (@Transactional)");
            }
            var before = hosts.setSavepoint();
            try {
                var result = work.apply(on(hosts));
                hosts.releaseSavepoint(before);
                return result;
            } catch (Throwable failure) {
                rollBack(hosts, before, failure);
                throw failure;
            }
        } catch (SQLException | DataAccessException failure) {
            throw translated(Failure.of(failure), failure);
        }
    }

    /** A failure of it changes nothing: the transaction was ended by what failed before. */
    private static void rollBack(Connection hosts, Savepoint before, Throwable failure) {
        try {
            hosts.rollback(before);
            hosts.releaseSavepoint(before);
        } catch (SQLException ended) {
            failure.addSuppressed(ended);
        }
    }

    private <T> T once(Function<DSLContext, T> work) throws SQLException {
        if (dialect() != SQLDialect.H2) {
            return onItsOwn(work);
        }
        takeTurn();
        try {
            return onItsOwn(work);
        } finally {
            turn.unlock();
        }
    }

    /** Before a connection is asked for: who waits here keeps none from those who only read. */
    private void takeTurn() throws SQLException {
        try {
            if (!turn.tryLock(longestWaitForATurn.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTimeoutException("the transactions before this one took too long");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("the thread was interrupted while it waited for its turn", interrupted);
        }
    }

    private <T> T onItsOwn(Function<DSLContext, T> work) throws SQLException {
        var connection = connect();
        var done = false;
        try {
            connection.setAutoCommit(false);
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            var result = work.apply(on(connection));
            connection.commit();
            done = true;
            return result;
        } finally {
            release(connection, done);
        }
    }

    /** Failing to give a connection back must not make a committed transaction run again. */
    private static void release(Connection connection, boolean committed) {
        try (connection) {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            LOG.debug("a connection was lost", lost);
        }
    }

    private Connection connect() {
        try {
            return connections.getConnection();
        } catch (SQLException failure) {
            throw translated(Failure.UNAVAILABLE, failure);
        }
    }

    private DSLContext on(Connection connection) {
        return DSL.using(base.derive(new DefaultConnectionProvider(connection)));
    }

    static RuntimeException translated(Failure kind, Exception failure) {
        return switch (kind) {
            case UNAVAILABLE ->
                new StorageUnavailable("the database can't be reached or doesn't answer in time; try again", failure);
            case LOST_RACE ->
                new StorageUnavailable("the transaction met others in its way too often; try again", failure);
            case BROKEN_KEY, DEFECT -> new IllegalStateException("the database refused a statement", failure);
        };
    }

    private static void pause(int attempt) {
        var longest = Math.min(LONGEST_PAUSE_MILLIS, 1L << attempt);
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(1 + ThreadLocalRandom.current().nextLong(longest)));
    }
}
