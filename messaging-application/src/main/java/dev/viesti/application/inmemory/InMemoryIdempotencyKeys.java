package dev.viesti.application.inmemory;

import dev.viesti.application.inmemory.State.Answered;
import dev.viesti.application.inmemory.State.IdempotencyKey;
import dev.viesti.application.port.IdempotencyKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

record InMemoryIdempotencyKeys(Supplier<State> transaction) implements IdempotencyKeys {

    @Override
    public Optional<Answer> take(String identity, String key, String fingerprint, Instant at, Instant notBefore) {
        var keys = transaction.get().idempotencyKeys;
        var id = new IdempotencyKey(identity, key);
        var standing = keys.find(id).filter(row -> !row.takenAt().isBefore(notBefore));
        if (standing.isEmpty()) {
            keys.put(id, new Answered(at, fingerprint, Optional.empty()));
        }
        return standing.flatMap(Answered::answer);
    }

    @Override
    public void answer(String identity, String key, String result) {
        var keys = transaction.get().idempotencyKeys;
        var id = new IdempotencyKey(identity, key);
        var row = keys.require(id);
        keys.put(
                id, new Answered(row.takenAt(), row.fingerprint(), Optional.of(new Answer(row.fingerprint(), result))));
    }

    @Override
    public int sweep(Instant before) {
        return transaction
                .get()
                .idempotencyKeys
                .removeIf((id, row) -> row.takenAt().isBefore(before));
    }
}
