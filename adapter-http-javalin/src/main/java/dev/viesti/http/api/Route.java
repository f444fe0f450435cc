package dev.viesti.http.api;

import dev.viesti.domain.Rule;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * One route as data: whom it admits, what it reads and who answers. What it doesn't mention is refused before its
 * handler is asked.
 *
 * @param path with parameters in braces, as Javalin takes it
 * @param roles whom it admits; empty for everybody, without a token
 * @param query which query parameters it knows
 * @param refusalOfMembers why members aren't admitted, where they aren't
 */
record Route(
        Method method,
        String path,
        Set<Role> roles,
        Input input,
        Set<String> query,
        boolean isIdempotent,
        Rule refusalOfMembers,
        Handler handler) {
    static final String BASE = "/api/v1";
    static final Set<String> PAGING = Set.of("limit", "cursor");

    Route {
        roles = Set.copyOf(roles);
        query = Set.copyOf(query);
    }

    /** The methods that routes have; HEAD and OPTIONS come with them. */
    enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE
    }

    /** What becomes of the request's body. */
    enum Input {
        /** Nobody looks at it. */
        IGNORED,
        /** The handler reads its bytes. */
        BYTES,
        /** Absent, or an object whose fields are all optional. */
        OPTIONAL_JSON,
        /** A JSON object. */
        JSON
    }

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {
        Answer handle(Request request) throws IOException;
    }

    /** Begins a route of the API. */
    static Draft get(String path) {
        return new Draft(Method.GET, BASE + path, Input.IGNORED);
    }

    static Draft post(String path) {
        return new Draft(Method.POST, BASE + path, Input.OPTIONAL_JSON);
    }

    static Draft put(String path) {
        return new Draft(Method.PUT, BASE + path, Input.JSON);
    }

    static Draft patch(String path) {
        return new Draft(Method.PATCH, BASE + path, Input.JSON);
    }

    static Draft delete(String path) {
        return new Draft(Method.DELETE, BASE + path, Input.OPTIONAL_JSON);
    }

    /** Begins a route around the API, which needs no token. */
    static Draft open(Method method, String path) {
        return new Draft(method, path, Input.IGNORED);
    }

    boolean isOpen() {
        return roles.isEmpty();
    }

    /** Whether the path of a request, as it was sent, is this route's. */
    boolean matches(String requested) {
        var mine = path.split("/", -1);
        var theirs = requested.split("/", -1);
        if (mine.length != theirs.length) {
            return false;
        }
        for (var i = 0; i < mine.length; i++) {
            var fits = mine[i].startsWith("{") ? !theirs[i].isEmpty() : mine[i].equals(theirs[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Gathers what a route is; for one thread. */
    static final class Draft {
        private final Method method;
        private final String path;
        private final Set<Role> roles = EnumSet.noneOf(Role.class);
        private Input input;
        private Set<String> query = Set.of();
        private boolean isIdempotent;
        private Rule refusalOfMembers = Rule.FORBIDDEN_ROLE;

        private Draft(Method method, String path, Input input) {
            this.method = method;
            this.path = path;
            this.input = input;
        }

        Draft operator() {
            roles.add(Role.OPERATOR);
            return this;
        }

        Draft member() {
            roles.add(Role.MEMBER);
            return this;
        }

        Draft merchant() {
            roles.add(Role.MERCHANT);
            return this;
        }

        Draft json() {
            input = Input.JSON;
            return this;
        }

        Draft bytes() {
            input = Input.BYTES;
            return this;
        }

        Draft query(Set<String> names) {
            query = names;
            return this;
        }

        Draft idempotent() {
            isIdempotent = true;
            return this;
        }

        Draft refusingMembers(Rule rule) {
            refusalOfMembers = rule;
            return this;
        }

        Route to(Handler handler) {
            return new Route(method, path, roles, input, query, isIdempotent, refusalOfMembers, handler);
        }
    }
}
