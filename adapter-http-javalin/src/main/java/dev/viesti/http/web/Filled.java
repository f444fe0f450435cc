package dev.viesti.http.web;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.RuleViolation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form as somebody filled it in, to be shown again with what is wrong with it.
 *
 * @param values what was entered, by field
 * @param refusal why it was refused as a whole
 */
record Filled(Reader reader, Map<String, List<String>> values, List<FieldError> errors, Optional<String> refusal) {
    private static final Word ONE_WRONG = new Word("Check the marked field.", "Tarkista merkitty kohta.");
    private static final Word SOME_WRONG = new Word("Check the %s marked fields.", "Tarkista %s merkittyä kohtaa.");

    Filled {
        values = Map.copyOf(values);
        errors = List.copyOf(errors);
    }

    /** A form that is still empty. */
    static Filled empty(Reader reader) {
        return new Filled(reader, Map.of(), List.of(), Optional.empty());
    }

    /** What a visit sends. */
    static Filled of(Visit visit) {
        return new Filled(visit.reader(), visit.fields(), List.of(), Optional.empty());
    }

    Filled refused(InvalidInput invalid) {
        return new Filled(reader, values, invalid.errors(), Optional.empty());
    }

    Filled refused(RuleViolation violation) {
        return refused(reader.say(Problems.sentence(violation)));
    }

    Filled refused(String why) {
        return new Filled(reader, values, errors, Optional.of(why));
    }

    /** What was entered into the field; empty if nothing was. */
    String value(String field) {
        return values.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }

    /** What is wrong with the field, or with a part of it, in words. */
    Optional<String> error(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field) || error.field().startsWith(field + "."))
                .findFirst()
                .map(error -> reader.say(FieldWords.of(error)));
    }

    /** The ids of what describes the field: its hint, and what is wrong with it. */
    String describedBy(String field) {
        return field + "-hint" + (error(field).isPresent() ? " " + field + "-error" : "");
    }

    /** What stands on top of the form, if anything is wrong. */
    Optional<String> summary() {
        return errors.isEmpty() ? refusal : Optional.of(reader.count(errors.size(), ONE_WRONG, SOME_WRONG));
    }
}
