package dev.viesti.jooq;

import dev.viesti.application.port.Pulse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes up who waits for events: after commits of this process at once, and on PostgreSQL after those of others, by
 * LISTEN and NOTIFY. Nothing is notified within a transaction of a message, since such commits queue up behind one lock
 * of the whole server; whoever waits does it, on a connection of its own, for all commits since the last time. Where that
 * fails, others see what was committed when their patience ends. Safe for several threads.
 */
final class News implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final String CHANNEL = "viesti_event";
    /** How long a notification may lie in the socket. */
    private static final Duration TICK = Duration.ofMillis(20);
    /** At most so many notifications a second go out as this leaves. */
    private static final long BETWEEN_NOTIFICATIONS = Duration.ofMillis(10).toNanos();

    /** How long a talk may go on once this is closed. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final long BEFORE_NEXT_TRY = Duration.ofSeconds(5).toNanos();

    private final Pulse pulse = new Pulse();
    private final Optional<DataSource> postgres;

    /** For what follows: one at a time talks with the database. */
    private final ReentrantLock talking = new ReentrantLock();

    private volatile Optional<Connection> connection = Optional.empty();
    private long triedAt;
    private long toldAt;
    private long told;
    private volatile boolean isClosed;
    /** How many of the beats are commits of this process. */
    private final AtomicLong committed = new AtomicLong();

    private News(Optional<DataSource> postgres) {
        this.postgres = postgres;
        this.triedAt = System.nanoTime() - BEFORE_NEXT_TRY;
    }

    /** News of this process alone. */
    static News ofThisProcess() {
        return new News(Optional.empty());
    }

    /** News of all processes on that PostgreSQL. */
    static News ofAll(DataSource postgres) {
        return new News(Optional.of(postgres));
    }

    /** Something that others wait for was committed here. */
    void committed() {
        committed.incrementAndGet();
        pulse.beat();
    }

    long pulse() {
        talk();
        return pulse.count();
    }

    void await(long seen, Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        var left = atMost.toNanos();
        while (left > 0 && pulse.count() == seen && !Thread.currentThread().isInterrupted()) {
            talk();
            pulse.await(seen, Duration.ofNanos(postgres.isPresent() ? Math.min(left, TICK.toNanos()) : left));
            left = end - System.nanoTime();
        }
    }

    /** Tells others, and hears from them; whoever comes while another one does goes on at once. */
    private void talk() {
        if (postgres.isEmpty() || !talking.tryLock()) {
            return;
        }
        try {
            if (!isClosed && connect(postgres.get())) {
                talk(connection.orElseThrow());
            }
        } catch (SQLException lost) {
            // without the driver's words, which may quote what they stumbled over
            LOG.info(
                    "notifications of other nodes are lost, they are asked for again ({}, SQLSTATE {})",
                    lost.getClass().getSimpleName(),
                    lost.getSQLState());
            disconnect();
        } finally {
            if (isClosed) {
                disconnect();
            }
            talking.unlock();
        }
    }

    private boolean connect(DataSource database) throws SQLException {
        if (connection.isEmpty() && System.nanoTime() - triedAt >= BEFORE_NEXT_TRY) {
            triedAt = System.nanoTime();
            var opened = database.getConnection();
            connection = Optional.of(opened);
            opened.setAutoCommit(true);
            // nothing is lost with a notification, so none waits for the disk
            execute(opened, "set synchronous_commit = off");
            execute(opened, "listen " + CHANNEL);
        }
        return connection.isPresent();
    }

    private void talk(Connection opened) throws SQLException {
        var now = committed.get();
        if (now != told && System.nanoTime() - toldAt >= BETWEEN_NOTIFICATIONS) {
            execute(opened, "notify " + CHANNEL);
            told = now;
            toldAt = System.nanoTime();
        }
        var talk = opened.unwrap(PGConnection.class);
        for (var notification : talk.getNotifications(1)) {
            if (notification.getPID() != talk.getBackendPID()) {
                pulse.beat();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void disconnect() {
        var lost = connection;
        connection = Optional.empty();
        lost.ifPresent(News::giveBack);
    }

    private static void giveBack(Connection connection) {
        try (connection) {
            execute(connection, "unlisten *");
            execute(connection, "reset synchronous_commit");
        } catch (SQLException gone) {
            LOG.debug("the connection for notifications was lost", gone);
        }
    }

    /**
     * Gives the connection back; who waits goes on waiting for this process alone. A talk that hangs isn't waited for: its
     * connection is broken, and whoever talks gives it back.
     */
    @Override
    public void close() {
        isClosed = true;
        if (!endsInTime()) {
            connection.ifPresent(News::abort);
            return;
        }
        try {
            disconnect();
        } finally {
            talking.unlock();
        }
    }

    private boolean endsInTime() {
        try {
            return talking.tryLock(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            LOG.debug("the connection for notifications was lost", gone);
        }
    }
}
