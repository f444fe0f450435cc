package dev.viesti.http.api;

import dev.viesti.domain.FieldErrors;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The query of a request, decoded strictly: what isn't UTF-8, isn't known or stands twice is wrong. */
final class Query {
    static final String UNKNOWN = "unknown-parameter";
    static final String REMOVE = "remove this query parameter; it isn't known here";

    static final String REPEATED = "repeated";
    static final String ONCE = "must not stand more than once";

    private static final String BAD_ENCODING = "bad-encoding";

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final FieldErrors errors;

    /** Reads the raw query and notes every parameter that isn't known. */
    Query(String raw, Set<String> known, FieldErrors errors) {
        this.errors = errors;
        for (var part : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                var equals = part.indexOf('=');
                add(
                        decode(equals < 0 ? part : part.substring(0, equals)),
                        decode(equals < 0 ? "" : part.substring(equals + 1)),
                        equals < 0 ? part : part.substring(0, equals),
                        known);
            }
        }
    }

    private void add(Optional<String> name, Optional<String> value, String rawName, Set<String> known) {
        if (name.isEmpty() || !known.contains(name.get())) {
            errors.add(name.orElse(rawName), UNKNOWN, REMOVE);
        } else if (value.isEmpty()) {
            errors.add(name.get(), BAD_ENCODING, "must be UTF-8, percent-encoded");
        } else {
            values.computeIfAbsent(name.get(), unused -> new ArrayList<>()).add(value.get());
        }
    }

    /** Every value of a parameter that may be repeated. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of a parameter that may stand once. */
    Optional<String> one(String name) {
        var all = all(name);
        errors.check(all.size() <= 1, name, REPEATED, ONCE);
        return all.stream().findFirst();
    }

    private static Optional<String> decode(String raw) {
        try {
            // ISO 8859-1 keeps each byte as it is, so that the second decoder sees what was sent
            var bytes = URLDecoder.decode(raw, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
