package dev.viesti.domain.work;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Money;
import dev.viesti.domain.Text;

/** One line of an invoice, above zero. */
public record InvoiceLine(String description, Money amount) {

    /**
     * Reads what somebody entered.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code description}
     */
    public static InvoiceLine of(String description, Money amount) {
        var errors = new FieldErrors();
        var line = errors.line("description", description, Text.MAX_LINE);
        errors.throwIfAny();
        return new InvoiceLine(line, amount);
    }
}
