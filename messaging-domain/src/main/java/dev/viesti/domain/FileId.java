package dev.viesti.domain;

/** Names an uploaded file; opaque to everybody but the system that made it. */
public record FileId(String value) implements Comparable<FileId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public FileId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(FileId other) {
        return value.compareTo(other.value);
    }
}
