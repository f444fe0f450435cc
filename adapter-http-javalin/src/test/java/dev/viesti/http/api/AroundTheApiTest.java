package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.MAIJA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AroundTheApiTest {
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void the_description_has_every_route_and_no_other() {
        var described = new TreeSet<String>();
        var openapi = world.open("/openapi.json").json();
        openapi.at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described)
                .isEqualTo(world.api.routes().stream()
                        .map(Route::toString)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(openapi.at("/openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void the_description_names_every_query_parameter_and_who_takes_a_key_or_a_body() {
        var openapi = world.open("/openapi.json").json();
        for (var route : world.api.routes()) {
            var operation = openapi.at("/paths/" + route.path().replace("/", "~1") + "/"
                    + route.method().name().toLowerCase(Locale.ROOT));
            var query = new TreeSet<String>();
            var takesKey = false;
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.has("$ref")) {
                    var named = openapi.at(parameter.get("$ref").asText().substring(1));
                    if (named.at("/in").asText().equals("query")) {
                        query.add(named.at("/name").asText());
                    } else {
                        takesKey = true;
                    }
                }
            }
            assertThat(query).as(route.toString()).isEqualTo(new TreeSet<>(route.query()));
            assertThat(takesKey).as(route.toString()).isEqualTo(route.isIdempotent());
            assertThat(operation.at("/requestBody/required").asBoolean())
                    .as(route.toString())
                    .isEqualTo(route.input() == Route.Input.JSON || route.input() == Route.Input.BYTES);
        }
    }

    @Test
    void every_reference_of_the_description_leads_somewhere() {
        var text = world.open("/openapi.json").text();
        var openapi = world.open("/openapi.json").json();
        var references = Pattern.compile("\"\\$ref\": \"#([^\"]+)\"").matcher(text);
        var found = new TreeSet<String>();
        while (references.find()) {
            found.add(references.group(1));
            assertThat(openapi.at(references.group(1)).isMissingNode())
                    .as(references.group(1))
                    .isFalse();
        }
        openapi.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> assertThat(found).contains("/components/schemas/" + name));
    }

    @Test
    void the_page_to_read_and_try_it_needs_no_other_host() {
        var page = world.open("/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        var assets = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page.text());
        var count = 0;
        while (assets.find()) {
            assertThat(world.open(assets.group(1)).status()).as(assets.group(1)).isEqualTo(200);
            count++;
        }
        assertThat(count).isEqualTo(4);
        assertThat(page.text()).doesNotContain("http://", "https://");
        assertThat(page.text())
                .as("an icon of its own, or browsers ask for one that isn't there")
                .contains("rel=\"icon\" href=\"data:");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "connect-src 'self'");
        assertThat(world.open("/docs/openapi.json").status()).isEqualTo(404);
        assertThat(world.open("/docs/..%5copenapi.json").status()).isIn(400, 404);
    }

    @Test
    void health_names_the_failing_part() {
        assertThat(world.open("/health/live").status()).isEqualTo(200);
        assertThat(world.open("/health/ready").status()).isEqualTo(200);
        world.databaseIsAway(true);
        try {
            var away = world.open("/health/ready");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.code()).isEqualTo("unavailable");
            assertThat(away.at("/failing")).isEqualTo("database");
            assertThat(world.open("/health/live").status()).isEqualTo(200);
        } finally {
            world.databaseIsAway(false);
        }
        assertThat(world.open("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void a_database_that_hangs_keeps_nobody_waiting() {
        var hanging = world.hangingDatabase();
        try {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                for (var i = 0; i < 2; i++) {
                    var ready = world.open("/health/ready");
                    assertThat(ready.status()).isEqualTo(503);
                    assertThat(ready.at("/failing")).isEqualTo("database");
                }
            });
        } finally {
            hanging.release();
        }
        await().untilAsserted(
                        () -> assertThat(world.open("/health/ready").status()).isEqualTo(200));
    }

    @Test
    void metrics_count_by_route_and_rule_and_name_nobody() {
        world.contacted();
        world.post("/contact-requests", MAIJA, World.CONTACT);
        world.open("/nowhere");
        world.open("/api/v1/%00");
        var metrics = world.open("/metrics");
        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        assertThat(metrics.text())
                .contains("http_server_requests_seconds_count{route=\"POST /api/v1/contact-requests\",status=\"201\"}")
                .contains("http_server_requests_seconds_count{route=\"none\",status=\"404\"}")
                .contains("http_server_requests_seconds_count{route=\"none\",status=\"400\"}")
                .contains("status=\"201\",le=\"0.25\"}")
                .contains("viesti_outbox_oldest_seconds ", "viesti_digest_lag_seconds NaN")
                .contains("viesti_refusals_total{rule=\"only-merchants-start-conversations\"}")
                .contains("viesti_outbox_mails{state=\"waiting\"} 2.0")
                .contains("viesti_outbox_mails{state=\"parked\"} 0.0")
                .doesNotContain("aino", "maija", "studio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/me", "/health/live", "/docs", "/metrics", "/api/v1/nothing"})
    void every_answer_carries_the_headers_of_care(String path) {
        var reply = world.open(path);
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("Server")).isEmpty();
    }

    @Test
    void head_is_as_get_and_options_tells_the_methods() {
        var get = world.get("/me", MAIJA);
        var head = world.call("HEAD", "/me", MAIJA, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.bytes().length));
        assertThat(head.header("Content-Type")).isEqualTo("application/json");
        assertThat(world.call("HEAD", "/conversations/none", MAIJA, "").status())
                .isEqualTo(404);

        var options = world.call("OPTIONS", "/partners/studio", AINO, "");
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, PUT");
        assertThat(options.bytes()).isEmpty();
        assertThat(world.call("OPTIONS", "/nothing", AINO, "").status()).isEqualTo(404);
        assertThat(options.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
