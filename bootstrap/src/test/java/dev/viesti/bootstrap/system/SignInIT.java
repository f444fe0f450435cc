package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that believes an identity provider; its tokens are signed here, by the JDK alone. */
class SignInIT {
    private static final String[] TERMS = {"--token-issuer", "https://id.example", "--token-audience", "viesti"};

    @TempDir
    Path folder;

    @Test
    void an_identity_provider_signs_people_in_and_changes_its_key_while_the_server_runs() throws Exception {
        var old = keyPair();
        var file = Files.writeString(folder.resolve("keys.json"), keySet("old", old));
        try (var server = serve(file)) {
            assertThat(me(server, "old", old, "viesti").expect(200).string("id"))
                    .isEqualTo("host");
            me(server, "old", old, "shop").refused(401, "unauthenticated");
            me(server, "old", keyPair(), "viesti").refused(401, "unauthenticated");
            server.operator().get("/me").refused(401, "unauthenticated");
            var ours = RunningServer.run(
                    Map.of("VIESTI_TOKEN_SECRET", RunningServer.SECRET),
                    "token",
                    "--role",
                    "operator",
                    "--id",
                    "ops",
                    TERMS[0],
                    TERMS[1],
                    TERMS[2],
                    TERMS[3]);
            server.bearing(ours.out().strip()).get("/me").expect(200);

            var next = keyPair();
            Files.writeString(file, keySet("next", next));

            await().until(() -> me(server, "next", next, "viesti").status() == 200);
            me(server, "old", old, "viesti").refused(401, "unauthenticated");
            assertThat(server.log()).doesNotContain("eyJ", x(next));
        }
    }

    @Test
    void keys_that_can_not_be_read_end_with_1_and_one_line() throws IOException {
        var file = Files.writeString(folder.resolve("keys.json"), "{\"keys\":[]}");
        for (var path : new Path[] {file, folder.resolve("absent")}) {
            var outcome = RunningServer.run(
                    Map.of(),
                    "--port",
                    "0",
                    "--data",
                    folder.resolve("data").toString(),
                    "--token-audience",
                    "viesti",
                    "--token-keys",
                    path.toString());
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err().lines().filter(line -> !line.contains(" INFO ")))
                    .as(outcome.err())
                    .singleElement()
                    .asString()
                    .startsWith("viesti: ")
                    .contains(path.toString(), "--token-keys");
        }
    }

    @Test
    void an_identity_provider_that_is_away_keeps_nobody_else_out() throws Exception {
        try (var server = RunningServer.serve(
                "--data", folder.resolve("data").toString(), "--token-keys", "https://127.0.0.1:1/keys")) {
            server.operator().get("/me").expect(200);
            var refusal = me(server, "any", keyPair(), "viesti").refused(503, "unavailable");
            assertThat(refusal.header("Retry-After")).isEqualTo("5");
            server.anonymous().outside("/health/ready").expect(200);
            assertThat(server.log()).contains("https://127.0.0.1:1/keys can't be had", "--token-audience");
        }
    }

    private RunningServer serve(Path keys) {
        return RunningServer.serve(
                "--data",
                folder.resolve("data").toString(),
                "--token-keys",
                keys.toString(),
                TERMS[0],
                TERMS[1],
                TERMS[2],
                TERMS[3]);
    }

    private static Answer me(RunningServer server, String id, KeyPair pair, String audience) {
        return server.bearing(token(id, pair, audience)).get("/me");
    }

    private static String token(String id, KeyPair pair, String audience) {
        var signed = encoded("{\"alg\":\"ES256\",\"kid\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8))
                + "."
                + encoded(
                        "{\"iss\":\"https://id.example\",\"aud\":\"%s\",\"sub\":\"host\",\"role\":\"operator\",\"exp\":%d}"
                                .formatted(
                                        audience, Instant.now().plusSeconds(600).getEpochSecond())
                                .getBytes(StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String keySet(String id, KeyPair pair) {
        return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}]}"
                .formatted(
                        id,
                        x(pair),
                        coordinate(((ECPublicKey) pair.getPublic()).getW().getAffineY()));
    }

    private static String x(KeyPair pair) {
        return coordinate(((ECPublicKey) pair.getPublic()).getW().getAffineX());
    }

    private static String coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[32];
        var used = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - used, padded, 32 - used, used);
        return encoded(padded);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
