package dev.viesti.http.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
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

    Reply {
        headers = Map.copyOf(headers);
    }

    /** Writes the body. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A page or a part of one, made before anything is sent: what fails on the way there has an answer of its own. */
    static Reply html(int status, JteModel html) {
        var output = new Utf8ByteOutput();
        html.render(output);
        return html(status, output.toByteArray());
    }

    /** A sentence of ours, which has nothing in it to be escaped. */
    static Reply html(int status, String sentence) {
        return html(status, sentence.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply html(int status, byte[] bytes) {
        return new Reply(status, Map.of("Content-Type", "text/html; charset=utf-8"), true, out -> out.write(bytes));
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
