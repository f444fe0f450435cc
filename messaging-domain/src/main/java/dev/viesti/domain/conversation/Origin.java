package dev.viesti.domain.conversation;

import java.util.Locale;

/** How a conversation began: by a merchant's own choice (C2) or by matching (C4). */
public enum Origin {
    /** The merchant contacted the partner about a service (C2). */
    DIRECT,
    /** A matching request went to the partner (C4). */
    MATCHING;

    /** The stable word for this origin. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
