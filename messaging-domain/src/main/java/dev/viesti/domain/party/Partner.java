package dev.viesti.domain.party;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Language;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Text;
import java.util.List;

/** A partner organisation: a company that sells services; its languages are distinct and sorted. */
public record Partner(PartnerId id, String name, List<Language> languages) {
    public Partner {
        languages = languages.stream().distinct().sorted().toList();
    }

    /**
     * Reads what somebody entered.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code name}
     */
    public static Partner of(PartnerId id, String name, List<Language> languages) {
        var errors = new FieldErrors();
        var line = errors.line("name", name, Text.MAX_LINE);
        errors.throwIfAny();
        return new Partner(id, line, languages);
    }
}
