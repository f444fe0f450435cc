package dev.viesti.domain;

/** The one form that every id has, given by the host or by the system: 1–64 of {@code A-Za-z0-9._-}. */
public final class Ids {
    private static final int MAX_LENGTH = 64;

    private Ids() {}

    /** Whether the text can be an id at all; what isn't well-formed names nothing. */
    public static boolean isWellFormed(String value) {
        return !value.isEmpty() && value.length() <= MAX_LENGTH && value.chars().allMatch(Ids::isAllowed);
    }

    static void requireWellFormed(String value) {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("an id is 1-64 of A-Za-z0-9._-");
        }
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }
}
