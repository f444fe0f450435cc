package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.EERO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static dev.viesti.http.web.WebWorld.OTTO;
import static dev.viesti.http.web.WebWorld.WILLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.FileExchange;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePagesTest {
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final Pattern ID = Pattern.compile("name=\"file\" value=\"([^\"]+)\"");
    private static final String SANDBOX = "default-src 'none'; sandbox";

    private static WebWorld world;
    private static String conversation;

    @BeforeAll
    static void start() {
        world = new WebWorld();
        conversation = "/conversations/" + world.contacted(AINO, "kauppa");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static HttpResponse<String> upload(String who, String name, BodyPublisher body) {
        return world.send(world.as(who, "/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .header("X-Form-Token", world.formToken(who))
                .header("HX-Request", "true")
                .POST(body));
    }

    private static String uploaded(String who, String name, byte[] bytes) {
        var matcher =
                ID.matcher(upload(who, name, BodyPublishers.ofByteArray(bytes)).body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void a_file_goes_with_its_message_and_comes_back_byte_by_byte() {
        var id = uploaded(MAIJA, "kuva \"1\" 🐑.png", PNG);
        assertThat(world.post(MAIJA, conversation + "/messages", "file", id, "key", "file-1")
                        .statusCode())
                .isEqualTo(303);
        assertThat(world.get(AINO, conversation).body())
                .contains("<bdi>kuva \"1\" 🐑.png</bdi>", "/files/" + id + "/preview");
        var file = world.send(world.as(AINO, "/files/" + id).GET(), BodyHandlers.ofByteArray());
        assertThat(file.body()).isEqualTo(PNG);
        assertThat(header(file, "Content-Disposition")).startsWith("attachment; filename=\"kuva _1_ _.png\"");
        assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(file, "Content-Security-Policy")).isEqualTo(SANDBOX);
        assertThat(header(file, "Content-Type")).isEqualTo("image/png");
    }

    @Test
    void a_picture_can_be_shown_and_can_do_nothing() {
        var id = uploaded(MAIJA, "no-picture-by-its-name.txt", PNG);
        var shown = world.send(world.as(MAIJA, "/files/" + id + "/preview").GET(), BodyHandlers.ofByteArray());
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(PNG);
        assertThat(header(shown, "Content-Disposition")).isEqualTo("inline");
        assertThat(header(shown, "Content-Security-Policy")).isEqualTo(SANDBOX);
        assertThat(header(shown, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void a_browser_that_keeps_a_picture_asks_each_time_whether_it_may_show_it() {
        var leaver = "member:leaver";
        world.api("PUT", "/partners/studio/members/leaver", WebWorld.OPERATOR, """
                {"name":"Leaver","email":"leaver@studio.example","language":"en","timeZone":"Europe/Helsinki"}""");
        var id = uploaded(MAIJA, "a.png", PNG);
        world.post(MAIJA, conversation + "/messages", "file", id, "key", "file-3");
        var path = "/files/" + id + "/preview";
        var shown = world.get(leaver, path);
        assertThat(header(shown, "Cache-Control")).isEqualTo("private, no-cache");

        var tag = header(shown, "ETag");
        var again =
                world.send(world.as(leaver, path).header("If-None-Match", tag).GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        var other = world.send(
                world.as(leaver, path).header("If-None-Match", "\"another\"").GET());
        assertThat(other.statusCode()).isEqualTo(200);

        world.remove("studio", "leaver");
        var removed =
                world.send(world.as(leaver, path).header("If-None-Match", tag).GET());
        assertThat(removed.statusCode()).isEqualTo(303);
        var stranger =
                world.send(world.as(WILLE, path).header("If-None-Match", tag).GET());
        assertThat(stranger.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>",
                "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<!doctype html><html><script>alert(1)</script></html>",
                "just text"
            })
    void what_calls_itself_a_picture_and_is_none_is_never_shown(String hostile) {
        var id = uploaded(AINO, "holiday.png", utf8(hostile));
        assertThat(world.get(AINO, "/files/" + id + "/preview").statusCode()).isEqualTo(404);
        world.post(AINO, conversation + "/messages", "file", id, "key", "hostile-" + id);
        assertThat(world.get(MAIJA, conversation).body())
                .contains("/files/" + id)
                .doesNotContain("/files/" + id + "/preview");
        var file = world.get(MAIJA, "/files/" + id);
        assertThat(header(file, "Content-Disposition")).startsWith("attachment");
        assertThat(header(file, "Content-Security-Policy")).isEqualTo(SANDBOX);
    }

    @Test
    void before_it_is_sent_only_its_owner_sees_a_file_and_afterwards_only_that_conversation() {
        var id = uploaded(MAIJA, "a.png", PNG);
        for (var other : new String[] {OTTO, AINO, WILLE}) {
            assertThat(world.get(other, "/files/" + id).statusCode()).isEqualTo(404);
        }
        world.post(MAIJA, conversation + "/messages", "file", id, "key", "file-2");
        for (var reader : new String[] {OTTO, AINO}) {
            assertThat(world.get(reader, "/files/" + id + "/preview").statusCode())
                    .isEqualTo(200);
        }
        for (var stranger : new String[] {WILLE, EERO}) {
            assertThat(world.get(stranger, "/files/" + id).statusCode()).isEqualTo(404);
            assertThat(world.get(stranger, "/files/" + id + "/preview").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_file_of_somebody_else_cant_be_sent() {
        var id = uploaded(MAIJA, "a.png", PNG);
        var sent = world.postByScript(OTTO, conversation + "/messages", "file", id, "key", "1");
        assertThat(sent.statusCode()).isEqualTo(404);
        assertThat(sent.body()).startsWith("A file isn't there any more");
    }

    @Test
    void too_large_and_empty_files_are_refused_with_a_sentence() {
        var bytes = new byte[(int) FileExchange.MAX_SIZE + 1];
        var large = upload(OTTO, "large", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("A file has at most 20 MB.");
        var empty = upload(MAIJA, "empty", BodyPublishers.noBody());
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Tiedosto on tyhjä.");
    }

    @Test
    void only_a_page_of_the_session_uploads() {
        assertThat(world.send(world.as(MAIJA, "/files?name=a").POST(BodyPublishers.ofByteArray(PNG)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(world.send(world.as(MAIJA, "/files?name=a")
                                .header("X-Form-Token", world.formToken(OTTO))
                                .POST(BodyPublishers.ofByteArray(PNG)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(world.send(world.as(MAIJA, "/files?name=a")
                                .header("X-Form-Token", world.formToken(MAIJA))
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.ofByteArray(PNG)))
                        .statusCode())
                .isEqualTo(403);
    }
}
