package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Mail;
import dev.viesti.application.NotFound;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.Directory;
import dev.viesti.application.port.Race;
import dev.viesti.application.port.Scene;
import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Block;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.work.WorkChange;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/** What holds of both databases beside the contracts of the ports. */
interface DatabaseContract extends Scene {

    TestDatabase database();

    @Override
    default Storage storage() {
        return database().storage();
    }

    @Test
    default void a_block_can_not_be_changed_or_deleted_even_by_SQL_B5() {
        var block = block(member(partner("p"), "aino"), merchant("x"));

        for (var attempt : List.of(
                "delete from viesti_pair",
                "update viesti_pair set blocked_at = null",
                "update viesti_pair set blocked_by = 'somebody-else'",
                "truncate table viesti_pair",
                "delete from viesti_pair where merchant_id = 'x'")) {
            assertThatThrownBy(() -> database().execute(attempt)).as(attempt).hasCauseInstanceOf(SQLException.class);
        }

        assertThat(found(unit -> unit.pairs().lockShared(block.partner(), block.merchant())))
                .contains(block);
    }

    @Test
    default void a_pair_without_a_block_is_a_row_like_any_other() {
        var partner = partner("p");
        run(unit -> unit.pairs().lockShared(partner, merchant("x").id()));

        database().execute("delete from viesti_pair");

        assertThat(database().ask("select merchant_id from viesti_pair")).isEmpty();
    }

