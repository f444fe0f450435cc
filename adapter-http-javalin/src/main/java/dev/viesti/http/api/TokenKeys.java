package dev.viesti.http.api;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of those who issue tokens: a JSON Web Key Set (RFC 7517) in a file or behind a URL, which a thread of
 * its own reads again and again, so that keys come and go without a restart. Safe for several threads.
 */
public final class TokenKeys implements AutoCloseable {
    /** No key set is longer, in bytes. */
    static final int MOST_BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(TokenKeys.class);
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final int SHORTEST_RSA = 2_048;
    private static final int MOST_WAITING = 8;

    private final String name;
    private final Origin origin;
    private final Pace pace;
    private final ScheduledExecutorService thread;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private CompletableFuture<Boolean> look = CompletableFuture.completedFuture(false);
    private long lookBegan;
    private volatile Known known;
    private byte[] lastRead = {};
    private boolean isFailing;

    /** Where the set's bytes come from. */
    @FunctionalInterface
    interface Origin {
        byte[] read() throws IOException;

        /** Gives back what reading has opened. */
        default void close() {}
    }

    /**
     * How often to look.
     *
     * @param every from look to look
     * @param gap at least this long between two looks that requests ask for
     * @param patience how long a request waits for a look
     * @param memory how long keys hold while no look succeeds
     */
    record Pace(Duration every, Duration gap, Duration patience, Duration memory) {
        private static final Duration DAY = Duration.ofDays(1);
        private static final Pace OF_FILE =
                new Pace(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(2), DAY);
        private static final Pace OF_URL =
                new Pace(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofSeconds(2), DAY);
    }

    /**
     * What the last look that succeeded has found.
     *
     * @param since the JVM's nanoseconds: nobody sets this clock
     */
    private record Known(JWKSet keys, long since) {}

