package dev.viesti.http.api;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Ids;
import dev.viesti.domain.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The members of a JSON object, read one by one. What is wrong is noted and a harmless value comes back, so that one
 * refusal names every wrong field; nothing of it is used, since the refusal follows. Types are never coerced.
 */
final class Fields {
    /** More than any list may hold; past it the list is wrong as a whole. */
    private static final int MAX_ITEMS = 200;

    private static final String HARMLESS_ID = "-";
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");
    private static final Json ABSENT = Json.Null.VALUE;

    private final Map<String, Json> members;
    private final String path;
    private final FieldErrors errors;
    private final Set<String> known = new HashSet<>();
    private final List<Fields> nested = new ArrayList<>();

    Fields(Map<String, Json> members, String path, FieldErrors errors) {
        this.members = members;
        this.path = path;
        this.errors = errors;
    }

    /** A string that must be there; its limits are the domain's to say. */
    String text(String name) {
        return required(name).flatMap(json -> asText(name, json)).orElse("");
    }

    /** A string that may be absent. */
    Optional<String> optionalText(String name) {
        return optional(name).flatMap(json -> asText(name, json));
    }

    /** A string that may be absent, read into a value; what it says of itself is noted under the field. */
    <T> Optional<T> optionalText(String name, Function<String, T> type) {
        return optionalText(name).flatMap(text -> part(name, () -> type.apply(text)));
    }

    /** Whether the field is there and isn't {@code null}. */
    boolean has(String name) {
        return optional(name).isPresent();
    }

    /** An integer that must be there and be at least one; what is larger than any number of ours is the largest. */
    int ordinal(String name) {
        var number = required(name).flatMap(json -> asNumber(name, json));
        number.ifPresent(n -> errors.check(n >= 1, at(name), "out-of-range", "must be at least 1"));
        return number.orElse(1);
    }

    /** An integer that may be absent. */
    Optional<Integer> optionalNumber(String name) {
        return optional(name).flatMap(json -> asNumber(name, json));
    }

    /** A boolean that must be there. */
    boolean flag(String name) {
        return required(name).flatMap(json -> asFlag(name, json)).orElse(false);
    }

    /** An id that must be there. */
    <T> T id(String name, Function<String, T> type) {
        return type.apply(required(name).flatMap(json -> asId(at(name), json)).orElse(HARMLESS_ID));
    }

    /** An id that may be absent. */
    <T> Optional<T> optionalId(String name, Function<String, T> type) {
        return optional(name).flatMap(json -> asId(at(name), json)).map(type);
    }

    /** An id that must be there or be {@code null}: here the two differ. */
    <T> Optional<T> idOrNull(String name, Function<String, T> type) {
        known.add(name);
        if (!members.containsKey(name)) {
            errors.add(at(name), "required", "must be given, or be null");
        }
        return optionalId(name, type);
    }

    /** Ids, which may be absent. */
    <T> List<T> ids(String name, Function<String, T> type) {
        return items(name, optional(name)).stream()
                .map(item -> type.apply(asId(item.path, item.json).orElse(HARMLESS_ID)))
                .toList();
    }

    /** Strings, which must be there; each is read into a value, wrong ones are left out. */
    <T> List<T> texts(String name, Function<String, T> type) {
        return items(name, required(name)).stream()
                .flatMap(item ->
                        asTextAt(item.path, item.json)
                                .flatMap(text -> errors.read(item.path, () -> type.apply(text)))
                                .stream())
                .toList();
    }

    /** One of a few words, which must be there. */
    <T> T word(String name, List<T> values, Function<T, String> word) {
        var given = required(name).flatMap(json -> asText(name, json));
        var found = given.flatMap(text ->
                values.stream().filter(value -> word.apply(value).equals(text)).findAny());
        if (given.isPresent() && found.isEmpty()) {
            var words = values.stream()
                    .map(value -> "\"" + word.apply(value) + "\"")
                    .toList();
            errors.add(at(name), "unknown-word", "must be " + String.join(" or ", words));
        }
        return found.orElse(values.get(0));
    }

