package dev.viesti.http.api;

import static dev.viesti.http.api.World.MAIJA;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name that a request, its answer and its log lines share. */
class RequestIdTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String NAMED = "\"requestId\":\"abc\"";
    private static final String OF_AN_ISSUER =
            base64("{\"alg\":\"RS256\"}") + "." + base64("{\"sub\":\"maija\"}") + "." + base64("signature");

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

    @Test
    void one_that_is_refused_while_the_server_stops_or_keys_are_away_bears_the_name_as_well() throws Exception {
        var keys = new TokenKeys(
                "away",
                () -> {
                    throw new IOException("away on purpose");
                },
                new TokenKeys.Pace(LONG, Duration.ZERO, LONG, LONG));
        try (var tokens =
                new AccessTokens(new byte[32], Optional.of(keys), TokenProfile.any(), InstantSource.system())) {
            var api = new Api(world.viesti, tokens, () -> {}, () -> "made");
            api.endStreams();
            var javalin = Javalin.create(config -> {
                        config.startup.showJavalinBanner = false;
                        api.install(config);
                    })
                    .start(0);
            try {
                var member = tokens.issue(Role.MEMBER, "maija", Duration.ofHours(1));
                assertThat(body(javalin, "/api/v1/events", member)).contains("\"failing\":\"server\"", NAMED);
                assertThat(body(javalin, "/api/v1/me", OF_AN_ISSUER)).contains("keys", NAMED);
            } finally {
                javalin.stop();
            }
        }
    }

    private static String body(Javalin javalin, String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + javalin.port() + path))
                .header("Authorization", "Bearer " + token)
                .header("X-Request-Id", "abc")
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(503);
        return answer.body();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply named(String path, String id) {
        return world.send(HttpRequest.newBuilder(world.uri(path)).header("X-Request-Id", id));
    }
}
