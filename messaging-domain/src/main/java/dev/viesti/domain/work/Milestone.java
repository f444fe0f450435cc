package dev.viesti.domain.work;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Money;
import dev.viesti.domain.Text;
import java.util.Optional;

/** A step of the proposed work; {@code days} is how long it is estimated to take. */
public record Milestone(String title, Optional<Money> price, Optional<Integer> days) {
    static final int MAX_DAYS = 3_650;

    /**
     * Reads what somebody entered.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code title} and {@code days} (1–3,650)
     */
    public static Milestone of(String title, Optional<Money> price, Optional<Integer> days) {
        var errors = new FieldErrors();
        var line = errors.line("title", title, Text.MAX_LINE);
        checkDays(errors, "days", days);
        errors.throwIfAny();
        return new Milestone(line, price, days);
    }

    static void checkDays(FieldErrors errors, String field, Optional<Integer> days) {
        errors.check(
                days.map(n -> n >= 1 && n <= MAX_DAYS).orElse(true),
                field,
                "out-of-range",
                "must be from 1 to " + MAX_DAYS);
    }
}
