package dev.viesti.http.api;

import java.util.Optional;
import java.util.Set;

/**
 * What tokens have to say beside whom they are for.
 *
 * @param issuer what {@code iss} has to be; absent where it doesn't matter
 * @param audience what has to be in {@code aud}; absent where it doesn't matter
 * @param roleClaim the claim at the top that names the role
 */
public record TokenProfile(Optional<String> issuer, Optional<String> audience, String roleClaim) {
    /** The claim that names the role where nothing else is said. */
    public static final String ROLE_CLAIM = "role";

    private static final Set<String> REGISTERED = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    /** @throws IllegalArgumentException for a claim that can't name a role */
    public TokenProfile {
        if (!canNameARole(roleClaim)) {
            throw new IllegalArgumentException("this claim can't name a role: " + roleClaim);
        }
    }

    /** Whether the claim isn't blank and means nothing else (RFC 7519, 4.1). */
    public static boolean canNameARole(String claim) {
        return !claim.isBlank() && !REGISTERED.contains(claim);
    }

    /** Whoever issued it and for whomever; the role in {@code role}. */
    public static TokenProfile any() {
        return new TokenProfile(Optional.empty(), Optional.empty(), ROLE_CLAIM);
    }
}
