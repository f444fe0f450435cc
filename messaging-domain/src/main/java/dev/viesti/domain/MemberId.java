package dev.viesti.domain;

/** Names a member of a partner organisation; given by the host, unique in the whole system. */
public record MemberId(String value) implements Comparable<MemberId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public MemberId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(MemberId other) {
        return value.compareTo(other.value);
    }
}
