package dev.viesti.application.port;

import java.time.Instant;
import java.util.Optional;

/** Which requests were answered already, by identity and key (C7). Kept for 24 hours; refusals aren't kept. */
public interface IdempotencyKeys {

    /**
     * Takes the key for this transaction. Of two at once the second MUST wait for the first to end: it gets the first
     * one's answer, or the key itself where the first was rolled back. Keys taken before {@code notBefore} have lapsed.
     *
     * @return the answer that the key was taken for, or empty where the key is this transaction's now
     */
    Optional<Answer> take(String identity, String key, String fingerprint, Instant at, Instant notBefore);

    /** Stores what the key was answered with; the transaction MUST have taken the key. */
    void answer(String identity, String key, String result);

    /** Forgets keys that were taken before the time; answers how many. */
    int sweep(Instant before);

    /** What a key was taken for, and the reference to what it made. */
    record Answer(String fingerprint, String result) {}
}
