package dev.viesti.domain;

import java.util.List;

/** Input outside the limits: carries every wrong field, never only the first. */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> errors;

    /**
     * Refuses an input for these fields of it.
     *
     * @throws IllegalArgumentException without any error
     */
    public InvalidInput(List<FieldError> errors) {
        super(describe(errors), null, false, false);
        this.errors = List.copyOf(errors);
    }

    private static String describe(List<FieldError> errors) {
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("invalid input names at least one field");
        }
        return String.join(
                ", ", errors.stream().map(e -> e.field() + " " + e.code()).toList());
    }

    /** The wrong fields, in the order in which they were found; never empty. */
    public List<FieldError> errors() {
        return errors;
    }
}
