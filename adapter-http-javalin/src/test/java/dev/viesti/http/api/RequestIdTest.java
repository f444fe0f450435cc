package dev.viesti.http.api;

import static dev.viesti.http.api.World.MAIJA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name that a request, its answer and its log lines share. */
class RequestIdTest {
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/health/live", "/docs", "/nothing", "/api/v1/%00", "/unsubscribe/none"})
    void every_answer_names_its_request_also_what_the_web_server_refuses_itself(String path) {
        var first = world.open(path).header("X-Request-Id");

        assertThat(first).startsWith("request-");
        assertThat(world.open(path).header("X-Request-Id"))
                .startsWith("request-")
                .isNotEqualTo(first);
    }

    static Stream<String> wellFormed() {
        return Stream.of("a", "Root=1-67891233;x~!", "x".repeat(128));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void a_request_keeps_the_name_that_it_brings(String id) {
        for (var path : new String[] {"/health/live", "/api/v1/me", "/nothing"}) {
            assertThat(named(path, id).header("X-Request-Id")).isEqualTo(id);
        }
    }

    static Stream<String> illFormed() {
        return Stream.of("", "a b", "a\tb", "x".repeat(129));
    }

    @ParameterizedTest
    @MethodSource("illFormed")
    void a_name_that_could_be_mistaken_in_a_log_is_replaced(String id) {
        assertThat(named("/health/live", id).header("X-Request-Id")).startsWith("request-");
    }

    @Test
    void two_names_are_none() {
        var reply = world.send(HttpRequest.newBuilder(world.uri("/health/live"))
                .header("X-Request-Id", "a")
                .header("X-Request-Id", "b"));

        assertThat(reply.header("X-Request-Id")).startsWith("request-");
    }

    @Test
    void a_problem_that_is_not_the_clients_doing_bears_the_name_and_others_do_not() {
        world.databaseIsAway(true);
        try {
            assertThat(named("/health/ready", "abc").at("/requestId")).isEqualTo("abc");
        } finally {
            world.databaseIsAway(false);
        }
        assertThat(world.get("/conversations/none", MAIJA).json().has("requestId"))
                .isFalse();
    }

    private static Reply named(String path, String id) {
        return world.send(HttpRequest.newBuilder(world.uri(path)).header("X-Request-Id", id));
    }
}
