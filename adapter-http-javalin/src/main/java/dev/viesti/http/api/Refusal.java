package dev.viesti.http.api;

import io.javalin.http.HttpResponseException;
import java.util.Map;

/** A request that HTTP itself refuses, before any use case is asked. */
final class Refusal extends HttpResponseException {
    private static final long serialVersionUID = 1L;

    private static final Map<String, String> CLOSING = Map.of("Connection", "close");

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private Refusal(Problem problem, Map<String, String> headers) {
        super(problem.status(), problem.code(), Map.of());
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** Left out: refusals are many, and say all there is to know. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    Problem problem() {
        return problem;
    }

    Map<String, String> headers() {
        return headers;
    }

    static Refusal unauthenticated() {
        return new Refusal(
                Problem.of(401, "Send \"Authorization: Bearer TOKEN\" with a valid token of a provisioned identity."),
                Map.of("WWW-Authenticate", "Bearer"));
    }

    static Refusal malformed(String detail) {
        return new Refusal(Problem.of(400, detail), Map.of());
    }

    /** Of a body that broke off while it was read: nothing can follow it on the connection. */
    static Refusal broken(String detail) {
        return new Refusal(Problem.of(400, detail), CLOSING);
    }

    /** As {@link #broken}, with the web server's own reason. */
    static Refusal unreadable(int status) {
        return new Refusal(Problem.of(status, "The request can't be read to its end; check its framing."), CLOSING);
    }

    /** As {@link #broken}. */
    static Refusal tooLarge(String detail) {
        return new Refusal(Problem.of(413, detail), CLOSING);
    }

    static Refusal unsupportedMediaType(String detail) {
        return new Refusal(Problem.of(415, detail), Map.of());
    }

    static Refusal notAcceptable(String type) {
        return new Refusal(
                Problem.of(406, "This path answers in " + type + " only; send \"Accept: " + type + "\"."), Map.of());
    }

    static Refusal noSuchRoute() {
        return new Refusal(
                Problem.of(404, "There is nothing under this path; /openapi.json lists all paths."), Map.of());
    }

    static Refusal methodNotAllowed(String allowed) {
        return new Refusal(Problem.of(405, "This path takes " + allowed + "."), Map.of("Allow", allowed));
    }
}
