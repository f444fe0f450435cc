package dev.viesti.http.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** The JSON in the body of a request. */
final class JsonBody {
    /** The most that is read, in bytes. */
    static final int MAX_SIZE = 1024 * 1024;

    private JsonBody() {}

    /**
     * Reads the body; absent where there is none and none is due.
     *
     * @throws Refusal for another media type, for more than {@link #MAX_SIZE}, and for what isn't strict JSON
     */
    static Optional<Json> read(Context context, boolean isDue) throws IOException {
        // the header itself: the web server's own reading of it fails on a charset that it doesn't know
        var types = Collections.list(context.req().getHeaders("Content-Type"));
        if (types.size() > 1 || !types.stream().allMatch(JsonBody::isJson)) {
            throw Refusal.unsupportedMediaType("Send the body as application/json in UTF-8.");
        }
        requireUnencoded(context);
        if (context.req().getContentLengthLong() > MAX_SIZE) {
            throw tooLarge();
        }
        var bytes = context.req().getInputStream().readNBytes(MAX_SIZE + 1);
        if (bytes.length > 0 && types.isEmpty()) {
            throw Refusal.unsupportedMediaType("Send the body with Content-Type: application/json.");
        }
        if (bytes.length > MAX_SIZE) {
            throw tooLarge();
        }
        if (bytes.length > 0) {
            return Optional.of(StrictJson.parse(bytes));
        }
        if (isDue) {
            throw Refusal.malformed("Send a JSON object as the body.");
        }
        return Optional.empty();
    }

    /**
     * Refuses a body that is compressed or otherwise encoded.
     *
     * @throws Refusal for any {@code Content-Encoding}
     */
    static void requireUnencoded(Context context) {
        var encodings = Collections.list(context.req().getHeaders("Content-Encoding"));
        if (!encodings.stream().allMatch("identity"::equalsIgnoreCase)) {
            throw Refusal.unsupportedMediaType("Send the body without a Content-Encoding.");
        }
    }

    private static boolean isJson(String contentType) {
        var parts = contentType.split(";", -1);
        return parts[0].strip().equalsIgnoreCase("application/json")
                && Arrays.stream(parts)
                        .skip(1)
                        .map(part -> part.strip().toLowerCase(Locale.ROOT).replace("\"", ""))
                        .allMatch(part -> !part.startsWith("charset=") || part.equals("charset=utf-8"));
    }

    private static Refusal tooLarge() {
        return Refusal.tooLarge("A JSON body has at most " + MAX_SIZE + " bytes.");
    }
}
