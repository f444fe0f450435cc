package dev.viesti.domain.work;

import java.util.Locale;

/** Where a job stands (W2, W4, W6). */
public enum JobStatus {
    /** Asked for by the merchant, nothing agreed yet. */
    OPEN,
    /** Agreed: it has an accepted proposal (W3). */
    IN_PROGRESS,
    /** Done, said a member; final, and may still be invoiced (W6). */
    COMPLETED,
    /** Refused by a member while it was open (W4); final. */
    DECLINED,
    /** Ended by a block (B3); final. */
    CLOSED;

    /** The stable word for this status. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
