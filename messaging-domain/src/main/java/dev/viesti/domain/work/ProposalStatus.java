package dev.viesti.domain.work;

import java.util.Locale;

/** Where a proposal stands (W1). */
public enum ProposalStatus {
    SENT,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    CLOSED;

    /** The stable word for this status. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
