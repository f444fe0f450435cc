package dev.viesti.domain.notification;

import java.util.Locale;

/** The kinds of mail that members get. */
public enum NotificationKind {
    /** A conversation began (N1). */
    FIRST_CONTACT,
    /** What merchants sent in a window and the member hasn't read (N2). */
    DIGEST;

    /** The stable word for this kind, such as {@code first-contact}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
