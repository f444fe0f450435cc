package dev.viesti.domain;

/** Names a tag; opaque to everybody but the system that made it. */
public record TagId(String value) implements Comparable<TagId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public TagId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(TagId other) {
        return value.compareTo(other.value);
    }
}
