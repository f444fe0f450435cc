package dev.viesti.domain;

/** Names a merchant; given by the host, unique in the whole system. */
public record MerchantId(String value) implements Comparable<MerchantId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public MerchantId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(MerchantId other) {
        return value.compareTo(other.value);
    }
}
