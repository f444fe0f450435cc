package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void every_script_is_named() throws IOException, URISyntaxException {
        assertThat(Migrations.COMMON).containsExactlyInAnyOrderElementsOf(scripts("common"));
        assertThat(Migrations.H2).containsExactlyInAnyOrderElementsOf(scripts("h2"));
        assertThat(Migrations.POSTGRESQL).containsExactlyInAnyOrderElementsOf(scripts("postgresql"));
    }

    private static List<String> scripts(String folder) throws IOException, URISyntaxException {
        var url = Objects.requireNonNull(Migrations.class.getResource("migration/" + folder));
        try (var files = Files.list(Path.of(url.toURI()))) {
            return files.map(file -> folder + "/" + file.getFileName()).toList();
        }
    }
}
