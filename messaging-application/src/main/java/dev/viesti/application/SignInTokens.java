package dev.viesti.application;

import java.util.Base64;

/**
 * The tokens of links and sessions: whoever doesn't know the secret can't guess one, not even from its id. What a store
 * keeps is their hash, from which nobody gets them back.
 */
final class SignInTokens {
    private final Signature signature;

    SignInTokens(byte[] secret) {
        signature = new Signature(new Signature(secret).of("sign-in"));
    }

    /** The same at every attempt to send the link. */
    String link(String id) {
        return token("link " + id);
    }

    String session(String id) {
        return token("session " + id);
    }

    private String token(String subject) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.of(subject));
    }

    static String hash(String token) {
        return Fingerprint.of(token);
    }
}
