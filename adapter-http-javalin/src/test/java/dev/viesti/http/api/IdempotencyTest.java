package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.CONTACT;
import static dev.viesti.http.api.World.MAIJA;
import static dev.viesti.http.api.World.OTTO;
import static dev.viesti.http.api.World.PROPOSAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A request that is sent twice acts once (C7). */
class IdempotencyTest {
    private World world;
    private String conversation;

    @BeforeEach
    void start() {
        world = new World();
        conversation = world.contacted();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Reply post(String path, String who, String body, String key) {
        return world.call("POST", path, who, body, "Idempotency-Key", key);
    }

    private int entries() {
        return world.get("/conversations/" + conversation, MAIJA)
                .json()
                .at("/lastSeq")
                .asInt();
    }

    private record Act(String path, String who, String body, String other) {}

    @TestFactory
    Stream<DynamicTest> every_keyed_request_is_answered_alike_and_acts_once() {
        var job = world.started(conversation);
        var matching = """
                {"category":"design","outline":"A shop","requirements":"Fast","shopId":null}""";
        var messages = "/conversations/" + conversation + "/messages";
        return Stream.of(
                        new Act("/contact-requests", AINO, CONTACT, CONTACT.replace("Green", "Red")),
                        new Act("/matching-requests", AINO, matching, matching.replace("Fast", "Slow")),
                        new Act(messages, MAIJA, "{\"text\":\"Hei\"}", "{\"text\":\"Moi\"}"),
                        new Act(
                                "/conversations/" + conversation + "/proposals",
                                MAIJA,
                                PROPOSAL,
                                PROPOSAL.replace("All", "No")),
                        new Act(
                                "/conversations/" + conversation + "/decline",
                                MAIJA,
                                "{\"text\":\"Ei\"}",
                                "{\"text\":\"Joo\"}"),
                        new Act(
                                "/jobs/" + job + "/invoices",
                                MAIJA,
                                "{\"currency\":\"EUR\",\"lines\":[{\"description\":\"a\",\"amount\":\"1\"}]}",
                                "{\"currency\":\"EUR\",\"lines\":[{\"description\":\"a\",\"amount\":\"2\"}]}"),
                        new Act("/tags", MAIJA, "{\"name\":\"A\"}", "{\"name\":\"B\"}"),
                        new Act(
                                "/conversations/" + conversation + "/tags",
                                MAIJA,
                                "{\"name\":\"C\"}",
                                "{\"name\":\"D\"}"))
                .map(act -> DynamicTest.dynamicTest(act.path(), () -> {
                    var key = "key-" + act.path().hashCode();
                    var first = post(act.path(), act.who(), act.body(), key);
                    assertThat(first.status()).as(first.toString()).isIn(200, 201);
                    var seq = entries();
                    var again = post(act.path(), act.who(), act.body().replace(":", " : "), key);
                    assertThat(again.status()).isEqualTo(first.status());
                    assertThat(again.json()).isEqualTo(first.json());
                    assertThat(entries()).isEqualTo(seq);
                    var reused = post(act.path(), act.who(), act.other(), key);
                    assertThat(reused.status()).as(reused.toString()).isEqualTo(422);
                    assertThat(reused.code()).isEqualTo("idempotency-key-reused");
                    assertThat(entries()).isEqualTo(seq);
                }));
    }

    @Test
    void a_repetition_is_answered_with_the_object_as_it_is_now() {
        var path = "/conversations/" + conversation + "/proposals";
        var proposal = World.made(post(path, MAIJA, PROPOSAL, "k"));
        world.post("/proposals/" + proposal + "/accept", AINO);
        var again = post(path, MAIJA, PROPOSAL, "k");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/id")).isEqualTo(proposal);
        assertThat(again.at("/status")).isEqualTo("accepted");
    }

    @Test
    void a_repetition_is_answered_even_where_it_would_now_be_refused() {
        var path = "/conversations/" + conversation + "/messages";
        World.made(world.call("POST", path, AINO, "{\"text\":\"Hei\"}", "Idempotency-Key", "k"));
        world.post("/merchants/aino/block", MAIJA, "{\"confirm\":true}");
        assertThat(post(path, AINO, "{\"text\":\"Hei\"}", "k").status()).isEqualTo(201);
        assertThat(post(path, AINO, "{\"text\":\"Hei\"}", "k2").status()).isEqualTo(403);
    }

    @Test
    void a_refusal_is_not_kept_and_validation_comes_first() {
        assertThat(post("/conversations/none/messages", MAIJA, "{\"text\":\"Hei\"}", "k")
                        .status())
                .isEqualTo(404);
        var path = "/conversations/" + conversation + "/messages";
        assertThat(post(path, MAIJA, "{\"text\":\"Hei\"}", "k").status()).isEqualTo(201);
        assertThat(post(path, MAIJA, "{\"text\":1}", "k").code()).isEqualTo("invalid");
    }

    @Test
    void keys_are_each_identity_s_own() {
        var path = "/conversations/" + conversation + "/messages";
        assertThat(post(path, MAIJA, "{\"text\":\"Hei\"}", "k").at("/seq"))
                .isNotEqualTo(post(path, OTTO, "{\"text\":\"Moi\"}", "k").at("/seq"));
    }

    @Test
    void a_key_is_1_to_128_visible_characters() {
        for (var bad : List.of("a b", "x".repeat(129), "a\tb")) {
            var reply = post("/tags", MAIJA, "{\"name\":\"A\"}", bad);
            assertThat(reply.status()).as(bad).isEqualTo(422);
            assertThat(reply.fields()).containsExactly("Idempotency-Key");
        }
        assertThat(post("/tags", MAIJA, "{\"name\":\"A\"}", "!".repeat(128)).status())
                .isEqualTo(201);
    }

    @Test
    void two_keys_are_none() {
        var reply =
                world.call("POST", "/tags", MAIJA, "{\"name\":\"A\"}", "Idempotency-Key", "a", "Idempotency-Key", "b");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.fields()).containsExactly("Idempotency-Key");
    }

    @Test
    void of_two_at_once_one_acts_and_the_other_gets_its_answer() throws Exception {
        var before = entries();
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            for (var i = 0; i < 16; i++) {
                replies.add(threads.submit(() ->
                        post("/conversations/" + conversation + "/messages", MAIJA, "{\"text\":\"Hei\"}", "same")));
            }
            for (var reply : replies) {
                assertThat(reply.get().status()).isEqualTo(201);
                assertThat(reply.get().text()).isEqualTo(replies.get(0).get().text());
            }
        } finally {
            threads.shutdown();
        }
        assertThat(entries()).isEqualTo(before + 1);
    }
}
