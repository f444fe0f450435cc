package dev.viesti.application;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a request asks for in one word, to tell a repetition from another request under the same key (C7). */
final class Fingerprint {
    private Fingerprint() {}

    /** Equal for equal parts in equal order, and for nothing else. */
    static String of(Object... parts) {
        var digest = sha256();
        for (var part : parts) {
            var bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The parts of a list as one part. */
    static String ofAll(List<?> parts) {
        return of(parts.toArray());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
