package dev.viesti.http.api;

import dev.viesti.application.Actor;
import dev.viesti.application.Cursor;
import dev.viesti.application.IdempotencyKey;
import dev.viesti.application.Listing;
import dev.viesti.application.NotFound;
import dev.viesti.application.Slice;
import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Ids;
import dev.viesti.domain.Text;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request of a known route by somebody whom it admits. Everything wrong with its body, query and headers is gathered;
 * who acts, and on what, is told only once nothing is, so read the input first. For one thread.
 */
final class Request {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_SEARCH = 200;
    private static final String HARMLESS_ID = "-";
    private static final String KEY = "Idempotency-Key";
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private final Context context;
    private final Optional<Caller> caller;
    private final FieldErrors errors = new FieldErrors();
    private final Query query;
    private final Fields body;
    private final Optional<IdempotencyKey> idempotencyKey;

    /** Who is behind a token. */
    record Caller(AccessTokens.Identity identity, Actor actor) {}

    /**
     * Reads what comes with the request.
     *
     * @param caller absent on routes that need no token
     * @throws Refusal for a body that can't be read at all
     */
    Request(Route route, Context context, Optional<Caller> caller) throws IOException {
        this.context = context;
        this.caller = caller;
        var json = read(route, context);
        var sent =
                route.isOpen() ? "" : Optional.ofNullable(context.queryString()).orElse("");
        this.query = new Query(sent, route.query(), errors);
        this.idempotencyKey = route.isIdempotent() ? key(context) : Optional.empty();
        this.body = new Fields(members(json), "", errors);
    }

    private static Optional<Json> read(Route route, Context context) throws IOException {
        return switch (route.input()) {
            case IGNORED -> Optional.empty();
            case BYTES -> {
                JsonBody.requireUnencoded(context);
                yield Optional.empty();
            }
            case OPTIONAL_JSON -> JsonBody.read(context, false);
            case JSON -> JsonBody.read(context, true);
        };
    }

    private Optional<IdempotencyKey> key(Context from) {
        var keys = Collections.list(from.req().getHeaders(KEY));
        errors.check(keys.size() <= 1, KEY, Query.REPEATED, Query.ONCE);
        return keys.stream().findFirst().flatMap(key -> errors.read("", () -> new IdempotencyKey(key)));
    }

    private Map<String, Json> members(Optional<Json> json) {
        if (json.isEmpty()) {
            return Map.of();
        }
        if (json.get() instanceof Json.Members object) {
            return object.members();
        }
        errors.add("body", "wrong-type", "must be a JSON object");
        errors.throwIfAny();
        return Map.of();
    }

    /** The fields of the body; none where there is no body. */
    Fields body() {
        return body;
    }

    /** The request underneath, for bodies of bytes. */
    Context context() {
        return context;
    }

    /** The key under which the request acts once. */
    Optional<IdempotencyKey> idempotencyKey() {
        return idempotencyKey;
    }

    /**
     * The value that the input makes.
     *
     * @throws dev.viesti.domain.InvalidInput with everything wrong, the value's own limits among it
     */
    <T> T read(Supplier<T> value) {
        var read = errors.read("", value);
        requireValid();
        return read.orElseThrow();
    }

    /** Notes a wrong field or parameter. */
    void wrong(String field, String code, String message) {
        errors.add(field, code, message);
    }

    /** Notes query parameters that this caller's role doesn't have. */
    void forbidParameters(String... names) {
        for (var name : names) {
            errors.check(query.all(name).isEmpty(), name, Query.UNKNOWN, Query.REMOVE);
        }
    }

    /**
     * The ids of a query parameter that may be repeated; empty where one of them can't be an id, and so can't be the id
     * of anything.
     */
    <T> Optional<Set<T>> idParameters(String name, Function<String, T> type) {
        var all = query.all(name);
        return all.stream().allMatch(Ids::isWellFormed)
                ? Optional.of(all.stream().map(type).collect(Collectors.toSet()))
                : Optional.empty();
    }

