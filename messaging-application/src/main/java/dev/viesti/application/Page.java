package dev.viesti.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list, and where it goes on if it does. */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    public Page {
        items = List.copyOf(items);
    }

    /** The page of the first {@code limit} items; any item beyond them tells that the list goes on. */
    public static <T> Page<T> of(List<T> items, int limit, Function<T, Cursor> cursor) {
        if (items.size() <= limit) {
            return new Page<>(items, Optional.empty());
        }
        var shown = items.subList(0, limit);
        return new Page<>(shown, Optional.of(cursor.apply(shown.get(limit - 1))));
    }
}
