package dev.viesti.domain.party;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Text;
import java.util.Locale;

/** What merchants see of a partner beside its services. */
public record Profile(Status status, String headline) {

    /** Whether merchants see the profile at all (P1). */
    public enum Status {
        /** Merchants don't see it, and the partner doesn't receive. */
        DRAFT,
        /** Merchants see it once the partner has an active service. */
        PUBLISHED;

        /** The stable word for this status. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads what somebody entered.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code headline}
     */
    public static Profile of(Status status, String headline) {
        var errors = new FieldErrors();
        var line = errors.line("headline", headline, Text.MAX_LINE);
        errors.throwIfAny();
        return new Profile(status, line);
    }
}
