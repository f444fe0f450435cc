package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.CONTACT;
import static dev.viesti.http.api.World.EERO;
import static dev.viesti.http.api.World.MAIJA;
import static dev.viesti.http.api.World.OPERATOR;
import static dev.viesti.http.api.World.PROPOSAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Of several things that are wrong with a request, which one it is refused for. */
class RefusalOrderTest {
    private static World world;
    private static String conversation;

    @BeforeAll
    static void start() {
        world = new World();
        conversation = world.contacted();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Reply post(String path, String who, String contentType, byte[] body) {
        return world.send(
                world.api(path, who).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void is(Reply reply, int status, String code) {
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo(status + " " + code);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.at("/status")).isEqualTo(Integer.toString(status));
        assertThat(reply.at("/title")).isNotBlank();
        assertThat(reply.at("/detail")).isNotBlank();
        assertThat(reply.at("/type")).isEqualTo("urn:viesti:problem:" + code);
    }

    @Test
    void identity_before_route_before_method_before_role() {
        is(world.send(world.api("/nothing")), 401, "unauthenticated");
        is(world.send(world.api("/me").DELETE()), 401, "unauthenticated");
        is(world.get("/nothing", AINO), 404, "not-found");
        is(world.get("/conversations/", AINO), 404, "not-found");
        var wrongMethod = world.call("DELETE", "/partners/studio", AINO, "");
        is(wrongMethod, 405, "method-not-allowed");
        assertThat(wrongMethod.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, PUT");
        is(post("/partners", AINO, "text/plain", utf8("x")), 405, "method-not-allowed");
        is(world.call("PATCH", "/me", OPERATOR, "{}"), 405, "method-not-allowed");
        var open = world.send(HttpRequest.newBuilder(world.uri("/metrics")).DELETE());
        is(open, 405, "method-not-allowed");
        is(world.open("/nothing"), 404, "not-found");
    }

    @Test
    void role_before_the_body() {
        is(post("/tags", AINO, "text/plain", utf8("x")), 403, "forbidden-role");
        is(post("/contact-requests", MAIJA, "text/plain", utf8("x")), 403, "only-merchants-start-conversations");
        is(world.call("PUT", "/partners/nobody/profile", MAIJA, "nonsense"), 403, "forbidden-role");
    }

    @Test
    void media_type_before_size_before_form() {
        var large = new byte[JsonBody.MAX_SIZE + 1];
        is(post("/tags", MAIJA, "text/plain", large), 415, "unsupported-media-type");
        is(post("/tags", MAIJA, "application/json", large), 413, "too-large");
        is(
                world.send(world.api("/tags", MAIJA)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))),
                413,
                "too-large");
        is(post("/tags?x=1", MAIJA, "application/json", utf8("{")), 400, "malformed");
        is(world.send(world.api("/tags", MAIJA).POST(BodyPublishers.ofString("{}"))), 415, "unsupported-media-type");
        is(world.post("/tags", MAIJA), 400, "malformed");
        is(post("/tags", MAIJA, "application/json", new byte[0]), 400, "malformed");
        is(post("/tags", MAIJA, "application/json; charset=iso-8859-1", utf8("{}")), 415, "unsupported-media-type");
        is(post("/tags", MAIJA, "application/jsonx", utf8("{}")), 415, "unsupported-media-type");
        is(world.call("POST", "/tags", MAIJA, "{}", "Content-Encoding", "gzip"), 415, "unsupported-media-type");
        is(post("/tags", MAIJA, "Application/JSON; Charset=\"UTF-8\"", utf8("{}")), 422, "invalid");
    }

    @Test
    void the_largest_body_is_read() {
        var body = "{\"name\":\"" + "x".repeat(JsonBody.MAX_SIZE - 11) + "\"}";
        assertThat(utf8(body)).hasSize(JsonBody.MAX_SIZE);
        var reply = world.post("/tags", MAIJA, body);
        is(reply, 422, "invalid");
        assertThat(reply.fields()).containsExactly("name");
    }

    @Test
    void a_body_without_required_fields_may_be_absent() {
        var reply = world.post("/conversations/" + conversation + "/messages", MAIJA);
        is(reply, 422, "invalid");
        assertThat(reply.fields()).containsExactly("text");
    }

    @Test
    void input_before_the_object() {
        is(world.post("/conversations/none/messages", MAIJA, "{}"), 422, "invalid");
        is(world.post("/conversations/none/messages", MAIJA, "{\"text\":\"Hei\"}"), 404, "not-found");
        is(world.get("/conversations/none?x=1", MAIJA), 422, "invalid");
        is(world.get("/conversations/a%20b", MAIJA), 404, "not-found");
        is(world.post("/proposals/none/accept", AINO, "{\"x\":1}"), 422, "invalid");
        is(world.post("/proposals/none/decline", AINO, "{\"reason\":1}"), 422, "invalid");
        is(world.call("DELETE", "/tags/none", MAIJA, "{\"x\":1}"), 422, "invalid");
        is(world.call("PUT", "/partners/nobody/services/x", OPERATOR, "{}"), 422, "invalid");
        is(world.call("PUT", "/partners/no%20body/profile", OPERATOR, "{}"), 422, "invalid");
    }

    @Test
    void the_object_before_its_block_and_its_state() {
        world.call("PUT", "/merchants/blocked", OPERATOR, "{\"name\":\"B\",\"email\":\"b@x.fi\",\"language\":\"fi\"}");
        var blocked = "merchant:blocked";
        var mine = World.made(world.post("/contact-requests", blocked, CONTACT.replace("\"kauppa\"", "null")));
        var proposal = world.proposed(mine);
        world.post("/proposals/" + proposal + "/accept", blocked);
        is(world.post("/merchants/blocked/block", MAIJA, "{\"confirm\":false}"), 409, "confirmation-required");
        assertThat(world.post("/merchants/blocked/block", MAIJA, "{\"confirm\":true}")
                        .status())
                .isEqualTo(200);
        is(world.post("/proposals/" + proposal + "/accept", blocked), 403, "merchant-blocked");
        is(world.post("/conversations/" + mine + "/messages", blocked, "{\"files\":[\"none\"]}"), 404, "not-found");
        is(
                world.post(
                        "/contact-requests",
                        blocked,
                        CONTACT.replace("\"kauppa\"", "null").replace("themes", "nothing")),
                403,
                "merchant-blocked");
        is(world.post("/contact-requests", blocked, CONTACT), 404, "not-found");
        is(world.post("/conversations/" + mine + "/proposals", MAIJA, PROPOSAL), 403, "merchant-blocked");
    }

    @Test
    void a_lost_race_tells_the_state_W8() {
        var proposal = world.proposed(conversation);
        world.post("/proposals/" + proposal + "/withdraw", MAIJA);
        var late = world.post("/proposals/" + proposal + "/accept", AINO);
        is(late, 409, "proposal-not-open");
        assertThat(late.at("/state")).isEqualTo("withdrawn");
    }

    @Test
    void nobody_fits() {
        is(world.post("/matching-requests", EERO, """
                        {"category":"nothing","outline":"A","requirements":"B","shopId":null}"""), 409, "no-match");
    }

    @TestFactory
    Stream<DynamicTest> what_two_readers_could_take_for_two_things_is_malformed() {
        return Stream.of(
                        "",
                        " ",
                        "{",
                        "{}}",
                        "{} {}",
                        "{}x",
                        "{\"name\":\"a\",\"name\":\"b\"}",
                        "{\"a\":{\"b\":1,\"b\":1}}",
                        "{'name':'a'}",
                        "{name:\"a\"}",
                        "{\"name\":\"a\",}",
                        "[1,]",
                        "{\"name\":01}",
                        "{\"name\":+1}",
                        "{\"name\":.5}",
                        "{\"name\":NaN}",
                        "{\"name\":\"a\tb\"}",
                        "{\"name\":\"\\x\"}",
                        "{\"name\":\"\\ud800\"}",
                        "{\"name\":\"\\udc00\\ud800\"}",
                        "{\"\\ud800\":1}",
                        "{/* */\"name\":\"a\"}",
                        "\uFEFF{\"name\":\"a\"}",
                        "tru",
                        "[".repeat(51) + "]".repeat(51),
                        "{\"a\":".repeat(51) + "1" + "}".repeat(51),
                        "[".repeat(100_000))
                .map(body -> DynamicTest.dynamicTest(
                        "malformed: " + body.substring(0, Math.min(40, body.length())),
                        () -> is(post("/tags", MAIJA, "application/json", utf8(body)), 400, "malformed")));
    }

    @Test
    void other_encodings_are_malformed() {
        for (var body : List.of(
                "{\"name\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1),
                "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16),
                "{\"name\":\"a\"}".getBytes(StandardCharsets.UTF_16LE),
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'})) {
            is(post("/tags", MAIJA, "application/json", body), 400, "malformed");
        }
    }

    @Test
    void fifty_levels_are_read() {
        var reply = world.post("/tags", MAIJA, "{\"name\":\"a\",\"x\":" + "[".repeat(49) + "]".repeat(49) + "}");
        is(reply, 422, "invalid");
        assertThat(reply.fields()).containsExactly("x");
    }

    @Test
    void a_body_of_nothing_but_mistakes_is_refused_in_no_time() {
        var fields = new StringBuilder("{\"name\":\"a\"");
        for (var i = 0; i < 80_000; i++) {
            fields.append(",\"f").append(i).append("\":1");
        }
        is(world.post("/tags", MAIJA, fields.append('}').toString()), 422, "invalid");
        is(world.post("/tags", MAIJA, "{\"name\":" + "9".repeat(1_000_000) + "}"), 422, "invalid");
        is(
                world.post(
                        "/conversations/" + conversation + "/messages",
                        MAIJA,
                        "{\"files\":[" + "1,".repeat(400_000) + "1]}"),
                422,
                "invalid");
    }
}
