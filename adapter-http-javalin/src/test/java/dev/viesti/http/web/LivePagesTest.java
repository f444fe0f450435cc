package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.EERO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static dev.viesti.http.web.WebWorld.OTTO;
import static dev.viesti.http.web.WebWorld.WILLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePagesTest {
    /** The streams look for lost access every 5 s. */
    private static final Duration SOON = Duration.ofSeconds(12);

    private final WebWorld world = new WebWorld();
    private final String conversation = world.contacted(AINO, "kauppa");

    @AfterEach
    void stop() {
        world.close();
    }

    /** The open page of somebody. */
    private final class Page {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Thread reader;

        Page(String who) {
            var response = world.send(world.as(who, "/live").GET(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
            reader = new Thread(() -> {
                try (var in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                    in.lines().forEach(lines::add);
                } catch (IOException | UncheckedIOException ended) {
                    // as a stream does
                }
            });
            reader.setDaemon(true);
            reader.start();
            await().until(() -> lines.stream().anyMatch(line -> line.startsWith("id: ")));
        }

        boolean heard(String kind) {
            return lines.contains("event: " + kind);
        }

        boolean hasEnded() {
            return !reader.isAlive();
        }
    }

    private void say(String who, String text) {
        world.post(who, "/conversations/" + conversation + "/messages", "text", text, "key", text);
    }

    @Test
    void without_a_session_there_is_no_stream() {
        var request = HttpRequest.newBuilder(world.uri("/live")).GET();
        assertThat(world.send(request).statusCode()).isEqualTo(401);
        var head = HttpRequest.newBuilder(world.uri("/live")).method("HEAD", HttpRequest.BodyPublishers.noBody());
        assertThat(world.send(head).statusCode()).isEqualTo(401);
    }

    @Test
    void asking_for_its_head_opens_no_stream() {
        var head = world.as(MAIJA, "/live").method("HEAD", HttpRequest.BodyPublishers.noBody());
        assertThat(world.send(head).statusCode()).isEqualTo(200);
    }

    @Test
    void a_message_is_told_to_both_sides_and_to_nobody_else() {
        var maija = new Page(MAIJA);
        var aino = new Page(AINO);
        var wille = new Page(WILLE);
        var eero = new Page(EERO);
        say(AINO, "1");
        await().until(() -> maija.heard("stale") && aino.heard("stale"));
        // each hears of something later, and so would have heard of this
        world.api("POST", "/tags", WILLE, "{\"name\":\"own\"}");
        var other = world.contacted(EERO, "puoti");
        await().until(() -> wille.heard("tags"));
        await().until(() -> eero.lines.stream().anyMatch(line -> line.contains(other)));
        assertThat(wille.lines).noneMatch(line -> line.contains(conversation));
        assertThat(eero.lines).noneMatch(line -> line.contains(conversation));
    }

    @Test
    void tags_are_told_to_members_and_never_to_merchants() {
        var maija = new Page(MAIJA);
        var aino = new Page(AINO);
        world.api("POST", "/conversations/" + conversation + "/tags", OTTO, "{\"name\":\"urgent\"}");
        await().until(() -> maija.heard("tags"));
        say(MAIJA, "1");
        await().until(() -> aino.heard("stale"));
        assertThat(aino.heard("tags")).isFalse();
    }

    @Test
    void reading_is_told_to_the_reader_alone() {
        var maija = new Page(MAIJA);
        var otto = new Page(OTTO);
        world.post(MAIJA, "/conversations/" + conversation + "/read", "upTo", "1");
        await().until(() -> maija.heard("news"));
        say(AINO, "1");
        await().until(() -> otto.heard("stale"));
        assertThat(otto.heard("news")).isFalse();
    }

    @Test
    void it_ends_soon_after_signing_out_everywhere() {
        var maija = new Page(MAIJA);
        var otto = new Page(OTTO);
        world.post(MAIJA, "/sign-out/everywhere");
        await().atMost(SOON).until(maija::hasEnded);
        assertThat(otto.hasEnded()).isFalse();
    }

    @Test
    void it_ends_soon_after_the_member_is_removed() {
        var maija = new Page(MAIJA);
        world.remove("studio", "maija");
        await().atMost(SOON).until(maija::hasEnded);
    }
}
