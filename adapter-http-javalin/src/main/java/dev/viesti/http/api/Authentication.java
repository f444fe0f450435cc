package dev.viesti.http.api;

import dev.viesti.application.Actor;
import dev.viesti.application.Identities;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.http.api.AccessTokens.Identity;
import dev.viesti.http.api.Request.Caller;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Who calls, by the bearer token (RFC 6750), and whether the route admits them. */
final class Authentication {
    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;
    private final Identities identities;

    Authentication(AccessTokens tokens, Identities identities) {
        this.tokens = tokens;
        this.identities = identities;
    }

    /**
     * Who calls the route; absent where it needs no token.
     *
     * @throws Refusal without a token of a provisioned identity
     * @throws RuleViolation for a role that the route doesn't admit
     */
    Optional<Caller> admit(Route route, Context context) {
        if (route.isOpen()) {
            return Optional.empty();
        }
        var caller = caller(context);
        var role = caller.identity().role();
        if (!route.roles().contains(role)) {
            throw new RuleViolation(role == Role.MEMBER ? route.refusalOfMembers() : Rule.FORBIDDEN_ROLE);
        }
        return Optional.of(caller);
    }

    /**
     * Who calls.
     *
     * @throws Refusal without a token of a provisioned identity
     */
    Caller caller(Context context) {
        return find(context).orElseThrow(Refusal::unauthenticated);
    }

    /**
     * Whether the request's token still names that one.
     *
     * @throws RuntimeException while that can't be known
     */
    boolean isStill(Actor.Participant one, Context context) {
        return find(context).map(caller -> caller.actor().equals(one)).orElse(false);
    }

    private Optional<Caller> find(Context context) {
        List<String> headers = Collections.list(context.req().getHeaders("Authorization"));
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return caller(headers.get(0).substring(SCHEME.length()).strip());
    }

    /** Whom the token names, if both are good. */
    Optional<Caller> caller(String token) {
        return tokens.verify(token).flatMap(identity -> actor(identity).map(actor -> new Caller(identity, actor)));
    }

    private Optional<? extends Actor> actor(Identity identity) {
        return switch (identity.role()) {
            case OPERATOR -> Optional.of(identities.operator());
            case MEMBER -> identities.member(identity.id());
            case MERCHANT -> identities.merchant(identity.id());
        };
    }
}
