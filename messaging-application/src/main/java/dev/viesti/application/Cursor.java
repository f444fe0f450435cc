package dev.viesti.application;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.Ids;
import dev.viesti.domain.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Where a list goes on: the sort key of the last item that was seen. It grants nothing, since every list is bounded by
 * its actor.
 */
public record Cursor(List<String> key) {
    private static final String SEPARATOR = "\n";

    public Cursor {
        key = List.copyOf(key);
    }

    /** A cursor behind the key. */
    public static Cursor after(String... key) {
        return new Cursor(List.of(key));
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws InvalidInput about {@code cursor}
     */
    public static Cursor parse(String encoded) {
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded);
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var cursor = new Cursor(List.of(text.split(SEPARATOR, -1)));
            if (!cursor.encoded().equals(encoded)) {
                throw bad();
            }
            return cursor;
        } catch (IllegalArgumentException | CharacterCodingException notBase64) {
            throw bad();
        }
    }

    /** The cursor as clients carry it. */
    public String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A part of the key that is an id.
     *
     * @throws InvalidInput about {@code cursor}
     */
    public String id(int index, int size) {
        var part = text(index, size);
        if (!Ids.isWellFormed(part)) {
            throw bad();
        }
        return part;
    }

    /**
     * A part of the key that is any text.
     *
     * @throws InvalidInput about {@code cursor}
     */
    public String text(int index, int size) {
        if (key.size() != size || key.get(index).indexOf('\0') >= 0) {
            throw bad();
        }
        return key.get(index);
    }

    /**
     * A part of the key that is a time.
     *
     * @throws InvalidInput about {@code cursor}
     */
    public Instant instant(int index, int size) {
        try {
            var instant = Instant.parse(text(index, size));
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
                throw bad();
            }
            return instant;
        } catch (DateTimeException notATime) {
            throw bad();
        }
    }

    private static InvalidInput bad() {
        return new InvalidInput(
                List.of(new FieldError("cursor", "bad-cursor", "must be a \"next\" of the same list, unchanged")));
    }
}
