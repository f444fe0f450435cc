package sample.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Actor;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Slice;
import dev.viesti.domain.MemberId;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sample.Pixel;

class OwnSchemaTest {
    private static final String TABLES = "select table_schema || '.' || table_name from information_schema.tables"
            + " where table_name in ('orders', 'flyway_schema_history', 'viesti_partner', 'viesti_schema_history')";
    private static final String[] EACH_IN_ITS_OWN = {
        "public.orders", "public.flyway_schema_history", "messaging.viesti_partner", "messaging.viesti_schema_history"
    };

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void on_H2_either_may_come_first(boolean hostFirst) throws Exception {
        var url = Databases.h2();
        try (var database = Databases.pool(url, "sa")) {
            openAndMigrate(database, OwnSchema.h2(url, "sa", ""), hostFirst).close();

            assertThat(Databases.ask(database, TABLES)).containsExactlyInAnyOrder(EACH_IN_ITS_OWN);
        }
    }

    @Test
    void on_PostgreSQL_either_may_come_first_and_search_is_indexed() throws Exception {
        try (var server = EmbeddedPostgres.start()) {
            for (var hostFirst : List.of(true, false)) {
                var name = hostFirst ? "host_first" : "viesti_first";
                try (var administrator = server.getPostgresDatabase().getConnection();
                        var statement = administrator.createStatement()) {
                    statement.execute("create database " + name);
                }
                var url = "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
                try (var database = Databases.pool(url, "postgres")) {
                    try (var connection = database.getConnection();
                            var statement = connection.createStatement()) {
                        statement.execute("create extension pg_trgm");
                    }
                    try (var storage = openAndMigrate(database, OwnSchema.postgres(url, "postgres", ""), hostFirst)) {
                        search(storage);
                    }
                    assertThat(Databases.ask(database, TABLES)).containsExactlyInAnyOrder(EACH_IN_ITS_OWN);
                    assertThat(Databases.ask(
                                    database,
                                    "select schemaname from pg_indexes where indexname = 'viesti_conversation_search'"))
                            .containsExactly("messaging");
                }
            }
        }
    }

    private static JooqStorage openAndMigrate(DataSource database, DatabaseSettings viestis, boolean hostFirst)
            throws Exception {
        var hosts = Flyway.configure()
                .dataSource(database)
                .locations("classpath:host/migration")
                .load();
        if (hostFirst) {
            hosts.migrate();
        }
        var storage = OwnSchema.open(database, viestis);
        hosts.migrate();
        return storage;
    }

    private static void search(JooqStorage storage) {
        var viesti = HostDatabase.viesti(storage);
        Pixel.provision(viesti);
        viesti.marketplace()
                .contact(viesti.identities().merchant("mikko").orElseThrow(), Pixel.request(), Optional.empty());
        var aino = new Actor.Member(new MemberId("aino"), Pixel.PIXEL);
        var coffee = new InboxFilter(Set.of(), false, Optional.of("KAHVIpuo"));
        assertThat(viesti.messaging().inbox(aino, coffee, Slice.first(10)).items())
                .hasSize(1);
    }
}
