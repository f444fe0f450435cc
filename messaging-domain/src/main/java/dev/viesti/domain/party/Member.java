package dev.viesti.domain.party;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Text;
import java.time.ZoneId;
import java.util.Optional;

/** A person of a partner organisation, who reads and answers on its behalf. */
public record Member(
        MemberId id, PartnerId partner, String name, EmailAddress email, Language language, ZoneId timeZone)
        implements Person {

    /**
     * Reads what the host says of a member.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code name}, {@code email}, {@code language} ({@code fi} or
     *     {@code en}) and {@code timeZone} (a name of the IANA time zone database)
     */
    public static Member of(
            MemberId id, PartnerId partner, String name, String email, String language, String timeZone) {
        var errors = new FieldErrors();
        var line = errors.line("name", name, Text.MAX_LINE);
        var address = errors.read("email", () -> EmailAddress.of(email));
        var spoken = Optional.of(language)
                .filter(code -> code.equals("fi") || code.equals("en"))
                .map(Language::new);
        errors.check(spoken.isPresent(), "language", "unknown-language", "must be \"fi\" or \"en\"");
        var zone = zone(timeZone);
        errors.check(zone.isPresent(), "timeZone", "unknown-time-zone", "must be a time zone such as Europe/Helsinki");
        errors.throwIfAny();
        return new Member(id, partner, line, address.orElseThrow(), spoken.orElseThrow(), zone.orElseThrow());
    }

    private static Optional<ZoneId> zone(String name) {
        return Optional.of(name).filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of);
    }
}
