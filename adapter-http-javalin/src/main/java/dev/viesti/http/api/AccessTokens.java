package dev.viesti.http.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/**
 * Bearer tokens: JWTs (RFC 7519) signed with HS256 and nothing else, with the claims {@code sub}, {@code role} and
 * {@code exp}. Safe for several threads.
 */
public final class AccessTokens {
    private static final String ROLE = "role";
    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST_TOKEN = 4_096;
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final InstantSource clock;

    /**
     * Tokens under a secret that issuers and servers share.
     *
     * @param secret at least 32 bytes
     * @throws IllegalArgumentException for a shorter secret
     */
    public AccessTokens(byte[] secret, InstantSource clock) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the token secret has at least " + SHORTEST_SECRET + " bytes");
        }
        try {
            this.signer = new MACSigner(secret);
            this.verifier = new MACVerifier(secret);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HS256 takes every secret of 32 bytes", impossible);
        }
        this.clock = clock;
    }

    /** A token for the identity, valid from now for that long, in whole seconds. */
    public String issue(Role role, String id, Duration ttl) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(id)
                .claim(ROLE, role.word())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ttl)))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HS256 signs everything", impossible);
        }
        return token.serialize();
    }

    /** Whose token it is; empty unless it is signed with the secret, complete and valid now. */
    Optional<Identity> verify(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            var jwt = SignedJWT.parse(token);
            if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256) || !jwt.verify(verifier)) {
                return Optional.empty();
            }
            var claims = jwt.getJWTClaimsSet();
            if (!isValid(claims, clock.instant())) {
                return Optional.empty();
            }
            var id = Optional.ofNullable(claims.getSubject()).filter(subject -> !subject.isBlank());
            var role = Optional.ofNullable(claims.getStringClaim(ROLE)).flatMap(Role::of);
            return id.flatMap(subject -> role.map(r -> new Identity(r, subject)));
        } catch (ParseException | JOSEException | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }

    private static boolean isValid(JWTClaimsSet claims, Instant now) {
        var expires = Optional.ofNullable(claims.getExpirationTime()).map(Date::toInstant);
        var begins = Optional.ofNullable(claims.getNotBeforeTime()).map(Date::toInstant);
        return expires.filter(now::isBefore).isPresent()
                && begins.filter(now.plus(SKEW)::isBefore).isEmpty();
    }

    /** Whom a token names. */
    record Identity(Role role, String id) {}
}
