package dev.viesti.http.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What goes back to a browser: a status, headers, and a body that is written when its turn comes. */
record Reply(int status, Map<String, String> headers, boolean isCompressible, Body body) {
    /**
     * What every reply carries unless it says otherwise: nothing from elsewhere, nothing inline, no frames; and by what
     * scripts tell it from what a proxy answers.
     */
    static final Map<String, String> HEADERS = Map.of(
            "Viesti-Page", "own",
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private static final String CONTENT_TYPE = "Content-Type";

    Reply {
        headers = Map.copyOf(headers);
    }

    /** Writes the body. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    static Reply html(int status, String html) {
        return text(status, "text/html; charset=utf-8", html);
    }

    static Reply text(int status, String contentType, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Reply(status, Map.of(CONTENT_TYPE, contentType), true, out -> out.write(bytes));
    }

    /** Sends the browser on, with GET. */
    static Reply seeOther(String path) {
        return new Reply(303, Map.of("Location", path), false, out -> {});
    }

    static Reply noContent() {
        return new Reply(204, Map.of(), false, out -> {});
    }

    /** The same with another header. */
    Reply with(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new Reply(status, all, isCompressible, body);
    }
}
