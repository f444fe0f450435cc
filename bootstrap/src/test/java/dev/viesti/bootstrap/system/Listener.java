package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who listens to the event stream, on a thread of its own. */
final class Listener implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final Set<String> events = ConcurrentHashMap.newKeySet();
    private final Thread reader = new Thread(this::read, "listener");

    Listener(HttpResponse<InputStream> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        this.response = response;
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(this::hear);
        } catch (IOException | UncheckedIOException ended) {
            // as a stream does, in order or not
        }
    }

    private void hear(String line) {
        if (line.startsWith("id: ")) {
            ids.add(line.substring("id: ".length()));
        } else if (line.startsWith("data: ")) {
            try {
                var data = Client.JSON.readTree(line.substring("data: ".length()));
                events.add(event(
                        data.path("conversationId").asText(), data.path("seq").asInt()));
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }
    }

    /** An event as it is compared. */
    static String event(String conversation, int seq) {
        return conversation + "/" + seq;
    }

    /** Waits until the stream is open. */
    Listener opened() {
        await().until(() -> !ids.isEmpty());
        return this;
    }

    /** Everything heard so far. */
    Collection<String> events() {
        return events;
    }

    String lastId() {
        return ids.get(ids.size() - 1);
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
