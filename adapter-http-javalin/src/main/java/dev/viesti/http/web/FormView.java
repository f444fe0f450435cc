package dev.viesti.http.web;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.RuleViolation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form as it is shown: what was entered so far, and what is wrong with it. Its fields have the names that errors give
 * them; rows of a list are {@code lines[0].amount}, and {@code rows} says how many there are.
 *
 * @param token of the session; empty without one
 * @param path where it is sent to
 * @param back where it was opened
 * @param problem why all of it was refused
 * @param focus the field to go on with; empty for none in particular
 */
record FormView(
        Reader reader,
        String token,
        boolean isDialog,
        String title,
        String path,
        String back,
        Map<String, String> entered,
        List<FieldError> errors,
        Optional<String> problem,
        String focus) {
    private static final Word ONE_WRONG = new Word("Check the marked field.", "Tarkista merkitty kohta.");
    private static final Word SOME_WRONG = new Word("Check the %s marked fields.", "Tarkista %s merkittyä kohtaa.");
    private static final String KEY = "key";
    private static final String ROWS = "rows";
    private static final Pattern ROW = Pattern.compile("([a-z]+)\\[([0-9]{1,3})](.*)");

    FormView {
        entered = Map.copyOf(entered);
        errors = List.copyOf(errors);
    }

    /** The form as a visit opens it, or as it was sent. */
    static FormView of(Visit visit, String title, String path, String back) {
        var entered = new HashMap<String, String>();
        visit.fields().keySet().forEach(name -> entered.put(name, visit.field(name)));
        entered.putIfAbsent(KEY, UUID.randomUUID().toString());
        return new FormView(
                visit.reader(),
                visit.formToken(),
                visit.isDialog(),
                title,
                path,
                back,
                entered,
                List.of(),
                Optional.empty(),
                "");
    }

    /** With what stands there unless something else was entered, and the field to begin with. */
    FormView startingWith(String field, Map<String, String> values) {
        var all = new HashMap<>(values);
        all.putAll(entered);
        return with(all, field);
    }

    FormView refused(InvalidInput invalid) {
        var wrong = invalid.errors();
        var problem = reader.count(wrong.size(), ONE_WRONG, SOME_WRONG);
        var first = wrong.stream().findFirst().map(FieldError::field).orElse("");
        return new FormView(reader, token, isDialog, title, path, back, entered, wrong, Optional.of(problem), first);
    }

    FormView refused(Visit visit, RuleViolation violation) {
        return refused(reader.say(Problems.sentence(visit, violation)));
    }

    FormView refused(String why) {
        return new FormView(reader, token, isDialog, title, path, back, entered, errors, Optional.of(why), focus);
    }

    /** With an empty row more. */
    FormView withRow(String firstField) {
        var all = new HashMap<>(entered);
        all.put(ROWS, Integer.toString(rows() + 1));
        return with(all, firstField.formatted(rows()));
    }

    FormView withoutRow(int row) {
        if (row >= rows()) {
            return this;
        }
        var left = new HashMap<String, String>();
        entered.forEach((name, value) -> {
            var matcher = ROW.matcher(name);
            var at = matcher.matches() ? Integer.parseInt(matcher.group(2)) : -1;
            if (at < row) {
                left.put(name, value);
            } else if (at > row) {
                left.put(matcher.group(1) + "[" + (at - 1) + "]" + matcher.group(3), value);
            }
        });
        left.put(ROWS, Integer.toString(rows() - 1));
        return with(left, "add");
    }

    private FormView with(Map<String, String> values, String next) {
        return new FormView(reader, token, isDialog, title, path, back, values, errors, problem, next);
    }

    /** How many rows there are, at most 100. */
    int rows() {
        var rows = value(ROWS);
        return rows.matches("[0-9]{1,3}") ? Math.min(100, Integer.parseInt(rows)) : 0;
    }

    /** What was entered there, as it was. */
    String value(String field) {
        return entered.getOrDefault(field, "");
    }

    /** What is wrong with it, in words. */
    Optional<String> error(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .findFirst()
                .map(error -> reader.say(FieldWords.of(error)));
    }

    /** The ids of what describes a field: its hint, and what is wrong with it; absent for none. */
    Optional<String> describedBy(String field, boolean hasHint) {
        var ids = Stream.of(
                        hasHint ? Stream.of("hint-" + field) : Stream.<String>empty(),
                        error(field).stream().map(wrong -> "error-" + field))
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
        return Optional.of(ids).filter(some -> !some.isEmpty());
    }

    boolean isFocus(String field) {
        return field.equals(focus);
    }

    String say(Word word, Object... what) {
        return reader.say(word, what);
    }
}
