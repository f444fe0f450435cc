package dev.viesti.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.viesti.http.api.AccessTokens.Identity;
import dev.viesti.http.api.TokenKeys.Pace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an issuer that publishes its keys, and an issuer that is away, slow or wrong. */
@Timeout(60)
class TokenKeysTest {
    private static final RSAKey RSA = rsa("rsa", 2_048);
    private static final ECKey EC = ec("ec", Curve.P_256);
    private static final Identity MAIJA = new Identity(Role.MEMBER, "maija");
    private static final Duration LONG = Duration.ofHours(1);
    private static final Pace PATIENT = new Pace(LONG, Duration.ZERO, Duration.ofSeconds(20), LONG);

    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Supplier<byte[]> published = () -> json(RSA, EC);
    private volatile int status = 200;
    private HttpServer issuer;
    private AccessTokens tokens;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.setExecutor(Executors.newCachedThreadPool());
        issuer.createContext("/keys", exchange -> {
            looks.incrementAndGet();
            try (exchange) {
                var body = published.get();
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, 0);
                exchange.getResponseBody().write(body);
            }
        });
        issuer.createContext("/elsewhere", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(json(RSA, EC));
            }
        });
        issuer.start();
        tokens = tokens(PATIENT);
    }

    @AfterEach
    void stop() {
        end.countDown();
        tokens.close();
        issuer.stop(0);
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + path);
    }

    private AccessTokens tokens(Pace pace) {
        return tokens(new TokenKeys("test", new KeySetUrl(url("/keys"), Duration.ofSeconds(10)), pace));
    }

    private static AccessTokens tokens(TokenKeys keys) {
        return new AccessTokens(new byte[32], Optional.of(keys), TokenProfile.any(), InstantSource.system());
    }

    @Test
    void a_token_of_either_algorithm_is_believed_with_and_without_the_id_of_its_key() throws JOSEException {
        assertThat(tokens.verify(token(RSA, "rsa"))).contains(MAIJA);
        assertThat(tokens.verify(token(EC, "ec"))).contains(MAIJA);
        assertThat(tokens.verify(token(RSA, null))).contains(MAIJA);
        assertThat(tokens.verify(token(EC, null))).contains(MAIJA);
    }

    @Test
    void a_token_of_the_secret_is_believed_beside_them_and_asks_for_no_key() {
        status = 500;
        assertThat(tokens.verify(tokens.issue(Role.MEMBER, "maija", LONG))).contains(MAIJA);
    }

    @Test
    void another_key_under_a_known_id_is_refused() throws JOSEException {
        assertThat(tokens.verify(token(rsa("rsa", 2_048), "rsa"))).isEmpty();
        assertThat(tokens.verify(token(ec("ec", Curve.P_256), null))).isEmpty();
        assertThat(tokens.verify(token(RSA, "ec"))).isEmpty();
    }

    @Test
    void a_public_key_is_no_secret() throws JOSEException {
        for (var secret : List.of(
                RSA.toRSAPublicKey().getEncoded(),
                RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                json(RSA, EC))) {
            var confused = sign(JWSAlgorithm.HS256, "rsa", new MACSigner(secret));
            assertThat(tokens.verify(confused)).isEmpty();
        }
    }

    @Test
    void other_algorithms_of_a_known_key_are_refused() throws JOSEException {
        for (var algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            assertThat(tokens.verify(sign(algorithm, "rsa", new RSASSASigner(RSA))))
                    .as(algorithm.getName())
                    .isEmpty();
        }
    }

    @Test
    void keys_that_are_weak_or_not_for_this_verify_nothing() throws JOSEException {
        var small = rsa("small", 1_024);
        var large = ec("large", Curve.P_384);
        var encrypting =
                new RSAKey.Builder(rsa("enc", 2_048)).keyUse(KeyUse.ENCRYPTION).build();
        var secret = new OctetSequenceKeyGenerator(256).keyID("secret").generate();
        var stronger = new RSAKey.Builder(rsa("stronger", 2_048))
                .algorithm(JWSAlgorithm.RS512)
                .build();
        published = () -> json(small, large, encrypting, secret, stronger, EC);
        assertThat(tokens.verify(token(EC, "ec"))).contains(MAIJA);
        assertThat(tokens.verify(sign(
                        JWSAlgorithm.RS256, "small", new RSASSASigner(small, Set.of(AllowWeakRSAKey.getInstance())))))
                .isEmpty();
        assertThat(tokens.verify(sign(JWSAlgorithm.ES384, "large", new ECDSASigner(large))))
                .isEmpty();
        assertThat(tokens.verify(token(encrypting, "enc"))).isEmpty();
        assertThat(tokens.verify(token(stronger, "stronger"))).isEmpty();
        assertThat(tokens.verify(sign(JWSAlgorithm.HS256, "secret", new MACSigner(secret))))
                .isEmpty();
    }

    @Test
    void a_key_that_is_not_understood_does_not_spoil_the_others() throws JOSEException {
        published = () -> ("{\"keys\":[{\"kty\":\"new\"},{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"},"
                        + "{\"kty\":\"RSA\"}," + EC.toPublicJWK().toJSONString() + "]}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(tokens.verify(token(EC, "ec"))).contains(MAIJA);
    }

    @Test
    void a_new_key_is_believed_at_its_first_token_and_a_removed_one_no_more() throws JOSEException {
        assertThat(tokens.verify(token(RSA, "rsa"))).contains(MAIJA);
        var next = ec("next", Curve.P_256);
        published = () -> json(next);
        assertThat(tokens.verify(token(next, "next"))).contains(MAIJA);
        assertThat(tokens.verify(token(RSA, "rsa"))).isEmpty();
    }

    @Test
    void a_removed_key_is_forgotten_without_any_request_for_another() throws JOSEException {
        tokens.close();
        tokens = tokens(new Pace(Duration.ofMillis(20), LONG, Duration.ofSeconds(20), LONG));
        var token = token(RSA, "rsa");
        await().until(() -> tokens.verify(token).isPresent());
        published = () -> json(EC);
        await().until(() -> tokens.verify(token).isEmpty());
    }

    @Test
    void unknown_keys_do_not_make_the_issuer_be_asked_again_and_again() throws JOSEException {
        tokens.close();
        tokens = tokens(new Pace(LONG, LONG, Duration.ofSeconds(20), LONG));
        assertThat(tokens.verify(token(RSA, "rsa"))).contains(MAIJA);
        var before = looks.get();
        for (var i = 0; i < 100; i++) {
            assertThat(tokens.verify(token(RSA, "unknown-" + i))).isEmpty();
        }
        assertThat(looks).hasValue(before);
    }

    @Test
    void while_no_key_was_ever_there_a_token_is_neither_right_nor_wrong() throws JOSEException {
        status = 500;
        var token = token(RSA, "rsa");
        assertUnavailable(tokens, token);
        status = 200;
        assertThat(tokens.verify(token)).contains(MAIJA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"keys\":7}", "[]", "{\"keys\":[", "{\"keys\":[7]}"})
    void garbage_changes_nothing_for_known_keys(String garbage) throws JOSEException {
        assertThat(tokens.verify(token(RSA, "rsa"))).contains(MAIJA);
        published = () -> garbage.getBytes(StandardCharsets.UTF_8);
        assertUnavailable(tokens, token(RSA, "unknown"));
        assertThat(tokens.verify(token(RSA, "rsa"))).contains(MAIJA);
    }

    @Test
    void a_set_without_end_is_not_read_to_its_end() throws JOSEException {
        published = () -> new byte[TokenKeys.MOST_BYTES + 1];
        assertUnavailable(tokens, token(RSA, "rsa"));
        published = () -> {
            var longest = new byte[TokenKeys.MOST_BYTES];
            Arrays.fill(longest, (byte) ' ');
            System.arraycopy(json(RSA), 0, longest, 0, json(RSA).length);
            return longest;
        };
        assertThat(tokens.verify(token(RSA, "rsa"))).contains(MAIJA);
    }

    @Test
    void a_redirect_is_not_followed() throws JOSEException {
        status = 302;
        assertUnavailable(tokens, token(RSA, "rsa"));
    }

    @Test
    void keys_of_an_issuer_that_is_away_for_too_long_are_forgotten() throws JOSEException {
        tokens.close();
        tokens = tokens(new Pace(Duration.ofMillis(20), Duration.ZERO, Duration.ofSeconds(20), Duration.ofSeconds(2)));
        var token = token(RSA, "rsa");
        assertThat(tokens.verify(token)).contains(MAIJA);
        status = 500;
        await().untilAsserted(() -> assertUnavailable(tokens, token));
        status = 200;
        await().untilAsserted(() -> assertThat(tokens.verify(token)).contains(MAIJA));
    }

    @Test
    void a_slow_issuer_holds_few_requests_for_a_while_and_none_whose_key_is_known() throws Exception {
        tokens.close();
        tokens = tokens(new Pace(LONG, Duration.ZERO, Duration.ofSeconds(5), LONG));
        var known = token(RSA, "rsa");
        assertThat(tokens.verify(known)).contains(MAIJA);
        var before = looks.get();
        published = this::slow;
        var threads = Executors.newFixedThreadPool(40);
        try {
            var unknown = token(RSA, "unknown");
            var held = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> assertUnavailable(tokens, unknown), threads))
                    .toList();
            await().until(() ->
                    held.stream().filter(request -> !request.isDone()).count() == 8);
            assertThat(tokens.verify(known)).contains(MAIJA);
            held.forEach(CompletableFuture::join);
            assertThat(looks.get() - before).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void an_answer_that_does_not_end_is_given_up() {
        published = this::slow;
        var url = new KeySetUrl(url("/keys"), Duration.ofMillis(300));
        assertThatThrownBy(url::read).isInstanceOf(IOException.class);
    }

    @Test
    void closed_keys_leave_no_thread_behind() throws IOException, JOSEException {
        assertThat(tokens.verify(token(RSA, "rsa"))).as("has its threads").contains(MAIJA);
        var before = threads();
        try (var ofUrl = tokens(TokenKeys.at(url("/keys")))) {
            var token = token(RSA, "rsa");
            await().ignoreExceptionsInstanceOf(KeysUnavailable.class)
                    .until(() -> ofUrl.verify(token).isPresent());
            assertThat(threads())
                    .filteredOn(thread -> !before.contains(thread))
                    .extracting(Thread::getName)
                    .contains("viesti-token-keys")
                    .anyMatch(name -> name.endsWith("SelectorManager"));
        }

        await().atMost(Duration.ofSeconds(50)).untilAsserted(() -> {
            // on Java 17 nothing else ends a client
            System.gc();
            assertThat(threads()).isSubsetOf(before);
        });
    }

    /** Those of {@link TokenKeys} and its client. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-")
                        || thread.getName().equals("viesti-token-keys"))
                .collect(Collectors.toSet());
    }

    @Test
    void a_file_is_read_again_when_it_changes() throws IOException, JOSEException {
        var file = Files.write(folder.resolve("keys.json"), json(EC));
        try (var ofFile = tokens(TokenKeys.at(file.toUri()))) {
            assertThat(ofFile.verify(token(EC, "ec"))).contains(MAIJA);
            Files.write(file, json(RSA));
            await().until(() -> ofFile.verify(token(RSA, "rsa")).isPresent());
            assertThat(ofFile.verify(token(EC, "ec"))).isEmpty();
        }
    }

    @Test
    void a_file_without_a_key_for_this_is_refused_at_once() throws IOException {
        for (var content : List.of("", "{\"keys\":[]}", "-----BEGIN PUBLIC KEY-----")) {
            var file = Files.writeString(folder.resolve("keys.json"), content);
            assertThatThrownBy(() -> TokenKeys.at(file.toUri())).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> TokenKeys.at(folder.resolve("absent").toUri())).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example/keys",
                "http://127.0.0.1.id.example/keys",
                "http://localhost.id.example/keys",
                "https://user:pass@id.example/keys",
                "https:/keys",
                "ftp://id.example/keys",
                "file://id.example/keys",
                "keys"
            })
    void an_address_where_others_could_put_keys_is_refused(String address) {
        assertThatThrownBy(() -> TokenKeys.at(URI.create(address))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example/keys?a=b",
                "HTTPS://id.example:8443/",
                "http://localhost/keys",
                "http://127.1.2.3:80/keys",
                "http://[::1]:80/keys",
                "file:///etc/keys.json"
            })
    void an_address_where_only_the_issuer_puts_keys_is_trusted(String address) {
        assertThat(TokenKeys.isTrusted(URI.create(address))).isTrue();
    }

    private static void assertUnavailable(AccessTokens tokens, String token) {
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOfSatisfying(KeysUnavailable.class, away -> {
            var answer = Refusals.answer(away, "GET /", "1");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers()).containsEntry("Retry-After", "5");
        });
    }

    private byte[] slow() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return json();
    }

    private static byte[] json(JWK... keys) {
        Map<String, Object> set = new JWKSet(Stream.of(keys).toList()).toJSONObject(false);
        return JSONObjectUtils.toJSONString(set).getBytes(StandardCharsets.UTF_8);
    }

    private static RSAKey rsa(String id, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static ECKey ec(String id, Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String token(JWK key, @Nullable String id) throws JOSEException {
        return key instanceof RSAKey rsa
                ? sign(JWSAlgorithm.RS256, id, new RSASSASigner(rsa))
                : sign(JWSAlgorithm.ES256, id, new ECDSASigner(key.toECKey()));
    }

    private static String sign(JWSAlgorithm algorithm, @Nullable String id, JWSSigner signer) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject("maija")
                .claim("role", "member")
                .expirationTime(Date.from(InstantSource.system().instant().plusSeconds(600)))
                .build();
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(id).build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}
