package dev.viesti.application;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import java.util.List;

/** A word that the client made up for one request, so that a repetition of it acts once (C7). */
public record IdempotencyKey(String value) {
    private static final int MAX_LENGTH = 128;

    /**
     * Holds the key to its form.
     *
     * @throws InvalidInput about {@code Idempotency-Key} unless it is 1–128 visible ASCII characters
     */
    public IdempotencyKey {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
            throw new InvalidInput(List.of(new FieldError(
                    "Idempotency-Key", "bad-key", "must be 1 to " + MAX_LENGTH + " visible ASCII characters")));
        }
    }
}
