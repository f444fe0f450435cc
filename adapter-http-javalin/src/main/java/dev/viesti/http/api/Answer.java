package dev.viesti.http.api;

import dev.viesti.application.Page;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What goes back: a status, headers, and a body that is written when its turn comes.
 *
 * @param length of the body, or {@link #OPEN_ENDED}
 */
record Answer(int status, Map<String, String> headers, long length, Body body) {
    /** What every answer carries unless it says otherwise. */
    static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    /** The length of a body that goes on after the handler has ended. */
    static final long OPEN_ENDED = -1;

    private static final String CONTENT_TYPE = "Content-Type";

    Answer {
        headers = Map.copyOf(headers);
    }

    /** Writes exactly the announced number of bytes. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    static Answer ok(Json json) {
        return json(200, json);
    }

    static Answer created(Json json) {
        return json(201, json);
    }

    /** 201 for something new, 200 for something that was there. */
    static Answer put(boolean created, Json json) {
        return json(created ? 201 : 200, json);
    }

    static Answer json(int status, Json json) {
        return bytes(status, "application/json", json.bytes());
    }

    static <T> Answer page(Page<T> page, Function<T, ? extends Json> item) {
        return ok(Json.object()
                .with("items", page.items().stream().map(item).toList())
                .withOrNull("next", page.next().map(cursor -> new Json.Text(cursor.encoded())))
                .build());
    }

    static Answer items(List<? extends Json> items) {
        return ok(Json.object().with("items", items).build());
    }

    static Answer noContent() {
        return noContent(Map.of());
    }

    static Answer noContent(Map<String, String> headers) {
        return new Answer(204, headers, 0, out -> {});
    }

    static Answer problem(Problem problem) {
        return problem(problem, Map.of());
    }

    static Answer problem(Problem problem, Map<String, String> headers) {
        var bytes = problem.json().bytes();
        var all = new HashMap<>(headers);
        all.put(CONTENT_TYPE, Problem.CONTENT_TYPE);
        return new Answer(problem.status(), all, bytes.length, out -> out.write(bytes));
    }

    static Answer bytes(int status, String contentType, byte[] bytes) {
        return new Answer(status, Map.of(CONTENT_TYPE, contentType), bytes.length, out -> out.write(bytes));
    }

    /** A body that somebody else goes on to write. */
    static Answer openEnded(Map<String, String> headers, Runnable begin) {
        return new Answer(200, headers, OPEN_ENDED, out -> begin.run());
    }

    static Answer stream(Map<String, String> headers, long length, Body body) {
        return new Answer(200, headers, length, body);
    }
}
