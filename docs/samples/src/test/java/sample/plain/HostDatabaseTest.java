package sample.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.jooq.JooqStorage;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import sample.Pixel;
import sample.Printed;

class HostDatabaseTest {
    private static final String OF_THE_HOST =
            "select version from flyway_schema_history where version is not null order by installed_rank";

    @Test
    void aino_finds_the_request_in_her_inbox() {
        assertThat(Printed.by(() -> HostDatabase.main(new String[] {Databases.h2()})))
                .contains("Mikko: A new theme");
    }

    @Test
    void both_histories_stand_side_by_side_however_often_a_host_starts() throws Exception {
        try (var database = Databases.pool(Databases.h2(), "sa")) {
            HostDatabase.migrate(database);
            HostDatabase.migrate(database);

            assertThat(Databases.ask(database, OF_THE_HOST)).containsExactly("1");
            assertThat(Databases.ask(database, "select version from viesti_schema_history"))
                    .contains("1", "2");
            Pixel.provision(HostDatabase.viesti(JooqStorage.on(database)));
            assertThat(Databases.ask(database, "select name from viesti_partner"))
                    .containsExactly("Pixel & Co");
            assertThat(Databases.ask(
                            database,
                            "select table_name from information_schema.tables where table_schema = 'public'"
                                    + " and table_name not like 'viesti%'"))
                    .containsExactlyInAnyOrder("orders", "flyway_schema_history");
        }
    }

    @Test
    void where_viesti_comes_first_the_hosts_flyway_needs_a_baseline() throws Exception {
        try (var database = Databases.pool(Databases.h2(), "sa")) {
            JooqStorage.on(database).migrate();

            FluentConfiguration hosts = Flyway.configure().dataSource(database).locations("classpath:host/migration");
            assertThatThrownBy(() -> hosts.load().migrate())
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("non-empty schema");
            hosts.baselineOnMigrate(true).baselineVersion("0").load().migrate();
            assertThat(Databases.ask(database, OF_THE_HOST)).containsExactly("0", "1");
            JooqStorage.on(database).migrate();
        }
    }
}
