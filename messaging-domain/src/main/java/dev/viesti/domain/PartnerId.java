package dev.viesti.domain;

/** Names a partner organisation; given by the host. */
public record PartnerId(String value) implements Comparable<PartnerId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public PartnerId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(PartnerId other) {
        return value.compareTo(other.value);
    }
}
