package dev.viesti.jooq;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * The scripts of the schema, by name: to find them by itself Flyway looks at every entry of the jar, which takes as long as
 * running them.
 */
final class Migrations implements ResourceProvider {
    static final List<String> COMMON = List.of(
            "common/V1__tables.sql",
            "common/V4__events.sql",
            "common/V5__sign_in.sql",
            "common/V6__kinds_of_events.sql",
            "common/V7__failing_mails.sql");
    static final List<String> H2 = List.of(
            "h2/V2__blocks_stand.sql",
            "h2/beforeEachMigrate__write_later.sql",
            "h2/afterMigrate__write_at_once.sql",
            "h2/afterMigrateError__write_at_once.sql");
    static final List<String> POSTGRESQL = List.of(
            "postgresql/V2__blocks_stand.sql",
            "postgresql/V3__order_by_code_point.sql",
            "postgresql/V4_1__events_by_code_point.sql",
            "postgresql/V5_1__sign_in_by_code_point.sql",
            "postgresql/V6_1__kinds_of_events_by_code_point.sql",
            "postgresql/afterMigrate__search.sql");

    private final List<LoadableResource> scripts;

    Migrations(SQLDialect dialect) {
        this.scripts = Stream.concat(COMMON.stream(), (dialect == SQLDialect.H2 ? H2 : POSTGRESQL).stream())
                .<LoadableResource>map(Script::new)
                .toList();
    }

    /** Asked for settings beside a script as well; there are none. */
    @Override
    public @Nullable LoadableResource getResource(String name) {
        return scripts.stream()
                .filter(script -> script.getRelativePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return scripts.stream()
                .filter(script -> script.getFilename().startsWith(prefix)
                        && Stream.of(suffixes).anyMatch(script.getFilename()::endsWith))
                .toList();
    }

    private static final class Script extends LoadableResource {
        private final String path;

        private Script(String path) {
            this.path = path;
        }

        @Override
        public Reader read() {
            var stream = Migrations.class.getResourceAsStream("migration/" + path);
            return new InputStreamReader(Objects.requireNonNull(stream, path), StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return "dev/viesti/jooq/migration/" + path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return path.substring(path.indexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }
    }
}
