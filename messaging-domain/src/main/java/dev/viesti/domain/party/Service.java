package dev.viesti.domain.party;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.Text;
import java.util.Locale;
import java.util.Optional;

/** One thing that a partner offers. */
public record Service(
        PartnerId partner,
        ServiceId id,
        String title,
        String category,
        String description,
        Optional<Money> priceFrom,
        Status status) {

    /** Whether the service is on offer. */
    public enum Status {
        /** Merchants find it and may ask for it (C2). */
        ACTIVE,
        /** No longer offered; conversations about it go on. */
        RETIRED;

        /** The stable word for this status. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads what somebody entered.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code title}, {@code category} and {@code description}
     */
    public static Service of(
            PartnerId partner,
            ServiceId id,
            String title,
            String category,
            String description,
            Optional<Money> priceFrom,
            Status status) {
        var errors = new FieldErrors();
        var service = new Service(
                partner,
                id,
                errors.line("title", title, Text.MAX_LINE),
                errors.line("category", category, Text.MAX_CATEGORY),
                errors.text("description", description, Text.MAX_TEXT),
                priceFrom,
                status);
        errors.throwIfAny();
        return service;
    }

    /** Whether merchants may ask for it (C2). */
    public boolean isActive() {
        return status == Status.ACTIVE;
    }
}
