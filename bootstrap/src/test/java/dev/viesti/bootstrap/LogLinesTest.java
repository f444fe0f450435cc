package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.viesti.bootstrap.Configuration.LogFormat;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.KeyValuePair;

class LogLinesTest {
    private static final String NAME = "dev.viesti.bootstrap.Server";

    private final LoggerContext context = new LoggerContext();

    @Test
    void a_json_line_is_one_object_with_everything_that_is_known() throws IOException {
        var line = json(event("two\nlines \"quoted\" {}", new IllegalStateException("broken"), "ä\u2028"));

        assertThat(line.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("logger").asText()).isEqualTo(NAME);
        assertThat(line.path("thread").asText()).isNotEmpty();
        assertThat(line.path("message").asText()).isEqualTo("two\nlines \"quoted\" ä\u2028");
        assertThat(line.path("requestId").asText()).isEqualTo("abc");
        assertThat(line.at("/values/digests").asText()).isEqualTo("3");
        assertThat(line.path("stack").asText())
                .startsWith("java.lang.IllegalStateException: broken\n\tat dev.viesti.bootstrap.LogLinesTest.");
    }

    @Test
    void a_line_without_request_values_and_exception_has_none() throws IOException {
        var event = new LoggingEvent("", context.getLogger(NAME), Level.INFO, "started", null, null);
        event.setMDCPropertyMap(Map.of());

        assertThat(json(event).properties().stream().map(Map.Entry::getKey))
                .containsExactly("time", "level", "logger", "thread", "message");
        assertThat(text(event)).matches("\\S+ INFO  Server - started\n");
    }

    @Test
    void a_line_for_people_says_the_same() {
        assertThat(text(event("two\nlines", new IllegalStateException("broken"))))
                .containsPattern(
                        "^\\S+ WARN  Server \\[abc] - two lines digests=3\njava.lang.IllegalStateException: broken\n\tat dev");
    }

    @Test
    void every_cause_has_its_frames_once() {
        var cause = new IllegalStateException("inner");
        var trace = Trace.full(new IllegalStateException("outer", cause));

        assertThat(trace)
                .containsPattern("outer\n(\tat .*\n)+caused by java.lang.IllegalStateException: inner\n"
                        + "\tat dev.*\n\t\\.\\.\\. \\d+ as above$");
        assertThat(cause.initCause(new IllegalStateException("innermost"))).isSameAs(cause);
        var loop = new IllegalStateException("a");
        loop.initCause(new IllegalStateException("b", loop));
        assertThat(Trace.full(loop).lines().filter(line -> line.contains("IllegalState")))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void what_a_database_or_a_parser_quotes_is_in_no_line(LogFormat format) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:h2:mem:");
                var statement = connection.createStatement()) {
            statement.execute("create table person (email varchar primary key)");
            statement.execute("insert into person values ('hush@example.com')");
            var doubled = catchThrowable(() -> statement.execute("insert into person values ('hush@example.com')"));
            var unread = catchThrowable(() -> Integer.parseInt("hush"));
            for (var failure : List.of(doubled, unread)) {
                assertThat(failure).hasMessageContaining("hush");
                var wrapped = new IllegalStateException("refused", failure);
                wrapped.addSuppressed(failure);
                assertThat(line(format, event("failed", wrapped)))
                        .contains("refused", failure.getClass().getName())
                        .doesNotContain("hush");
            }
            assertThat(Trace.headline(doubled)).endsWith(": SQLSTATE 23505");
        }
    }

    private LoggingEvent event(String message, @Nullable Throwable failure, Object... arguments) {
        var event = new LoggingEvent("", context.getLogger(NAME), Level.WARN, message, failure, arguments);
        event.setMDCPropertyMap(Map.of("requestId", "abc"));
        event.setKeyValuePairs(List.of(new KeyValuePair("digests", 3)));
        return event;
    }

    private static JsonNode json(LoggingEvent event) throws IOException {
        var line = line(LogFormat.JSON, event);
        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        return new ObjectMapper().readTree(line);
    }

    private static String text(LoggingEvent event) {
        return line(LogFormat.TEXT, event);
    }

    private static String line(LogFormat format, LoggingEvent event) {
        return new LogLines(format).doLayout(event);
    }
}
