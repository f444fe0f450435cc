package dev.viesti.domain.work;

import java.util.Locale;

/** Where an invoice stands (W6). */
public enum InvoiceStatus {
    /** Issued: the merchant may pay it, the partner may close it. */
    OPEN,
    /** The merchant said that it is paid; final, also when a block comes (B3). */
    PAID,
    /** Closed unpaid, by the partner or by a block (B3); final. */
    CLOSED;

    /** The stable word for this status. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
