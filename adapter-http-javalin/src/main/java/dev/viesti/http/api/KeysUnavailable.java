package dev.viesti.http.api;

/**
 * The keys that would check a token can't be had now; the same token may be good later. It isn't an invalid one: who is
 * told so would throw it away.
 */
public final class KeysUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnavailable(Throwable cause) {
        super("the keys that check tokens can't be had", cause);
    }
}
