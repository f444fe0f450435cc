package dev.viesti.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Rule;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people are refused on a page is counted like what the API refuses, whichever part of the page tells it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountedRefusalsTest {
    private static final String BLOCK = "/merchants/%s/block?from=%s";

    private final WebWorld world = new WebWorld();

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void a_page_for_others() {
        isCounted(Rule.FORBIDDEN_ROLE, () -> world.get(WebWorld.MAIJA, "/services"));
    }

    @Test
    void a_question_that_is_asked_again() {
        var conversation = world.contacted(WebWorld.EERO, "puoti");
        isCounted(Rule.CONFIRMATION_REQUIRED, () -> world.post(WebWorld.MAIJA, BLOCK.formatted("eero", conversation)));
    }

    @Test
    void a_list_that_is_shown_again() {
        world.api("POST", "/tags", WebWorld.MAIJA, "{\"name\":\"urgent\"}");
        isCounted(Rule.TAG_NAME_TAKEN, () -> world.post(WebWorld.MAIJA, "/tags", "name", "urgent", "key", "k"));
    }

    @Test
    void a_form_that_is_shown_again() {
        isCounted(
                Rule.NO_MATCH,
                () -> world.post(
                        WebWorld.AINO,
                        "/match",
                        "category",
                        "plumbing",
                        "outline",
                        "A tap",
                        "requirements",
                        "It drips.",
                        "shop",
                        "shop:kauppa"));
    }

    @Test
    void a_message_that_is_not_sent() {
        var conversation = world.contacted(WebWorld.AINO, "kauppa");
        world.post(WebWorld.MAIJA, BLOCK.formatted("aino", conversation), "confirm", "true");
        isCounted(
                Rule.MERCHANT_BLOCKED,
                () -> world.post(WebWorld.AINO, "/conversations/" + conversation + "/messages", "text", "Hello?"));
    }

    private void isCounted(Rule rule, Supplier<HttpResponse<String>> refused) {
        var before = count(rule);
        assertThat(refused.get().statusCode()).isIn(403, 409);
        assertThat(count(rule)).isEqualTo(before + 1);
    }

    private double count(Rule rule) {
        var name = "viesti_refusals_total{rule=\"" + rule.code() + "\"} ";
        var metrics = world.send(HttpRequest.newBuilder(world.uri("/metrics"))).body();
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }
}
