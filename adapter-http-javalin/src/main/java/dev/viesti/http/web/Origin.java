package dev.viesti.http.web;

import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Where requests come from and lead to: other sites must not act for who is signed in here, nor be passed for ours. */
final class Origin {
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private Origin() {}

    /**
     * Asks that one of our own pages sent it, by Fetch Metadata or, in browsers without, by the origin.
     *
     * @throws RuleViolation {@link Rule#FORBIDDEN_ROLE}
     */
    static void requireOwn(Context context) {
        var site = Optional.ofNullable(context.header("Sec-Fetch-Site"));
        var isOwn = site.map(OWN::contains)
                .orElseGet(() -> Optional.ofNullable(context.header("Origin"))
                        .map(origin -> isHost(
                                origin, Optional.ofNullable(context.host()).orElse("")))
                        .orElse(true));
        if (!isOwn) {
            throw new RuleViolation(Rule.FORBIDDEN_ROLE);
        }
    }

    /** A path of this server and of no other, whatever was sent as one. */
    static String ownPath(Optional<String> path) {
        return path.filter(text -> text.matches("/(?![/\\\\])[!-~&&[^\\\\]]*")).orElse("/");
    }

    private static boolean isHost(String origin, String host) {
        try {
            return host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
