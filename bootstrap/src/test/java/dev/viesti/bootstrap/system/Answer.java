package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the server answered. */
final class Answer {
    private final int status;
    private final HttpHeaders headers;
    private final byte[] bytes;

    private Answer(int status, HttpHeaders headers, byte[] bytes) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
    }

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    int status() {
        return status;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Insists on the status. */
    Answer expect(int expected) {
        assertThat(status).as("status of the answer %s", text()).isEqualTo(expected);
        return this;
    }

    /** Insists on a refusal of the contract: a problem with its stable code. */
    Answer refused(int expected, String code) {
        expect(expected);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(string("code")).as("code of the answer %s", text()).isEqualTo(code);
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        return this;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return Client.JSON.readTree(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(text(), failure);
        }
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The value at a path like {@code partner.name} or {@code items[0].id}. */
    JsonNode at(String path) {
        var node = json().at("/"
                + path.replace('.', '/').replaceAll("\\[(\\d+)]", "/$1").replaceFirst("^//", "/"));
        assertThat(node.isMissingNode()).as("%s is there in %s", path, text()).isFalse();
        return node;
    }

    String string(String path) {
        return at(path).asText();
    }

    int number(String path) {
        return at(path).asInt();
    }

    String id() {
        return string("id");
    }

    /** One field of each item of a list. */
    List<String> each(String list, String field) {
        return StreamSupport.stream(at(list).spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }

    List<String> items(String field) {
        return each("items", field);
    }
}