    /** Money that may be absent. */
    Optional<Money> optionalMoney(String name) {
        return optional(name).flatMap(json -> asObject(at(name), json)).flatMap(fields -> {
            var amount = fields.text("amount");
            var currency = fields.text("currency");
            return fields.value(() -> Money.of(amount, currency));
        });
    }

    /** Objects, each read into a value; wrong ones become {@code harmless}, so that their number stays. */
    <T> List<T> objects(String name, boolean required, T harmless, Function<Fields, Optional<T>> type) {
        return items(name, required ? required(name) : optional(name)).stream()
                .map(item -> asObject(item.path, item.json).flatMap(type).orElse(harmless))
                .toList();
    }

    /** A value of these fields; what it says of them is noted under their path, and the value is absent. */
    <T> Optional<T> value(Supplier<T> value) {
        return errors.read(path, value);
    }

    /** A value of one field; what it says of itself is noted under the field, and the value is absent. */
    <T> Optional<T> part(String name, Supplier<T> value) {
        return errors.read(at(name), value);
    }

    /** Notes a wrong field. */
    void wrong(String name, String code, String message) {
        errors.add(at(name), code, message);
    }

    /** Notes every member that nobody asked for. */
    void refuseUnknown() {
        nested.forEach(Fields::refuseUnknown);
        members.keySet().stream()
                .filter(name -> !known.contains(name))
                .limit(MAX_ITEMS)
                .forEach(name -> errors.add(at(name), "unknown-field", "remove this field; it isn't known here"));
    }

    private Optional<Json> required(String name) {
        var value = optional(name);
        errors.check(value.isPresent(), at(name), "required", "must be given");
        return value;
    }

    private Optional<Json> optional(String name) {
        known.add(name);
        return Optional.of(members.getOrDefault(name, ABSENT)).filter(json -> !json.equals(ABSENT));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Optional<String> asText(String name, Json json) {
        return asTextAt(at(name), json);
    }

    private Optional<String> asTextAt(String field, Json json) {
        if (json instanceof Json.Text text) {
            return Optional.of(text.value());
        }
        errors.add(field, "wrong-type", "must be a string");
        return Optional.empty();
    }

    private Optional<String> asId(String field, Json json) {
        var text = asTextAt(field, json);
        text.ifPresent(id -> errors.check(
                Ids.isWellFormed(id), field, "bad-id", "must be 1 to 64 of A-Z, a-z, 0-9, \".\", \"_\" and \"-\""));
        return text.filter(Ids::isWellFormed);
    }

    private Optional<Integer> asNumber(String name, Json json) {
        if (json instanceof Json.Numeral number
                && INTEGER.matcher(number.literal()).matches()) {
            return Optional.of(saturated(number.literal()));
        }
        errors.add(at(name), "wrong-type", "must be an integer");
        return Optional.empty();
    }

    private static int saturated(String literal) {
        var isNegative = literal.startsWith("-");
        if (literal.length() > 11) {
            return isNegative ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        }
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Long.parseLong(literal)));
    }

    private Optional<Boolean> asFlag(String name, Json json) {
        if (json instanceof Json.Flag flag) {
            return Optional.of(flag.value());
        }
        errors.add(at(name), "wrong-type", "must be true or false");
        return Optional.empty();
    }

    private Optional<Fields> asObject(String field, Json json) {
        if (json instanceof Json.Members object) {
            var fields = new Fields(object.members(), field, errors);
            nested.add(fields);
            return Optional.of(fields);
        }
        errors.add(field, "wrong-type", "must be an object");
        return Optional.empty();
    }

    private List<Item> items(String name, Optional<Json> json) {
        if (json.isEmpty()) {
            return List.of();
        }
        if (!(json.get() instanceof Json.Array array)) {
            errors.add(at(name), "wrong-type", "must be an array");
            return List.of();
        }
        if (array.items().size() > MAX_ITEMS) {
            errors.add(at(name), "too-many", "must be at most " + MAX_ITEMS + " items");
            return List.of();
        }
        var items = new ArrayList<Item>();
        for (var i = 0; i < array.items().size(); i++) {
            items.add(new Item(at(name) + "[" + i + "]", array.items().get(i)));
        }
        return items;
    }

    private record Item(String path, Json json) {}
}
