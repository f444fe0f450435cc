package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.Actor;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Slice;
import dev.viesti.application.port.Race;
import dev.viesti.application.port.Scene;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.PartnerId;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(Postgres.class)
class PostgresDatabaseTest implements DatabaseContract {
    private static final String INDEXES =
            "select indexname from pg_indexes where indexname = 'viesti_conversation_search'";

    @RegisterExtension
    static final ClassDatabase DATABASE = ClassDatabase.postgres();

    @Override
    public TestDatabase database() {
        return DATABASE.get();
    }

    @Test
    void a_killed_connection_is_told_and_the_next_transaction_goes_through() {
        assertThatThrownBy(() -> run(unit -> {
                    unit.directory().partner(new PartnerId("p"));
                    killConnections();
                    unit.directory().partner(new PartnerId("p"));
                }))
                .isInstanceOf(StorageUnavailable.class);

        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> storage().check());
        assertThat(partner("p")).isNotNull();
    }

    @Test
    void a_lock_that_is_not_given_in_time_is_told() {
        var partner = partner("p");
        var merchant = merchant("x");
        run(unit -> unit.pairs().lockShared(partner, merchant.id()));
        var hasty = new DatabaseSettings(
                database().settings().url() + "?options=-c%20lock_timeout=100ms",
                database().settings().user(),
                Optional.empty(),
                2);
        try (var impatient = JooqStorage.open(hasty)) {
            run(unit -> {
                unit.pairs().lockAlone(partner, merchant.id());
                assertThatThrownBy(() ->
                                impatient.inTransaction(other -> other.pairs().lockShared(partner, merchant.id())))
                        .isInstanceOf(StorageUnavailable.class);
            });
        }
    }

    @Test
    void a_database_that_can_not_be_reached_is_told_at_once() {
        var nowhere = new DatabaseSettings(
                "jdbc:postgresql://localhost:1/nothing", Optional.of("nobody"), Optional.of("secret"), 2);

        assertThatThrownBy(() -> JooqStorage.open(nowhere))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("check its URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void tables_of_a_host_in_the_same_schema_stay_as_they_are(Postgres.Server server) {
        var settings = server.newDatabase();
        try (var connection = DriverManager.getConnection(settings.url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("create table partner (id int); create table flyway_schema_history (id int)");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }

        try (var shared = new TestDatabase(settings)) {
            assertThat(shared.ask("select count(*) from partner")).containsExactly("0");
            assertThat(shared.ask("select count(*) from flyway_schema_history")).containsExactly("0");
        }
    }

    @Test
    void nodes_that_start_at_once_on_an_empty_database_all_find_it_migrated(Postgres.Server server) {
        var settings = server.newDatabase();

        var found = Race.among(4, node -> {
            try (var storage = JooqStorage.open(settings)) {
                storage.migrate();
                return storage.directory().partner(new PartnerId("p"));
            }
        });

        assertThat(found).containsOnly(Optional.empty());
    }

    @Test
    void search_is_indexed() {
        assertThat(database().ask(INDEXES)).hasSize(1);
    }

    @Test
    void a_node_that_starts_waits_for_nobody_who_writes() throws SQLException {
        try (var writing = database().connect();
                var statement = writing.createStatement();
                var race = new Race()) {
            writing.setAutoCommit(false);
            statement.execute("lock table viesti_conversation in row exclusive mode");
            var starting = race.begin(() -> {
                database().storage().migrate();
                return "ready";
            });

            try {
                assertThat(starting.get(20, TimeUnit.SECONDS)).isEqualTo("ready");
            } catch (InterruptedException | ExecutionException | TimeoutException waiting) {
                throw new AssertionError("the node waits", waiting);
            } finally {
                writing.rollback();
            }
        }
    }

    @Test
    void without_the_right_to_the_extension_search_goes_without_the_index_until_it_is_there(Postgres.Server server) {
        var owner = server.newDatabase();
        try (var administrator = new TestDatabase(owner)) {
            administrator.execute("drop extension pg_trgm cascade; drop role if exists plain;"
                    + "create role plain login; grant all on all tables in schema public to plain;"
                    + "grant create on schema public to plain");
            var plain = new DatabaseSettings(owner.url(), Optional.of("plain"), Optional.empty(), 2);
            try (var storage = JooqStorage.open(plain)) {
                storage.migrate();
                assertThat(administrator.ask(INDEXES)).isEmpty();
                found(administrator, storage);
            }

            administrator.storage().migrate();
            assertThat(administrator.ask(INDEXES)).hasSize(1);
        }
    }

    private static void found(TestDatabase administrator, JooqStorage storage) {
        var names = new NamedConversations(storage);
        var member = names.begin("p", "x", "Kukkakauppa");
        var filter = new InboxFilter(Set.of(), false, Optional.of("kakau"));

        assertThat(storage.inbox().inbox(member, filter, Slice.first(10)).items())
                .hasSize(1);
        assertThat(administrator.ask("select conversation_id from viesti_conversation"))
                .hasSize(1);
    }

    private void killConnections() {
        assertThat(database()
                        .ask("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid()"))
                .isNotEmpty();
    }

    /** The scene of another storage. */
    private record NamedConversations(JooqStorage storage) implements Scene {
        Actor.Member begin(String partner, String merchant, String name) {
            var id = partner(partner);
            var member = member(id, "aino");
            conversation("c", id, merchant(merchant, name), at(1));
            return member;
        }
    }
}
