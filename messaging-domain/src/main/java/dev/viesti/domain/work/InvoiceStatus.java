package dev.viesti.domain.work;

import java.util.Locale;

/** Where an invoice stands (W6). */
public enum InvoiceStatus {
    OPEN,
    PAID,
    CLOSED;

    /** The stable word for this status. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
