package dev.viesti.domain;

/** Names a shop; given by the host, unique in the whole system. */
public record ShopId(String value) implements Comparable<ShopId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public ShopId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(ShopId other) {
        return value.compareTo(other.value);
    }
}
