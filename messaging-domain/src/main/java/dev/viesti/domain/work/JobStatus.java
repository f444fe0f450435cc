package dev.viesti.domain.work;

import java.util.Locale;

/** Where a job stands (W2, W4, W6). */
public enum JobStatus {
    OPEN,
    IN_PROGRESS,
    COMPLETED,
    DECLINED,
    CLOSED;

    /** The stable word for this status. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
