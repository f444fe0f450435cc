package dev.viesti.jooq;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which database to open, and how.
 *
 * @param url {@code jdbc:postgresql:…} or {@code jdbc:h2:…}; what the stores need of H2 and the URL doesn't say is added
 * @param user if the URL doesn't name one
 * @param password of the user
 * @param poolSize how many connections there are at most; a use case needs one at a time
 */
public record DatabaseSettings(String url, Optional<String> user, Optional<String> password, int poolSize) {
    /** A pool that serves one node well. */
    public static final int DEFAULT_POOL_SIZE = 10;

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /**
     * Without {@code WRITE_DELAY=0} a killed process loses what it has acknowledged, and so it does where H2 writes over
     * space that it has freed, which it does after its {@code RETENTION_TIME}; see decision 9.
     */
    private static final Map<String, String> NEEDED_OF_H2 = inOrder(
            "WRITE_DELAY=0",
            "MODE=PostgreSQL",
            "DATABASE_TO_LOWER=TRUE",
            "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
            "DEFAULT_NULL_ORDERING=HIGH",
            "RETENTION_TIME=2147483647",
            "LOCK_TIMEOUT=10000",
            // so many compiled statements each connection keeps; H2 else keeps 8, fewer than one page has
            "QUERY_CACHE_SIZE=64",
            // what H2 writes into a file of its own quotes values
            "TRACE_LEVEL_FILE=0",
            "DB_CLOSE_ON_EXIT=FALSE");

    /**
     * Completes the URL.
     *
     * @throws IllegalArgumentException for another database than H2 or PostgreSQL, or a pool of fewer than two
     *     connections
     */
    public DatabaseSettings {
        if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("the database URL must begin with " + POSTGRESQL + " or " + H2);
        }
        if (poolSize < 2) {
            throw new IllegalArgumentException("the pool needs at least two connections");
        }
        url = url.startsWith(H2) ? completed(url) : url;
    }

    /** H2 in a file of that directory, which is made if it isn't there. */
    public static DatabaseSettings h2File(Path directory) {
        var file = directory.toAbsolutePath().normalize().resolve("viesti").toString();
        return h2(H2 + "file:" + file.replace(";", "\\;"));
    }

    /** H2 in memory: forgotten with the last connection. */
    public static DatabaseSettings h2Memory(String name) {
        return h2(H2 + "mem:" + name);
    }

    private static DatabaseSettings h2(String url) {
        return new DatabaseSettings(url, Optional.of("sa"), Optional.of(""), DEFAULT_POOL_SIZE);
    }

    boolean isH2() {
        return url.startsWith(H2);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url.replaceAll("(?i)(password=)[^&;]*", "$1…") + ", user=" + user.orElse("")
                + ", poolSize=" + poolSize + "]";
    }

    private static String completed(String url) {
        var given = url.toUpperCase(Locale.ROOT);
        return NEEDED_OF_H2.entrySet().stream()
                .filter(setting -> !given.contains(";" + setting.getKey() + "="))
                .map(setting -> ";" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("", url, ""));
    }

    private static Map<String, String> inOrder(String... settings) {
        return Stream.of(settings)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> parts[1], (first, second) -> first, LinkedHashMap::new));
    }
}