    @Test
    default void a_block_is_refused_where_one_stands_B6() {
        Block block = block(member(partner("p"), "aino"), merchant("x"));

        assertThatThrownBy(() -> run(unit -> unit.pairs().block(block)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stands for ever");
    }

    @Test
    default void migrating_again_changes_nothing() {
        partner("p");
        var before = database().ask("select version from viesti_schema_history order by installed_rank");

        database().storage().migrate();

        assertThat(database().ask("select version from viesti_schema_history order by installed_rank"))
                .isEqualTo(before)
                .isNotEmpty();
        assertThat(storage().directory().partner(new PartnerId("p"))).isPresent();
    }

    @Test
    default void a_lost_race_runs_the_whole_work_again_until_it_is_won() {
        var runs = new ArrayList<Integer>();

        var result = ask(unit -> {
            partnerIn(unit.directory(), "p" + runs.size());
            runs.add(runs.size());
            if (runs.size() < 3) {
                throw new DataAccessException("lost", new SQLException("deadlock", "40P01"));
            }
            return "won";
        });

        assertThat(result).isEqualTo("won");
        assertThat(database().ask("select partner_id from viesti_partner")).containsExactly("p2");
    }

    @Test
    default void a_race_that_is_lost_ever_again_is_given_up() {
        var runs = new ArrayList<Integer>();

        assertThatThrownBy(() -> run(unit -> {
                    runs.add(runs.size());
                    throw new DataAccessException("lost", new SQLException("deadlock", "40001"));
                }))
                .isInstanceOf(StorageUnavailable.class);
        assertThat(runs).hasSize(10);
    }

    @Test
    default void a_key_that_is_broken_whenever_it_is_tried_is_a_defect() {
        assertThatThrownBy(() -> run(unit ->
                        unit.directory().put(service(new PartnerId("nobody"), "s", CATEGORY, Service.Status.ACTIVE))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void a_unit_of_work_is_of_no_use_after_its_transaction_or_on_another_thread() {
        var late = ask(unit -> unit);

        assertThatThrownBy(() -> late.directory().partner(new PartnerId("p")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("valid only while its work runs");
    }

    @Test
    default void a_hosts_connections_are_used_and_left_alone() {
        var connections = new HostsConnections(database());
        try (var hosted = JooqStorage.on(connections)) {
            hosted.migrate();
            hosted.inTransaction(unit -> partnerIn(unit.directory(), "p"));
            assertThat(hosted.directory().partner(new PartnerId("p"))).isPresent();
        }

        assertThat(connections.open()).isZero();
        assertThat(storage().directory().partner(new PartnerId("p"))).isPresent();
    }

    @Test
    default void a_hosts_transaction_takes_the_use_cases_with_it() throws SQLException {
        try (var hosts = database().connect()) {
            hosts.setAutoCommit(false);
            var joined = database().storage().joining(hosts);
            joined.inTransaction(unit -> partnerIn(unit.directory(), "p"));

            assertThat(joined.directory().partner(new PartnerId("p"))).isPresent();
            assertThat(storage().directory().partner(new PartnerId("p"))).isEmpty();
            hosts.rollback();
            assertThat(joined.directory().partner(new PartnerId("p"))).isEmpty();

            joined.inTransaction(unit -> partnerIn(unit.directory(), "p"));
            hosts.commit();
            assertThat(storage().directory().partner(new PartnerId("p"))).isPresent();
        }
    }

    @Test
    default void a_connection_that_is_in_no_transaction_is_not_joined() throws SQLException {
        try (var hosts = database().connect()) {
            var joined = database().storage().joining(hosts);

            assertThatThrownBy(() -> joined.inTransaction(unit -> partnerIn(unit.directory(), "p")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("setAutoCommit(false)");
        }
        assertThat(storage().directory().partner(new PartnerId("p"))).isEmpty();
    }

    @Test
    default void what_is_refused_in_a_hosts_transaction_leaves_no_trace_where_the_host_goes_on_M4()
            throws SQLException {
        try (var hosts = database().connect()) {
            hosts.setAutoCommit(false);
            var joined = database().storage().joining(hosts);
            joined.inTransaction(unit -> partnerIn(unit.directory(), "before"));

            assertThatThrownBy(() -> joined.inTransaction(unit -> {
                        partnerIn(unit.directory(), "refused");
                        throw new NotFound("something");
                    }))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> joined.inTransaction(unit -> {
                        partnerIn(unit.directory(), "broken");
                        return unit.directory()
                                .put(service(new PartnerId("nobody"), "s", CATEGORY, Service.Status.ACTIVE));
                    }))
                    .isInstanceOf(IllegalStateException.class);
            joined.inTransaction(unit -> partnerIn(unit.directory(), "after"));
            hosts.commit();
        }
        assertThat(database().ask("select partner_id from viesti_partner order by partner_id"))
                .containsExactly("after", "before");
    }

    @Test
    default void a_hosts_transaction_keeps_senders_waiting_as_any_other_does_B4() throws SQLException {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var block = new Block(partner, merchant.id(), aino.id(), at(1), WorkChange.Counts.NONE);
        run(unit -> unit.pairs().lockShared(partner, merchant.id()));
        try (var hosts = database().connect();
                var race = new Race()) {
            hosts.setAutoCommit(false);
            var joined = database().storage().joining(hosts);
            joined.inTransaction(unit -> unit.pairs().lockAlone(partner, merchant.id()));
            var sender = race.begin(() -> found(unit -> unit.pairs().lockShared(partner, merchant.id())));
            assertThatThrownBy(() -> sender.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

            joined.inTransaction(unit -> {
                unit.pairs().block(block);
                return true;
            });
            hosts.commit();
            assertThat(Race.result(sender)).contains(block);
        }
    }

    @Test
    default void who_signs_in_while_they_are_removed_waits_for_it_and_neither_has_to_begin_again_X2()
            throws SQLException {
        var links = new ArrayList<String>();
        var runs = new AtomicInteger();
        var viesti = Viesti.on(
                        storage(), () -> at(3_600), () -> UUID.randomUUID().toString(), new byte[32])
                .mail(mail -> links.add(((Mail.SignInLink) mail).token()))
                .build();
        var aino = member(partner("p"), "aino");
        viesti.signIn().request("maino@partner.example");
        viesti.signIn().deliver();
        try (var hosts = database().connect();
                var race = new Race()) {
            hosts.setAutoCommit(false);
            var signIn = viesti.over(database().storage().joining(hosts)).signIn();
            var redeeming = ask(unit -> {
                runs.incrementAndGet();
                unit.directory().settings(aino.id());
                var begun = race.begin(() -> signIn.redeem(links.get(0)));
                assertThatThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                unit.directory().removeMember(aino.partner(), aino.id());
                return begun;
            });
            assertThat(Race.result(redeeming)).isEmpty();
            hosts.rollback();
        }
        assertThat(runs).hasValue(1);
    }

    @Test
    default void what_is_refused_in_a_hosts_transaction_leaves_no_savepoint() throws SQLException {
        var savepoints = new AtomicInteger();
        try (var hosts = database().connect()) {
            hosts.setAutoCommit(false);
            var joined = database().storage().joining(counting(hosts, savepoints));

            joined.inTransaction(unit -> partnerIn(unit.directory(), "done"));
            assertThatThrownBy(() -> joined.inTransaction(unit -> {
                        throw new NotFound("something");
                    }))
                    .isInstanceOf(NotFound.class);
            hosts.rollback();
        }
        assertThat(savepoints).hasValue(0);
    }

    /** Counts the savepoints that were set and not released. */
    private static Connection counting(Connection connection, AtomicInteger savepoints) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "setSavepoint" -> savepoints.incrementAndGet();
                        case "releaseSavepoint" -> savepoints.decrementAndGet();
                        default -> {}
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static boolean partnerIn(Directory directory, String id) {
        return directory.put(Partner.of(new PartnerId(id), "Partner", List.of()));
    }

    /** Connections of a host without a pool. */
    final class HostsConnections implements DataSource {
        private final TestDatabase database;
        private final List<Connection> given = new ArrayList<>();

        HostsConnections(TestDatabase database) {
            this.database = database;
        }

        long open() {
            return given.stream().filter(HostsConnections::isOpen).count();
        }

        private static boolean isOpen(Connection connection) {
            try {
                return !connection.isClosed();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = database.connect();
            given.add(connection);
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public PrintWriter getLogWriter() {
            return new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        }

        @Override
        public void setLogWriter(PrintWriter out) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public void setLoginTimeout(int seconds) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
