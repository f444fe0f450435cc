package dev.viesti.domain.work;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Money;
import java.util.List;

/** What a member fills in to claim money for a job (W6); always within its limits. */
public record InvoiceDraft(List<InvoiceLine> lines) {
    private static final int MAX_LINES = 100;

    /**
     * Holds the value to its limits.
     *
     * @throws dev.viesti.domain.InvalidInput unless there are 1–100 lines in one currency
     */
    public InvoiceDraft {
        var errors = new FieldErrors();
        errors.check(!lines.isEmpty(), "lines", "required", "must be at least one line");
        errors.check(lines.size() <= MAX_LINES, "lines", "too-many", "must be at most " + MAX_LINES + " lines");
        errors.check(
                lines.stream().map(line -> line.amount().currency()).distinct().count() <= 1,
                "lines",
                "currencies-differ",
                "must all be in one currency");
        errors.throwIfAny();
        lines = List.copyOf(lines);
    }

    Money total() {
        return lines.stream().map(InvoiceLine::amount).reduce(Money::plus).orElseThrow();
    }
}
