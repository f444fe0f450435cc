package dev.viesti.domain.party;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Text;
import java.util.Locale;

/** What merchants see of a partner beside its services. */
public record Profile(Status status, String headline) {

    /** Whether merchants see the profile at all (P1). */
    public enum Status {
        DRAFT,
        PUBLISHED;

        /** The stable word for this status. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads what somebody entered.
     *
     * @throws InvalidInput about {@code headline}
     */
    public static Profile of(Status status, String headline) {
        var errors = new FieldErrors();
        var line = errors.line("headline", headline, Text.MAX_LINE);
        errors.throwIfAny();
        return new Profile(status, line);
    }
}
