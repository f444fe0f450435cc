package dev.viesti.domain;

/** Names a service of one partner; given by the host, unique within the partner. */
public record ServiceId(String value) implements Comparable<ServiceId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public ServiceId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(ServiceId other) {
        return value.compareTo(other.value);
    }
}
