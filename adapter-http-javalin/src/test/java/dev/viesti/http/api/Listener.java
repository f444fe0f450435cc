package dev.viesti.http.api;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the event stream, which reads what comes on a thread of its own. */
final class Listener implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<InputStream> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "listener");

    private Listener(HttpResponse<InputStream> response) {
        this.response = response;
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends the request; the server has answered when this returns. */
    static Listener open(HttpRequest.Builder request) {
        try {
            return new Listener(CLIENT.send(
                    request.header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void read() {
        try (var body = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            body.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException ended) {
            // as a stream does
        }
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    List<String> lines() {
        return lines;
    }

    /** The data of all events so far, each once: an event may come twice (what is read late may be told live too). */
    List<String> events() {
        return values("data: ").stream().distinct().toList();
    }

    private List<String> values(String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()))
                .toList();
    }

    /** Where it would resume. */
    String lastId() {
        var ids = values("id: ");
        return ids.get(ids.size() - 1);
    }

    /** Waits until it knows where it would resume. */
    Listener opened() {
        await().until(() -> !values("id: ").isEmpty());
        return this;
    }

    boolean hasEnded() {
        return !reader.isAlive();
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
