package dev.viesti.bootstrap.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Talks to the API as one identity. Paths begin behind {@code /api/v1}; bodies are JSON written with single quotes.
 */
record Client(URI server, Map<String, String> headers) {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    Client with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Client(server, Map.copyOf(more));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json, Object... values) {
        return send(post(path, body(json, values)));
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer put(String path, String json, Object... values) {
        return send(request(path).header("Content-Type", "application/json").PUT(body(json, values)));
    }

    Answer patch(String path, String json, Object... values) {
        return send(request(path).header("Content-Type", "application/json").method("PATCH", body(json, values)));
    }

    Answer upload(String name, String contentType, byte[] bytes) {
        return send(upload(name, contentType, BodyPublishers.ofByteArray(bytes)));
    }

    HttpRequest.Builder upload(String name, String contentType, BodyPublisher body) {
        return request("/files")
                .header("Content-Type", contentType)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(name))
                .POST(body);
    }

    /** Listens to events from now on, or from where another stream ended. */
    Listener listen(Optional<String> lastId) {
        var request = request("/events").header("Accept", "text/event-stream").GET();
        lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        try {
            return new Listener(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** A path outside of the API. */
    Answer outside(String path) {
        return send(HttpRequest.newBuilder(server.resolve(path)).GET());
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    CompletableFuture<Answer> postLater(String path, String json, Object... values) {
        return sendLater(post(path, body(json, values)));
    }

    CompletableFuture<Answer> sendLater(HttpRequest.Builder request) {
        return HTTP.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Answer::of);
    }

    private HttpRequest.Builder post(String path, BodyPublisher body) {
        return request(path).header("Content-Type", "application/json").POST(body);
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.resolve("/api/v1" + path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        return request;
    }

    /** Single quotes become double ones; {@code %s} takes a value as the inside of a JSON string. */
    private static BodyPublisher body(String json, Object... values) {
        var escaped = new Object[values.length];
        for (var i = 0; i < values.length; i++) {
            var quoted =
                    JSON.getNodeFactory().textNode(String.valueOf(values[i])).toString();
            escaped[i] = quoted.substring(1, quoted.length() - 1);
        }
        return BodyPublishers.ofString(json.replace('\'', '"').formatted(escaped));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
