package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.port.Race;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.party.Partner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseTest implements DatabaseContract {
    @RegisterExtension
    static final ClassDatabase DATABASE = ClassDatabase.h2Memory();

    @Override
    public TestDatabase database() {
        return DATABASE.get();
    }

    @Test
    void transactions_take_turns() {
        var running = new AtomicInteger();

        var seen = Race.among(worker -> ask(unit -> {
            var others = running.getAndIncrement();
            unit.directory().put(Partner.of(new PartnerId("p" + worker), "P", List.of()));
            running.decrementAndGet();
            return others;
        }));

        assertThat(seen).containsOnly(0);
    }

    @Test
    void whose_turn_does_not_come_in_time_is_told_while_readers_do_not_wait() {
        var impatient = new Database(new HostsConnections(database()), SQLDialect.H2, Duration.ofMillis(50));
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var race = new Race()) {
            var slow = race.begin(() -> impatient.transact(sql -> {
                begun.countDown();
                Race.await(end);
                return "done";
            }));
            Race.await(begun);

            assertThatThrownBy(() -> impatient.transact(sql -> "too early")).isInstanceOf(StorageUnavailable.class);
            assertThat(impatient.<String>read(sql -> "read")).isEqualTo("read");

            end.countDown();
            assertThat(Race.result(slow)).isEqualTo("done");
        }
        assertThat(impatient.<String>transact(sql -> "in turn")).isEqualTo("in turn");
    }

    @Test
    void after_a_migration_every_commit_is_written_at_once(@TempDir Path directory) throws SQLException {
        var settings = DatabaseSettings.h2File(directory);
        try (var storage = JooqStorage.open(settings);
                var connection = DriverManager.getConnection(settings.url(), "sa", "")) {
            assertThat(writeDelay(connection)).as("before").isZero();

            storage.migrate();

            assertThat(writeDelay(connection)).as("after").isZero();
        }
    }

    @Test
    void after_a_migration_that_failed_as_well(@TempDir Path directory) throws SQLException {
        var settings = DatabaseSettings.h2File(directory);
        try (var storage = JooqStorage.open(settings);
                var connection = DriverManager.getConnection(settings.url(), "sa", "")) {
            try (var statement = connection.createStatement()) {
                statement.execute("create table viesti_pair(id int)");
            }

            assertThatThrownBy(storage::migrate).isInstanceOf(IllegalStateException.class);

            assertThat(writeDelay(connection)).isZero();
        }
    }

    /** On a connection that was there before: a new one would set it. */
    private static int writeDelay(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select setting_value from information_schema.settings"
                        + " where setting_name = 'WRITE_DELAY'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void what_is_in_a_file_is_there_when_it_is_opened_again(@TempDir Path directory) {
        var settings = DatabaseSettings.h2File(directory.resolve("new/and deep"));
        try (var first = new TestDatabase(settings)) {
            first.storage().inTransaction(unit -> unit.directory().put(Partner.of(new PartnerId("p"), "P", List.of())));
        }

        try (var second = JooqStorage.open(settings)) {
            second.migrate();
            assertThat(second.directory().partner(new PartnerId("p"))).isPresent();
        }
    }

    @Test
    void a_database_in_memory_is_forgotten_with_its_last_connection() {
        var settings = DatabaseSettings.h2Memory("forgotten");
        new TestDatabase(settings).close();

        try (var again = JooqStorage.open(settings)) {
            assertThatThrownBy(() -> again.directory().partner(new PartnerId("p")))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_hosts_H2_without_the_needed_settings_is_refused_before_there_is_a_table() {
        var plain = new JdbcDataSource();
        plain.setURL("jdbc:h2:mem:plain");

        assertThatThrownBy(() -> JooqStorage.on(plain))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DatabaseSettings");
    }

    @Test
    void a_file_that_can_not_be_opened_is_told_at_once() {
        var settings = new DatabaseSettings("jdbc:h2:file:/proc/nowhere/viesti", Optional.of("sa"), Optional.of(""), 2);

        assertThatThrownBy(() -> JooqStorage.open(settings))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("check its URL");
    }
}