    /** Begins to look at once. */
    TokenKeys(String name, Origin origin, Pace pace) {
        this.name = name;
        this.origin = origin;
        this.pace = pace;
        this.lookBegan = System.nanoTime() - pace.gap().toNanos();
        this.known = new Known(new JWKSet(), lookBegan);
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, "viesti-token-keys");
            daemon.setDaemon(true);
            return daemon;
        });
        var unused =
                thread.scheduleWithFixedDelay(this::lookAgain, 0, pace.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * The keys in the file ({@code file:}), which is read at once, or behind the URL, which may take its time.
     *
     * @throws IOException if the file can't be read or has no key that could verify a token
     * @throws IllegalArgumentException for an address that isn't trusted
     */
    public static TokenKeys at(URI address) throws IOException {
        if (!isTrusted(address)) {
            throw new IllegalArgumentException("keys come from a file, an https URL, or an http URL of this machine");
        }
        if (address.getScheme().equalsIgnoreCase("file")) {
            var file = Path.of(address);
            if (usable(read(file)).isEmpty()) {
                throw new IOException("no key for RS256 or ES256 in it");
            }
            return new TokenKeys(file.toString(), () -> read(file), Pace.OF_FILE);
        }
        // without a query, which may hold something secret
        var name = address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
        return new TokenKeys(name, new KeySetUrl(address, Duration.ofSeconds(5)), Pace.OF_URL);
    }

    /** Whether nobody between can put keys of their own in: a file, {@code https}, or {@code http} on this machine. */
    public static boolean isTrusted(URI address) {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("");
        var host = Optional.ofNullable(address.getHost()).orElse("");
        if (scheme.equalsIgnoreCase("file")) {
            return address.getRawAuthority() == null && !address.isOpaque();
        }
        return !host.isEmpty()
                && address.getRawUserInfo() == null
                && (scheme.equalsIgnoreCase("https")
                        || (scheme.equalsIgnoreCase("http")
                                && LOOPBACK.matcher(host).matches()));
    }

    private static byte[] read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /**
     * The keys that may have signed. Where there are none, the set is looked at again, though not at every request's
     * whim, and few requests wait for that: a slow issuer must not hold all threads.
     *
     * @throws KeySourceException if it can't be said now whether there are any
     */
    List<JWK> select(JWKSelector selector) throws KeySourceException {
        var found = selector.select(held());
        if (!found.isEmpty()) {
            return found;
        }
        if (!hasSucceeded(look(pace.gap()))) {
            throw new KeySourceException("the keys can't be had");
        }
        return selector.select(held());
    }

    private JWKSet held() {
        var last = known;
        return System.nanoTime() - last.since() <= pace.memory().toNanos() ? last.keys() : new JWKSet();
    }

    private void lookAgain() {
        var unused = look(Duration.ZERO);
    }

    /** The look that is under way, or a new one unless the last one began so short ago. */
    private synchronized CompletableFuture<Boolean> look(Duration gap) {
        if (look.isDone() && System.nanoTime() - lookBegan >= gap.toNanos()) {
            lookBegan = System.nanoTime();
            look = CompletableFuture.supplyAsync(this::look, thread);
        }
        return look;
    }

    private boolean hasSucceeded(CompletableFuture<Boolean> shared) {
        if (shared.isDone() || !waiting.tryAcquire()) {
            return shared.getNow(false);
        }
        try {
            return shared.copy()
                    .completeOnTimeout(false, pace.patience().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            waiting.release();
        }
    }

    /** In the one thread; answers whether it succeeded. */
    private boolean look() {
        try {
            var bytes = origin.read();
            var keys = Arrays.equals(bytes, lastRead) ? known.keys() : changed(usable(bytes));
            lastRead = bytes;
            known = new Known(keys, System.nanoTime());
            if (isFailing) {
                LOG.info("the token keys {} can be had again", name);
            }
            isFailing = false;
            return true;
        } catch (IOException | RuntimeException failure) {
            if (!isFailing) {
                LOG.warn(
                        "the token keys {} can't be had ({}); those known before hold on for {} h, other tokens are answered with 503",
                        name,
                        Optional.ofNullable(failure.getMessage())
                                .orElse(failure.getClass().getSimpleName()),
                        pace.memory().toHours());
            }
            isFailing = true;
            return false;
        }
    }

    private JWKSet changed(JWKSet keys) {
        if (keys.isEmpty()) {
            LOG.warn("the token keys {} hold none for RS256 or ES256: no token but those of the secret is valid", name);
        } else {
            LOG.atInfo().addKeyValue("keys", keys.size()).log("read the token keys {}", name);
        }
        return keys;
    }

    /** The public halves that may verify RS256 or ES256; what isn't understood is ignored (RFC 7517, 5). */
    private static JWKSet usable(byte[] json) throws IOException {
        var keys = new ArrayList<JWK>();
        try {
            var set = JSONObjectUtils.parse(new String(json, StandardCharsets.UTF_8));
            for (var key : Optional.ofNullable(JSONObjectUtils.getJSONObjectArray(set, "keys"))
                    .orElseThrow(() -> new ParseException("no keys", 0))) {
                usable(key).ifPresent(keys::add);
            }
        } catch (ParseException notASet) {
            // without the parser's words, which may quote the file
            throw new IOException("not a JSON Web Key Set");
        }
        return new JWKSet(keys);
    }

    private static Optional<JWK> usable(Map<String, Object> json) {
        try {
            var key = JWK.parse(json);
            var isForSigning = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
            var mayVerify =
                    key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
            var isStrong = key instanceof RSAKey
                    ? key.size() >= SHORTEST_RSA
                    : key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256);
            return isForSigning && mayVerify && isStrong ? Optional.of(key.toPublicJWK()) : Optional.empty();
        } catch (ParseException | IllegalArgumentException notUnderstood) {
            return Optional.empty();
        }
    }

    /** Looks no more. On Java 17 the threads that read a URL end when their client is collected as garbage. */
    @Override
    public void close() {
        thread.shutdownNow();
        origin.close();
    }
}
