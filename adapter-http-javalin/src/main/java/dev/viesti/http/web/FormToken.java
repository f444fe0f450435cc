package dev.viesti.http.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * What a form of a session carries to show that one of our pages made it. It looks different each time, since pages are
 * compressed together with what others wrote, and their length would tell it letter by letter.
 */
final class FormToken {
    private static final int LENGTH = 32;

    private final byte[] mac;

    FormToken(String session) {
        try {
            mac = MessageDigest.getInstance("SHA-256").digest(("form " + session).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    String masked() {
        var masked = new byte[2 * LENGTH];
        var mask = new byte[LENGTH];
        new SecureRandom().nextBytes(mask);
        for (var i = 0; i < LENGTH; i++) {
            masked[i] = mask[i];
            masked[LENGTH + i] = (byte) (mask[i] ^ mac[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
    }

    boolean matches(String sent) {
        byte[] masked;
        try {
            masked = Base64.getUrlDecoder().decode(sent);
        } catch (IllegalArgumentException none) {
            return false;
        }
        if (masked.length != 2 * LENGTH) {
            return false;
        }
        var plain = Arrays.copyOfRange(masked, LENGTH, 2 * LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            plain[i] ^= masked[i];
        }
        return MessageDigest.isEqual(mac, plain);
    }
}
