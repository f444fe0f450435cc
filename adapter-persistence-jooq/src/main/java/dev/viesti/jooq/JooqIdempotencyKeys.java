package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.IDEMPOTENCY_KEY;

import dev.viesti.application.port.IdempotencyKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The insert of a key waits for a transaction that inserted it before, and finds its row if that was committed. */
record JooqIdempotencyKeys(Supplier<DSLContext> connection) implements IdempotencyKeys {

    @Override
    public Optional<Answer> take(String identity, String key, String fingerprint, Instant at, Instant notBefore) {
        var row = sql().newRecord(IDEMPOTENCY_KEY);
        row.set(IDEMPOTENCY_KEY.IDENTITY, identity);
        row.set(IDEMPOTENCY_KEY.REQUEST_KEY, key);
        row.set(IDEMPOTENCY_KEY.FINGERPRINT, fingerprint);
        row.set(IDEMPOTENCY_KEY.TAKEN_AT, at);
        row.set(IDEMPOTENCY_KEY.RESULT, null);
        if (sql().insertInto(IDEMPOTENCY_KEY).set(row).onConflictDoNothing().execute() == 1) {
            return Optional.empty();
        }
        var lapsed = sql().update(IDEMPOTENCY_KEY)
                .set(row)
                .where(isKey(identity, key))
                .and(IDEMPOTENCY_KEY.TAKEN_AT.lt(notBefore))
                .execute();
        if (lapsed == 1) {
            return Optional.empty();
        }
        // waits as well: another may just take a lapsed key, or sweep it
        var standing = sql().selectFrom(IDEMPOTENCY_KEY)
                .where(isKey(identity, key))
                .forUpdate()
                .fetchOptional();
        return standing.isEmpty()
                ? take(identity, key, fingerprint, at, notBefore)
                : standing.flatMap(JooqIdempotencyKeys::answer);
    }

    private static Optional<Answer> answer(Record row) {
        return Optional.ofNullable(row.get(IDEMPOTENCY_KEY.RESULT))
                .map(result -> new Answer(row.get(IDEMPOTENCY_KEY.FINGERPRINT), result));
    }

    @Override
    public void answer(String identity, String key, String result) {
        var answered = sql().update(IDEMPOTENCY_KEY)
                .set(IDEMPOTENCY_KEY.RESULT, result)
                .where(isKey(identity, key))
                .execute();
        if (answered == 0) {
            throw new IllegalStateException("the key was never taken");
        }
    }

    @Override
    public int sweep(Instant before) {
        return sql().deleteFrom(IDEMPOTENCY_KEY)
                .where(IDEMPOTENCY_KEY.TAKEN_AT.lt(before))
                .execute();
    }

    private static Condition isKey(String identity, String key) {
        return IDEMPOTENCY_KEY.IDENTITY.eq(identity).and(IDEMPOTENCY_KEY.REQUEST_KEY.eq(key));
    }

    private DSLContext sql() {
        return connection.get();
    }
}
