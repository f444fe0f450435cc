package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    @Test
    void a_file_of_H2_survives_a_killed_process() {
        assertThat(DatabaseSettings.h2File(Path.of("data")).url())
                .startsWith("jdbc:h2:file:/")
                .contains("/data/viesti;")
                .contains(";WRITE_DELAY=0")
                .contains(";RETENTION_TIME=2147483647")
                .contains(";MODE=PostgreSQL");
    }

    @Test
    void what_an_H2_URL_says_itself_is_kept_and_the_rest_is_added() {
        var settings = new DatabaseSettings("jdbc:h2:mem:x;write_delay=5", Optional.empty(), Optional.empty(), 2);

        assertThat(settings.url())
                .startsWith("jdbc:h2:mem:x;write_delay=5;MODE=PostgreSQL")
                .doesNotContain("WRITE_DELAY=0")
                .contains(";DATABASE_TO_LOWER=TRUE")
                .contains(";CASE_INSENSITIVE_IDENTIFIERS=TRUE")
                .contains(";DEFAULT_NULL_ORDERING=HIGH");
    }

    @Test
    void a_completed_URL_stays_as_it_is() {
        var settings = DatabaseSettings.h2Memory("x");

        assertThat(new DatabaseSettings(settings.url(), settings.user(), settings.password(), 10))
                .isEqualTo(settings);
    }

    @Test
    void a_PostgreSQL_URL_is_taken_as_it_is() {
        var url = "jdbc:postgresql://db.example/viesti?sslmode=require";

        assertThat(new DatabaseSettings(url, Optional.empty(), Optional.empty(), 2).url())
                .isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://db.example/viesti", "postgresql://db.example/viesti", ""})
    void another_database_is_refused(String url) {
        assertThatThrownBy(() -> new DatabaseSettings(url, Optional.empty(), Optional.empty(), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:postgresql:");
    }

    @Test
    void a_pool_of_one_connection_is_refused() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:h2:mem:x", Optional.empty(), Optional.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two connections");
    }

    @Test
    void passwords_are_not_shown() {
        var url = "jdbc:postgresql://db.example/viesti?user=me&password=hunter2&ssl=true";

        assertThat(new DatabaseSettings(url, Optional.of("me"), Optional.of("hunter3"), 2))
                .asString()
                .contains("db.example", "ssl=true")
                .doesNotContain("hunter");
    }
}
