package dev.viesti.http.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.Key;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens: JWTs (RFC 7519) with the claims {@code sub}, {@code exp} and a role, signed with HS256 and the secret, or
 * with RS256 or ES256 and one of the keys, where there are any. Clocks may differ by less than a minute. Safe for several
 * threads.
 */
public final class AccessTokens implements AutoCloseable {
    private static final int SHORTEST_SECRET = 32;
    private static final int LONGEST_TOKEN = 8_192;
    private static final int SKEW_SECONDS = 60;
    private static final Set<JWSAlgorithm> OF_KEYS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final MACSigner signer;
    private final TokenProfile profile;
    private final Optional<TokenKeys> keys;
    private final InstantSource clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * Tokens under a secret that issuers and servers share.
     *
     * @param secret at least 32 bytes
     * @throws IllegalArgumentException for a shorter secret
     */
    public AccessTokens(byte[] secret, InstantSource clock) {
        this(secret, Optional.empty(), TokenProfile.any(), clock);
    }

    /**
     * Tokens under a secret, or under the keys of an issuer.
     *
     * @param secret at least 32 bytes
     * @param keys closed with this
     * @param profile what tokens of both kinds have to say
     * @throws IllegalArgumentException for a shorter secret
     */
    public AccessTokens(byte[] secret, Optional<TokenKeys> keys, TokenProfile profile, InstantSource clock) {
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the token secret has at least " + SHORTEST_SECRET + " bytes");
        }
        try {
            this.signer = new MACSigner(secret);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HS256 takes every secret of 32 bytes", impossible);
        }
        this.profile = profile;
        this.keys = keys;
        this.clock = clock;
        // tokens of other kinds by the same issuer, such as logout tokens, say so here; RFC 9068 names ours
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWSKeySelector(new KeysByAlgorithm(signer.getSecretKey(), keys));
        processor.setJWTClaimsSetVerifier(new Claims(profile, clock));
    }

    /** A token for the identity, valid from now for that long, in whole seconds. */
    public String issue(Role role, String id, Duration ttl) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(id)
                .claim(profile.roleClaim(), role.word())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ttl)));
        profile.issuer().ifPresent(claims::issuer);
        profile.audience().ifPresent(claims::audience);
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HS256 signs everything", impossible);
        }
        return token.serialize();
    }

    /**
     * Whose token it is; empty unless it is signed, complete and valid now.
     *
     * @throws KeysUnavailable if it may be valid and can't be checked now
     */
    Optional<Identity> verify(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            var jwt = SignedJWT.parse(token);
            if (jwt.getHeader().getCriticalParams() != null) {
                return Optional.empty();
            }
            return identity(processor.process(jwt, null));
        } catch (KeySourceException away) {
            throw new KeysUnavailable(away);
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }

    private Optional<Identity> identity(JWTClaimsSet claims) {
        return Optional.ofNullable(claims.getSubject())
                .filter(subject -> !subject.isBlank())
                .flatMap(subject -> role(claims).map(role -> new Identity(role, subject)));
    }

    /** Issuers name one role, or list all that they know of somebody, of which one is ours. */
    private Optional<Role> role(JWTClaimsSet claims) {
        var claim = claims.getClaim(profile.roleClaim());
        List<?> words = claim instanceof List<?> several
                ? several
                : Optional.ofNullable(claim).stream().toList();
        var roles = words.stream()
                .flatMap(word -> word instanceof String text ? Role.of(text).stream() : Stream.empty())
                .distinct()
                .toList();
        return roles.size() == 1 ? Optional.of(roles.get(0)) : Optional.empty();
    }

    @Override
    public void close() {
        keys.ifPresent(TokenKeys::close);
    }

    /** Whom a token names. */
    record Identity(Role role, String id) {}

    /** A secret verifies nothing but HS256 and a public key everything else, so that neither passes for the other. */
    private static final class KeysByAlgorithm implements JWSKeySelector<SecurityContext> {
        private final SecretKey secret;
        private final Optional<JWSVerificationKeySelector<SecurityContext>> keys;

        KeysByAlgorithm(SecretKey secret, Optional<TokenKeys> keys) {
            this.secret = secret;
            this.keys = keys.map(
                    set -> new JWSVerificationKeySelector<>(OF_KEYS, (selector, context) -> set.select(selector)));
        }

        @Override
        public List<? extends Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
                throws KeySourceException {
            if (header.getAlgorithm().equals(JWSAlgorithm.HS256)) {
                return List.of(secret);
            }
            return keys.isPresent() ? keys.get().selectJWSKeys(header, context) : List.of();
        }
    }

    /** What the library checks, by our clock, and that the token isn't issued in the future. */
    private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final InstantSource clock;

        Claims(TokenProfile profile, InstantSource clock) {
            super(
                    profile.audience().map(Set::of).orElse(null),
                    profile.issuer()
                            .map(issuer ->
                                    new JWTClaimsSet.Builder().issuer(issuer).build())
                            .orElse(null),
                    Set.of("sub", "exp"),
                    null);
            this.clock = clock;
            setMaxClockSkew(SKEW_SECONDS);
        }

        @Override
        public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            var issued = claims.getIssueTime();
            if (issued != null && !issued.toInstant().isBefore(clock.instant().plusSeconds(SKEW_SECONDS))) {
                throw new BadJWTException("issued in the future");
            }
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
