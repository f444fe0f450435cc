package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.port.EventLog;
import dev.viesti.application.port.Race;
import dev.viesti.application.port.Scene;
import dev.viesti.application.port.Storage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events on several nodes. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresEventsTest implements Scene {
    private static final Duration LONG = Duration.ofMinutes(5);

    private TestDatabase database;
    private JooqStorage other;

    @BeforeAll
    void open(Postgres.Server server) {
        database = new TestDatabase(server.newDatabase());
        other = JooqStorage.open(database.settings());
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @AfterAll
    void close() {
        other.close();
        database.close();
    }

    @Override
    public Storage storage() {
        return database.storage();
    }

    @Test
    void a_position_of_one_node_is_known_on_the_others() {
        var partner = partner("p");
        var before = storage().events().end();
        conversation("c", partner, merchant("x"), at(1));

        assertThat(other.events()
                        .after(before, Optional.empty(), 10)
                        .orElseThrow()
                        .events())
                .hasSize(1);
        assertThat(other.events().end()).isEqualTo(storage().events().end());
    }

    @Test
    void a_commit_on_one_node_wakes_up_who_waits_on_another() {
        var partner = partner("p");
        var merchant = merchant("x");
        try (var race = new Race()) {
            var pulse = listening(other.events());
            var waiting = race.begin(() -> {
                other.events().await(pulse, LONG);
                return other.events().pulse();
            });

            conversation("c", partner, merchant, at(1));

            // who is there to tell others is whoever waits here
            storage().events().pulse();
            assertThat(Race.result(waiting)).isNotEqualTo(pulse);
        }
    }

    @Test
    void a_lost_connection_for_notifications_is_made_again() {
        var partner = partner("p");
        listening(other.events());
        database.ask("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' or query like"
                + " 'notify %'");

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            other.events().pulse();
            assertThat(listeners()).isNotEmpty();
        });
        conversation("c", partner, merchant("x"), at(1));
        assertThat(other.events().end()).isEqualTo(storage().events().end());
    }

    @Test
    void a_storage_that_is_closed_waits_for_no_talk_that_hangs() throws Exception {
        var before = listeners();
        var hanging = JooqStorage.open(database.settings());
        hanging.events().pulse();
        var backend = await().until(
                        () -> listeners().stream()
                                .filter(one -> !before.contains(one))
                                .findAny(),
                        Optional::isPresent)
                .orElseThrow();
        signal("STOP", backend);
        try {
            Scene scene = () -> hanging;
            scene.conversation("c", scene.partner("p"), scene.merchant("x"), scene.at(1));
            var talking = new Thread(() -> hanging.events().pulse());
            talking.start();
            await().until(() -> Stream.of(talking.getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("talk")));

            var begun = System.nanoTime();
            hanging.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            talking.join(10_000);
            assertThat(talking.isAlive()).isFalse();
        } finally {
            signal("CONT", backend);
        }
    }

    /** A process that is stopped answers as little as a network that swallows everything. */
    private static void signal(String name, String process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, process).start().waitFor())
                .isZero();
    }

    @Test
    void in_a_database_restored_from_a_dump_the_log_begins_anew() {
        var partner = partner("p");
        conversation("c", partner, merchant("x"), at(1));
        var before = storage().events().end();
        database.execute("update viesti_event set position = position + 1000000");

        database.storage().migrate();

        assertThat(storage().events().after(before, Optional.empty(), 10)).isEmpty();
        var anew = storage().events().end();
        conversation("d", partner, merchant("y"), at(2));
        assertThat(storage()
                        .events()
                        .after(anew, Optional.empty(), 10)
                        .orElseThrow()
                        .events())
                .hasSize(1);
    }

    @Test
    void a_transaction_that_stays_open_for_days_anywhere_on_the_server_loses_nobody_their_place() throws SQLException {
        var partner = partner("p");
        try (var open = database.connect();
                var statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("create temp table elsewhere (id int)");
            conversation("c", partner, merchant("x"), at(1));

            run(unit -> unit.conversations().sweepEvents(at(2)));

            var end = storage().events().end();
            assertThat(storage().events().after(end, Optional.empty(), 10)).isPresent();
            open.rollback();
        }
        assertThat(counted(unit -> unit.conversations().sweepEvents(at(2)))).isOne();
        var end = storage().events().end();
        assertThat(storage().events().after(end, Optional.empty(), 10)).isPresent();
    }

    @Test
    void reading_goes_by_the_indexes_however_many_events_there_are() {
        database.execute("""
            insert into viesti_event (partner_id, position, conversation_id, first_seq, last_seq, merchant_id, entered_at)
            select 'p' || i % 100, i, 'c' || i % 1000, i, i, 'm' || i % 1000, now() from generate_series(1, 200000) i\
            """);
        database.execute("analyze viesti_event");
        var end = storage().events().end();

        var started = System.nanoTime();
        for (var i = 0; i < 100; i++) {
            assertThat(storage().events().after(end, Optional.empty(), 500)).isPresent();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    /** Waits until it listens; its pulse then. */
    private long listening(EventLog log) {
        log.pulse();
        await().until(() -> !listeners().isEmpty());
        return log.pulse();
    }

    private List<String> listeners() {
        return database.ask(
                "select pid from pg_stat_activity where query in ('listen viesti_event', 'notify viesti_event')");
    }
}
