package dev.viesti.http.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an identity is to the API. */
public enum Role {
    /** The host, who provisions. */
    OPERATOR,
    /** A member of a partner organisation. */
    MEMBER,
    /** A merchant. */
    MERCHANT;

    /** The stable word for this role, as in tokens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findAny();
    }
}
