package dev.viesti.domain.party;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Language;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Text;

/** A person who needs work done. */
public record Merchant(MerchantId id, String name, EmailAddress email, Language language) implements Person {

    /**
     * Reads what somebody entered.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code name}, {@code email} and {@code language}
     */
    public static Merchant of(MerchantId id, String name, String email, String language) {
        var errors = new FieldErrors();
        var line = errors.line("name", name, Text.MAX_LINE);
        var address = errors.read("email", () -> EmailAddress.of(email));
        var spoken = errors.read("language", () -> Language.of(language));
        errors.throwIfAny();
        return new Merchant(id, line, address.orElseThrow(), spoken.orElseThrow());
    }
}
