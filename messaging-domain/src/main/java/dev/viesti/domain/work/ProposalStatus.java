package dev.viesti.domain.work;

import java.util.Locale;

/** Where a proposal stands (W1). */
public enum ProposalStatus {
    /** Waits for the merchant's answer. */
    SENT,
    /** The merchant agreed, which started the work (W2); only a block changes it (B3). */
    ACCEPTED,
    /** The merchant refused it; final. */
    DECLINED,
    /** The partner took it back; final. */
    WITHDRAWN,
    /** Overtaken: its job left {@code OPEN} otherwise (W2), or a block came (B3); final. */
    CLOSED;

    /** The stable word for this status. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
