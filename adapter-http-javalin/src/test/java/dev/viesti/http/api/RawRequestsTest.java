package dev.viesti.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no well-behaved client sends, byte by byte. */
class RawRequestsTest {
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String exchange(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String get(String path) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + world.token(World.OPERATOR) + "\r\n\r\n");
    }

    private static void isProblem(String response, int least, int most) throws IOException {
        var status = Integer.parseInt(response.substring(9, 12));
        assertThat(status).as(response).isBetween(least, most);
        assertThat(response).containsIgnoringCase("content-type: application/problem+json");
        assertThat(response).doesNotContain("<html", "\tat ", "Exception", "Jetty");
        var body = new JsonMapper().readTree(response.substring(response.indexOf("{"), response.lastIndexOf("}") + 1));
        assertThat(body.at("/status").asInt()).isEqualTo(status);
        assertThat(body.at("/code").asText()).matches("[a-z-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/partners/%u0041",
                "/api/v1/partners/a%2fb",
                "/api/v1/partners/a%2Fb",
                "/api/v1/partners/%00",
                "/api/v1/partners/%",
                "/api/v1/partners/%zz",
                "/api/v1/partners/%c3%28",
                "/api/v1/partners/%5c",
                "/api/v1/partners/..;/x",
                "/api/v1/%2e%2e/me",
                "/api/v1/../../etc/passwd",
                "/api/v1//me",
                "/api/v1/me/",
                "/api/v1/ME",
                "/api/v1/me;x=y",
                "/api/v1/partners/é",
                "/api/v1/partners/a|b",
                "/api/v1/partners/<script>",
                "/%61pi/v1/me",
                "/nothing",
                "*",
                "//",
            })
    void odd_paths_are_refused_with_problem_details(String path) throws IOException {
        isProblem(get(path), 400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /api/v1/me HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nBad Header: x\r\nConnection: close\r\n\r\n",
                "POST /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST /api/v1/me HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
            })
    void broken_framing_is_refused_with_problem_details(String request) throws IOException {
        isProblem(exchange(request), 400, 505);
    }

    @Test
    void too_large_headers_are_refused_with_problem_details() throws IOException {
        isProblem(
                exchange("GET /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: " + "x".repeat(20_000)
                        + "\r\n\r\n"),
                431,
                431);
        isProblem(get("/api/v1/partners/" + "x".repeat(20_000)), 414, 431);
    }

    @ParameterizedTest
    @CsvSource({"TRACE", "CONNECT", "PROPFIND", "FOO", "get"})
    void odd_methods_are_refused_with_problem_details(String method) throws IOException {
        isProblem(
                exchange(method + " /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + world.token(World.OPERATOR) + "\r\n\r\n"),
                400,
                501);
    }

    @Test
    void a_body_in_broken_chunks_is_refused_and_nothing_is_stored() throws IOException {
        var response = exchange("PUT /api/v1/partners/chunky HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Authorization: Bearer " + world.token(World.OPERATOR) + "\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
        isProblem(response, 400, 400);
        assertThat(world.get("/partners/chunky", World.OPERATOR).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json; charset=nonsense",
                "Content-Type: application/json\r\nContent-Type: text/plain",
                "Content-Type: application/json\r\nContent-Encoding: identity\r\nContent-Encoding: gzip",
            })
    void a_body_that_two_readers_could_take_for_two_things_is_refused(String headers) throws IOException {
        isProblem(
                exchange("POST /api/v1/tags HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 12\r\n"
                        + "Authorization: Bearer " + world.token(World.MAIJA) + "\r\n" + headers
                        + "\r\n\r\n{\"name\":\"A\"}"),
                415,
                415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override: DELETE", "Sec-WebSocket-Version: 13"})
    void no_header_makes_a_request_another_one(String headers) throws IOException {
        var post = "POST /api/v1/tags/none HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n" + headers;
        isProblem(exchange(post + "\r\n\r\n"), 401, 401);
        isProblem(exchange(post + "\r\nAuthorization: Bearer " + world.token(World.MAIJA) + "\r\n\r\n"), 405, 405);
    }

    @Test
    void who_asks_before_sending_is_refused_before_sending() throws IOException {
        var expecting =
                "POST /api/v1/files HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 30000000\r\n";
        isProblem(exchange(expecting + "\r\n"), 401, 401);
        isProblem(exchange(expecting + "Authorization: Bearer " + world.token(World.MAIJA) + "\r\n\r\n"), 413, 413);
    }

    @Test
    void a_refused_body_does_not_cost_the_answer() {
        for (var i = 0; i < 20; i++) {
            var reply = world.send(
                    world.api("/me").method("POST", HttpRequest.BodyPublishers.ofByteArray(new byte[3_000_000])));
            assertThat(reply.status()).isEqualTo(401);
        }
    }
}
