package dev.viesti.domain;

/** Names an invoice; opaque to everybody but the system that made it. */
public record InvoiceId(String value) implements Comparable<InvoiceId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public InvoiceId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(InvoiceId other) {
        return value.compareTo(other.value);
    }
}
