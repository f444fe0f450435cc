package dev.viesti.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.viesti.http.api.AccessTokens.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
    private static final byte[] SECRET =
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private Instant now = NOW;
    private final AccessTokens tokens = new AccessTokens(SECRET, () -> now);

    private static String sign(JWSAlgorithm algorithm, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject("maija")
                .claim("role", "member")
                .expirationTime(Date.from(NOW.plusSeconds(60)));
        var token = new SignedJWT(new JWSHeader(algorithm), change.apply(claims).build());
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_token_names_whom_it_was_issued_for(Role role) {
        assertThat(tokens.verify(tokens.issue(role, "maija", Duration.ofMinutes(1))))
                .contains(new Identity(role, "maija"));
    }

    @Test
    void a_token_ends_when_it_says_by_a_clock_that_is_less_than_a_minute_off() {
        var token = tokens.issue(Role.MEMBER, "maija", Duration.ofMinutes(1));
        now = NOW.plusSeconds(119);
        assertThat(tokens.verify(token)).isPresent();
        now = NOW.plusSeconds(120);
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void a_token_begins_when_it_says_by_a_clock_that_is_less_than_a_minute_off() throws JOSEException {
        for (var seconds : List.of(59, 60)) {
            var begin = Date.from(NOW.plusSeconds(seconds));
            assertThat(tokens.verify(sign(JWSAlgorithm.HS256, claims -> claims.notBeforeTime(begin)))
                            .isPresent())
                    .isEqualTo(seconds < 60);
            assertThat(tokens.verify(sign(JWSAlgorithm.HS256, claims -> claims.issueTime(begin)))
                            .isPresent())
                    .isEqualTo(seconds < 60);
        }
    }

    @Test
    void a_complete_token_of_another_issuer_is_believed() throws JOSEException {
        assertThat(tokens.verify(
                        sign(JWSAlgorithm.HS256, claims -> claims.audience("x").issuer("y"))))
                .isPresent();
    }

    @Test
    void an_incomplete_token_is_refused() throws JOSEException {
        assertThat(tokens.verify(sign(JWSAlgorithm.HS256, claims -> claims.expirationTime(null))))
                .isEmpty();
        assertThat(tokens.verify(sign(JWSAlgorithm.HS256, claims -> claims.subject(null))))
                .isEmpty();
        assertThat(tokens.verify(sign(JWSAlgorithm.HS256, claims -> claims.subject(" "))))
                .isEmpty();
        assertThat(tokens.verify(sign(JWSAlgorithm.HS256, claims -> claims.claim("role", null))))
                .isEmpty();
        assertThat(tokens.verify(sign(JWSAlgorithm.HS256, claims -> claims.claim("role", "admin"))))
                .isEmpty();
        assertThat(tokens.verify(sign(JWSAlgorithm.HS256, claims -> claims.claim("role", 1))))
                .isEmpty();
    }

    @Test
    void of_several_roles_one_is_ours() throws JOSEException {
        assertThat(tokens.verify(sign(
                        JWSAlgorithm.HS256, claims -> claims.claim("role", List.of("staff", "merchant", "merchant")))))
                .contains(new Identity(Role.MERCHANT, "maija"));
        assertThat(tokens.verify(
                        sign(JWSAlgorithm.HS256, claims -> claims.claim("role", List.of("merchant", "operator")))))
                .isEmpty();
        assertThat(tokens.verify(sign(JWSAlgorithm.HS256, claims -> claims.claim("role", List.of()))))
                .isEmpty();
    }

    @Test
    void issuer_and_audience_are_checked_where_they_are_configured_and_issued_so() throws JOSEException {
        var strict = new AccessTokens(
                SECRET,
                Optional.empty(),
                new TokenProfile(Optional.of("https://id.example"), Optional.of("viesti"), "https://id.example/role"),
                () -> NOW);
        assertThat(strict.verify(strict.issue(Role.MEMBER, "maija", Duration.ofMinutes(1))))
                .contains(new Identity(Role.MEMBER, "maija"));
        UnaryOperator<JWTClaimsSet.Builder> right = claims -> claims.claim("https://id.example/role", "member")
                .issuer("https://id.example")
                .audience(List.of("shop", "viesti"));
        assertThat(strict.verify(sign(JWSAlgorithm.HS256, right))).isPresent();
        for (UnaryOperator<JWTClaimsSet.Builder> wrong : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.issuer("https://id.example/"),
                claims -> claims.issuer(null),
                claims -> claims.audience("shop"),
                claims -> claims.audience(List.of()),
                claims -> claims.claim("https://id.example/role", null))) {
            assertThat(strict.verify(sign(JWSAlgorithm.HS256, claims -> wrong.apply(right.apply(claims)))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "sub", "aud"})
    void a_claim_that_means_something_else_names_no_role(String claim) {
        assertThatThrownBy(() -> new TokenProfile(Optional.empty(), Optional.empty(), claim))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_token_of_another_kind_is_refused() throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject("maija")
                .claim("role", "member")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .build();
        for (var type : List.of("jwt", "at+jwt", "application/at+jwt", "logout+jwt", "dpop+jwt")) {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims);
            token.sign(new MACSigner(SECRET));
            assertThat(tokens.verify(token.serialize()).isPresent())
                    .as(type)
                    .isEqualTo(!type.contains("logout") && !type.contains("dpop"));
        }
    }

    @Test
    void a_token_with_headers_that_must_be_understood_is_refused() throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject("maija")
                .claim("role", "member")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .build();
        for (var header : List.of("b64", "exp")) {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .criticalParams(Set.of(header))
                            .customParam("exp", 1)
                            .build(),
                    claims);
            token.sign(new MACSigner(SECRET));
            assertThat(tokens.verify(token.serialize())).as(header).isEmpty();
        }
    }

    @Test
    void the_algorithm_is_pinned() throws JOSEException {
        assertThat(tokens.verify(sign(JWSAlgorithm.HS512, claims -> claims))).isEmpty();
        var unsigned = new PlainJWT(new JWTClaimsSet.Builder()
                .subject("maija")
                .claim("role", "operator")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .build());
        assertThat(tokens.verify(unsigned.serialize())).isEmpty();
    }

    @Test
    void another_secret_is_refused() {
        var other = new AccessTokens(new byte[32], () -> NOW);
        assertThat(tokens.verify(other.issue(Role.OPERATOR, "host", Duration.ofHours(1))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "eyJhbGciOiJIUzI1NiJ9..", "é", "a b c"})
    void nonsense_is_refused(String nonsense) {
        assertThat(tokens.verify(nonsense)).isEmpty();
        assertThat(tokens.verify(nonsense + "x".repeat(10_000))).isEmpty();
    }

    @Test
    void a_changed_token_is_refused() {
        var token = tokens.issue(Role.MEMBER, "maija", Duration.ofMinutes(1));
        for (var i = 0; i < token.length() - 1; i++) {
            var changed = token.substring(0, i) + (token.charAt(i) == 'A' ? 'B' : 'A') + token.substring(i + 1);
            assertThat(tokens.verify(changed)).as(changed).isEmpty();
        }
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new AccessTokens(new byte[31], () -> NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes");
    }
}
