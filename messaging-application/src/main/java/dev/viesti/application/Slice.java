package dev.viesti.application;

import java.util.Optional;

/** Which part of a list is asked for: at most {@code limit} (1–100) items behind the cursor. */
public record Slice(int limit, Optional<Cursor> after) {
    /** The most that one page holds. */
    public static final int MAX = 100;

    /**
     * Holds the limit.
     *
     * @throws IllegalArgumentException unless the limit is 1–100
     */
    public Slice {
        if (limit < 1 || limit > MAX) {
            throw new IllegalArgumentException("a page has 1-" + MAX + " items");
        }
    }

    /** The beginning of a list. */
    public static Slice first(int limit) {
        return new Slice(limit, Optional.empty());
    }
}
