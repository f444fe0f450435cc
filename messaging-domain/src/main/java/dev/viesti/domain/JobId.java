package dev.viesti.domain;

/** Names a job; opaque to everybody but the system that made it. */
public record JobId(String value) implements Comparable<JobId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public JobId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }
}
