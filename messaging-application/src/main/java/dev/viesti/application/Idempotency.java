package dev.viesti.application;

import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Acts once for each key (C7): a repetition gets the reference to what the first request made. */
final class Idempotency {
    static final Duration KEPT = Duration.ofHours(24);

    private Idempotency() {}

    /**
     * Runs the action unless the key was answered before; the action's result is the reference that is kept. Who has lost
     * access is refused either way (X2).
     */
    static String once(
            UnitOfWork work,
            Actor actor,
            Optional<IdempotencyKey> key,
            String fingerprint,
            Instant now,
            Supplier<String> action) {
        Locked.requireAccess(work, actor);
        if (key.isEmpty()) {
            return action.get();
        }
        var word = key.get().value();
        var answer = work.idempotencyKeys().take(actor.identity(), word, fingerprint, now, now.minus(KEPT));
        if (answer.isPresent()) {
            if (!answer.get().fingerprint().equals(fingerprint)) {
                throw new RuleViolation(Rule.IDEMPOTENCY_KEY_REUSED);
            }
            return answer.get().result();
        }
        var result = action.get();
        work.idempotencyKeys().answer(actor.identity(), word, result);
        return result;
    }
}
