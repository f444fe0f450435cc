package dev.viesti.application;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs texts under one secret (HMAC-SHA-256). A text begins with its purpose, so that none passes for another's. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    Signature(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    byte[] of(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
