package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.MAIJA;
import static dev.viesti.http.api.World.OPERATOR;
import static dev.viesti.http.api.World.made;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job from end to end, as two people live it. */
class StoryTest {
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
    void from_provisioning_to_a_block() {
        assertThat(world.get("/partners/studio", OPERATOR).at("/receives")).isEqualTo("true");
        var offers = world.get("/services?q=themes&category=design", AINO);
        assertThat(offers.each("/items", "/partnerId")).containsExactly("studio", "works");
        assertThat(offers.at("/items/0/priceFrom/amount")).isEqualTo("120.00");

        var conversation = world.contacted();
        var inbox = world.get("/conversations?unread=true&q=" + "kauppa", MAIJA);
        assertThat(inbox.each("/items", "/id")).containsExactly(conversation);
        assertThat(inbox.at("/items/0/unread")).isEqualTo("1");
        assertThat(inbox.at("/items/0/shop/url")).isEqualTo("https://www.kauppa.fi/");
        assertThat(inbox.json().at("/items/0/tags").isArray()).isTrue();
        assertThat(world.get("/conversations/" + conversation, AINO).json().has("tags"))
                .isFalse();

        var file = world.uploaded(MAIJA, "tarjous.txt", "Hei!".getBytes(StandardCharsets.UTF_8));
        var entry = world.post(
                "/conversations/" + conversation + "/messages",
                MAIJA,
                "{\"text\":\"Hei Aino\",\"files\":[\"" + file + "\"]}");
        assertThat(entry.status()).as(entry.toString()).isEqualTo(201);
        assertThat(entry.at("/seq")).isEqualTo("2");
        assertThat(entry.at("/files/0/name")).isEqualTo("tarjous.txt");
        var download = world.get("/files/" + file, AINO);
        assertThat(download.text()).isEqualTo("Hei!");
        assertThat(download.header("Content-Type")).isEqualTo("text/plain");

        var proposal = world.proposed(conversation);
        var accepted = world.post("/proposals/" + proposal + "/accept", AINO);
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        var job = accepted.at("/jobId");
        assertThat(world.get("/jobs/" + job, AINO).at("/status")).isEqualTo("in-progress");
        assertThat(world.post("/jobs/" + job + "/complete", MAIJA).at("/status"))
                .isEqualTo("completed");
        var invoice = world.issued(job);
        var paid = world.post("/invoices/" + invoice + "/pay", AINO);
        assertThat(paid.at("/status")).isEqualTo("paid");
        assertThat(paid.at("/total/amount")).isEqualTo("120.00");
        var again = world.post("/invoices/" + invoice + "/pay", AINO);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("invoice-not-open");
        assertThat(again.at("/state")).isEqualTo("paid");

        var tagged = world.post("/conversations/" + conversation + "/tags", MAIJA, "{\"name\":\"Maijan\"}");
        assertThat(tagged.status()).isEqualTo(201);
        var tag = tagged.at("/tags/0/id");
        assertThat(world.call("PATCH", "/tags/" + tag, MAIJA, "{\"name\":\"Oton\"}")
                        .at("/conversations"))
                .isEqualTo("1");
        assertThat(world.get("/conversations?tag=" + tag, MAIJA).each("/items", "/tags/0/name"))
                .containsExactly("Oton");
        assertThat(world.delete("/tags/" + tag, MAIJA).at("/conversations")).isEqualTo("1");

        assertThat(world.call("PUT", "/conversations/" + conversation + "/read", MAIJA, "{\"upTo\":99999999999999}")
                        .status())
                .isEqualTo(204);
        assertThat(world.get("/conversations/" + conversation, MAIJA).at("/unread"))
                .isEqualTo("0");
        assertThat(world.call("PUT", "/conversations/" + conversation + "/unread", MAIJA, "{\"from\":1}")
                        .status())
                .isEqualTo(204);
        assertThat(world.get("/conversations/" + conversation, MAIJA).at("/unread"))
                .isEqualTo("3");

        made(world.post("/conversations/" + conversation + "/messages", AINO, "{\"text\":\"Kiitos\"}"));
        var open = world.proposed(conversation);
        assertThat(world.get("/merchants/aino/block", MAIJA).at("/closes/proposals"))
                .isEqualTo("1");
        var block = world.post("/merchants/aino/block", MAIJA, "{\"confirm\":true}");
        assertThat(block.status()).as(block.toString()).isEqualTo(200);
        assertThat(block.at("/closed/proposals")).isEqualTo("1");
        assertThat(world.get("/proposals/" + open, AINO).at("/status")).isEqualTo("closed");
        var refused = world.post("/conversations/" + conversation + "/messages", AINO, "{\"text\":\"Ei!\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("merchant-blocked");
        var types = world.get("/conversations/" + conversation + "/entries", MAIJA);
        assertThat(types.each("/items", "/type"))
                .containsExactly(
                        "contact-request",
                        "message",
                        "proposal-sent",
                        "proposal-accepted",
                        "job-started",
                        "job-completed",
                        "invoice-issued",
                        "invoice-paid",
                        "message",
                        "proposal-sent",
                        "proposal-closed",
                        "merchant-blocked");
    }
}
