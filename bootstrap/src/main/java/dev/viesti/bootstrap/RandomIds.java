package dev.viesti.bootstrap;

import dev.viesti.application.port.IdGenerator;
import java.security.SecureRandom;

/**
 * Ids of 26 lower-case letters and digits with 130 random bits: unguessable, the same in every case, and nothing in
 * them needs quoting in a URL, a shell or a file name. Safe for several threads.
 */
final class RandomIds implements IdGenerator {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        var id = new StringBuilder(LENGTH);
        for (var b : bytes) {
            id.append(ALPHABET.charAt(b & (ALPHABET.length() - 1)));
        }
        return id.toString();
    }
}
