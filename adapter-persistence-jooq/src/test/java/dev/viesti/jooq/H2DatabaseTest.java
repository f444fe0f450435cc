package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.party.Partner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2DatabaseTest implements DatabaseContract {
    private final TestDatabase database =
            new TestDatabase(DatabaseSettings.h2Memory(UUID.randomUUID().toString()));

    @BeforeEach
    void empty() {
        database.empty();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    public TestDatabase database() {
        return database;
    }

    @Override
    public boolean sharesLocks() {
        return false;
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
