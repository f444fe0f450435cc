package dev.viesti.domain;

/** Names a matching request; opaque to everybody but the system that made it. */
public record MatchingRequestId(String value) implements Comparable<MatchingRequestId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public MatchingRequestId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(MatchingRequestId other) {
        return value.compareTo(other.value);
    }
}