    /** A query parameter that is text to look for: 1–200 characters, taken literally. */
    Optional<String> search(String name) {
        var text = query.one(name);
        text.ifPresent(wanted -> {
            errors.check(!wanted.isEmpty(), name, "required", "must not be empty; leave the parameter out instead");
            errors.check(
                    Text.length(wanted) <= MAX_SEARCH,
                    name,
                    "too-long",
                    "must be at most " + MAX_SEARCH + " characters long");
            errors.check(wanted.indexOf('\0') < 0, name, "nul", "remove the NUL character");
        });
        return text;
    }

    /** A query parameter that is {@code true} or {@code false}. */
    boolean flagParameter(String name) {
        var flag = query.one(name);
        errors.check(
                flag.map(value -> value.equals("true") || value.equals("false")).orElse(true),
                name,
                "wrong-type",
                "must be true or false");
        return flag.map("true"::equals).orElse(false);
    }

    /** A query parameter that is a number of at least {@code least}; a huge one is the largest that there is. */
    Optional<Integer> numberParameter(String name, int least) {
        var number = query.one(name)
                .map(text -> DIGITS.matcher(text).matches() ? Long.parseLong(text) : -1)
                .map(n -> (int) Math.min(n, Integer.MAX_VALUE));
        errors.check(
                number.map(n -> n >= least).orElse(true),
                name,
                "out-of-range",
                "must be a number from " + least + " on");
        return number.filter(n -> n >= least);
    }

    /** How many items are asked for: 1–100, 50 unless said. */
    int limit() {
        var limit = numberParameter("limit", 1).orElse(DEFAULT_LIMIT);
        errors.check(limit <= Slice.MAX, "limit", "out-of-range", "must be from 1 to " + Slice.MAX);
        return Math.min(limit, Slice.MAX);
    }

    /** Which part of the list is asked for. */
    Slice slice(Listing list) {
        var limit = limit();
        var cursor = query.one("cursor").flatMap(text -> errors.read("", () -> Cursor.parse(list, text)));
        return new Slice(limit, cursor);
    }

    /** The id in the path of something that this request may make. */
    <T> T newId(String name, Function<String, T> type) {
        var id = context.pathParam(name);
        errors.check(Ids.isWellFormed(id), name, "bad-id", "must be 1 to 64 of A-Z, a-z, 0-9, \".\", \"_\" and \"-\"");
        return type.apply(Ids.isWellFormed(id) ? id : HARMLESS_ID);
    }

    /** The id in the path of what something new belongs to; {@link #id} refuses what can't be one. */
    <T> T owner(String name, Function<String, T> type) {
        var id = context.pathParam(name);
        return type.apply(Ids.isWellFormed(id) ? id : HARMLESS_ID);
    }

    /**
     * The id in the path of something that must be there.
     *
     * @throws dev.viesti.domain.InvalidInput with everything wrong so far
     * @throws NotFound for what can't be an id
     */
    <T> T id(String name, Function<String, T> type) {
        requireValid();
        var id = context.pathParam(name);
        if (!Ids.isWellFormed(id)) {
            throw new NotFound(name);
        }
        return type.apply(id);
    }

    /** A parameter in the path that isn't an id. */
    String pathText(String name) {
        return context.pathParam(name);
    }

    /** Whom the token names. */
    AccessTokens.Identity identity() {
        return caller.orElseThrow().identity();
    }

    /**
     * Who acts.
     *
     * @throws dev.viesti.domain.InvalidInput with everything wrong so far
     */
    Actor actor() {
        requireValid();
        return caller.orElseThrow().actor();
    }

    /** Who acts, on a route for operators. */
    Actor.Operator operator() {
        return (Actor.Operator) actor();
    }

    /** Who acts, on a route for members. */
    Actor.Member member() {
        return (Actor.Member) actor();
    }

    /** Who acts, on a route for merchants. */
    Actor.Merchant merchant() {
        return (Actor.Merchant) actor();
    }

    /** Who acts, on a route for both sides. */
    Actor.Participant participant() {
        return (Actor.Participant) actor();
    }

    private void requireValid() {
        body.refuseUnknown();
        errors.throwIfAny();
    }
}
