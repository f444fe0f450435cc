package dev.viesti.application;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Where a list goes on: the sort key of the last item that was seen. It grants nothing, since every list is bounded by
 * its actor.
 */
public record Cursor(Listing list, List<String> key) {
    private static final String SEPARATOR = "\n";

    /**
     * Holds the key to what the list is sorted by.
     *
     * @throws InvalidInput about {@code cursor}
     */
    public Cursor {
        if (!list.isSortedBy(key)) {
            throw bad();
        }
        key = List.copyOf(key);
    }

    /**
     * A cursor behind the key.
     *
     * @throws InvalidInput about {@code cursor}
     */
    public static Cursor after(Listing list, String... key) {
        return new Cursor(list, List.of(key));
    }

    /**
     * Reads what {@link #encoded} wrote for the same list.
     *
     * @throws InvalidInput about {@code cursor}
     */
    public static Cursor parse(Listing list, String encoded) {
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded);
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            var parts = List.of(text.split(SEPARATOR, -1));
            var cursor = new Cursor(list, parts.subList(1, parts.size()));
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
        var text = list.word() + SEPARATOR + String.join(SEPARATOR, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A part of the key, for who reads that list.
     *
     * @throws InvalidInput about {@code cursor} if it is of another list
     */
    public String text(Listing reader, int part) {
        if (list != reader) {
            throw bad();
        }
        return key.get(part);
    }

    /**
     * A part of the key that is a time, for who reads that list.
     *
     * @throws InvalidInput about {@code cursor} if it is of another list
     */
    public Instant instant(Listing reader, int part) {
        return Instant.parse(text(reader, part));
    }

    private static InvalidInput bad() {
        return new InvalidInput(
                List.of(new FieldError("cursor", "bad-cursor", "must be a \"next\" of the same list, unchanged")));
    }
}
