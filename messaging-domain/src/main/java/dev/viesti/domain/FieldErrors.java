package dev.viesti.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gathers the wrong fields of one input, so that a refusal names them all. For one thread and one input.
 */
public final class FieldErrors {
    private final Map<String, FieldError> errors = new LinkedHashMap<>();

    /** Begins without errors. */
    public FieldErrors() {}

    /** Notes a wrong field; the first error of a field counts, later ones of the same field are left out. */
    public void add(String field, String code, String message) {
        add(new FieldError(field, code, message));
    }

    private void add(FieldError error) {
        errors.putIfAbsent(error.field(), error);
    }

    /** Notes the field unless the condition holds. */
    public void check(boolean condition, String field, String code, String message) {
        if (!condition) {
            add(field, code, message);
        }
    }

    /** A required line (M5) of at most {@code max} code points; wrong text is noted and comes back as it was. */
    public String line(String field, String raw, int max) {
        return read(field, () -> Text.line(raw, max)).orElse(raw);
    }

    /** A required text (M5) of at most {@code max} code points; wrong text is noted and comes back as it was. */
    public String text(String field, String raw, int max) {
        return read(field, () -> Text.text(raw, max)).orElse(raw);
    }

    /** An optional text: absent stays absent, anything else is held to {@link #text}. */
    public Optional<String> optionalText(String field, Optional<String> raw, int max) {
        return raw.map(text -> text(field, text, max));
    }

    /** Reads a part; what it says of its own fields is noted under the field's path, and the part is absent. */
    public <T> Optional<T> read(String field, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (InvalidInput invalid) {
            invalid.errors().forEach(error -> add(error.under(field)));
            return Optional.empty();
        }
    }

    /**
     * Refuses the input if anything was noted.
     *
     * @throws InvalidInput with everything noted, if there was anything
     */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(List.copyOf(errors.values()));
        }
    }
}
