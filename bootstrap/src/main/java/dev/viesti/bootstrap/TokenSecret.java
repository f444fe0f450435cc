package dev.viesti.bootstrap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret that signs tokens: the configured one, or one that is made once and kept in the data directory. */
final class TokenSecret {
    private static final Logger LOG = LoggerFactory.getLogger(TokenSecret.class);
    private static final String FILE = "token-secret";
    private static final int RANDOM_BYTES = 48;
    private static final int SHORTEST = 32;

    private final Secret secret;

    private TokenSecret(Secret secret) {
        this.secret = secret;
    }

    /**
     * The configured secret or the kept one, which is made if need be.
     *
     * @throws StartFailure if it can neither be read nor made
     */
    static TokenSecret of(Configuration configuration) {
        return new TokenSecret(configuration.tokenSecret().orElseGet(() -> new Secret(kept(configuration.data()))));
    }

    /** What signs: the secret's text in UTF-8. */
    byte[] bytes() {
        return secret.value().getBytes(StandardCharsets.UTF_8);
    }

    private static String kept(Path data) {
        var file = data.resolve(FILE);
        try {
            var before = read(file);
            if (before.isPresent()) {
                return before.get();
            }
            new DataDirectory(data).make();
            make(file);
            return read(file).orElseThrow(() -> new NoSuchFileException(file.toString()));
        } catch (IOException failure) {
            throw new StartFailure(
                    "the token secret %s can't be read or made (%s): make it accessible, choose another directory with --data, or give --token-secret"
                            .formatted(file, failure.getClass().getSimpleName()),
                    failure);
        }
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            var secret = Files.readString(file).strip();
            if (secret.length() < SHORTEST) {
                throw new StartFailure(
                        "the token secret %s has fewer than %d characters: restore it, or delete it to have a new one made, after which no older token is accepted"
                                .formatted(file, SHORTEST),
                        new IOException("secret too short"));
            }
            warnIfOthersRead(file);
            return Optional.of(secret);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** Written aside and linked under its name: of several processes one wins, and nobody reads half a secret. */
    private static void make(Path file) throws IOException {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n";
        // readable by its owner alone, as every temporary file
        var unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "." + FILE, ".tmp");
        try {
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
            Files.createLink(file, unfinished);
            LOG.info("made the token secret {}", file);
        } catch (FileAlreadyExistsException another) {
            LOG.debug("another process made the token secret first");
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void warnIfOthersRead(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            var others = EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
            others.retainAll(Files.getPosixFilePermissions(file));
            if (!others.isEmpty()) {
                LOG.warn("others may read the token secret {}: run chmod 600 on it", file);
            }
        }
    }
}
