package dev.viesti.domain;

/** Names a proposal; opaque to everybody but the system that made it. */
public record ProposalId(String value) implements Comparable<ProposalId> {

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless {@link Ids#isWellFormed(String) well-formed}
     */
    public ProposalId {
        Ids.requireWellFormed(value);
    }

    @Override
    public int compareTo(ProposalId other) {
        return value.compareTo(other.value);
    }
}
