package dev.viesti.domain;

/** Names a conversation; opaque to everybody but the system that made it. */
public record ConversationId(String value) implements Comparable<ConversationId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public ConversationId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(ConversationId other) {
        return value.compareTo(other.value);
    }
}
