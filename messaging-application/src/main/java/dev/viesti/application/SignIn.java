package dev.viesti.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Placeholder until the real one is merged. */
public final class SignIn {
    private final Map<String, Actor.Participant> sessions = new ConcurrentHashMap<>();
    private final Ticker clock;
    private final dev.viesti.application.port.IdGenerator ids;

    SignIn(Ticker clock, dev.viesti.application.port.IdGenerator ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** A session. */
    public record Session(String token, Actor.Participant actor, Instant expiresAt) {}

    /** Asks. */
    public void request(String email) {}

    /** Redeems. */
    public Optional<Session> redeem(String token) {
        return Optional.empty();
    }

    /** Opens. */
    public Session open(Actor.Participant actor) {
        var token = ids.next();
        sessions.put(token, actor);
        return new Session(token, actor, clock.now().plus(Duration.ofDays(30)));
    }

    /** Resumes. */
    public Optional<Actor.Participant> resume(String token) {
        return Optional.ofNullable(sessions.get(token));
    }

    /** Ends. */
    public void end(String token) {
        sessions.remove(token);
    }

    /** Ends all. */
    public void endAll(Actor.Participant actor) {
        sessions.values().removeIf(actor::equals);
    }
}
