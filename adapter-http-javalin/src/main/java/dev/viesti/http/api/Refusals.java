package dev.viesti.http.api;

import dev.viesti.application.AccessLost;
import dev.viesti.application.FileTooLarge;
import dev.viesti.application.NotFound;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.RuleViolation;
import io.javalin.http.HttpResponseException;
import java.io.EOFException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every exception looks like to who asked. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    static final Map<String, String> RETRY = Map.of("Retry-After", "5");

    private Refusals() {}

    /** The answer for an exception on the route in the request of that id. */
    static Answer answer(Exception exception, String route, String requestId) {
        if (exception instanceof Refusal refusal) {
            return Answer.problem(refusal.problem().in(requestId), refusal.headers());
        }
        if (exception instanceof InvalidInput invalid) {
            return Answer.problem(Problem.invalid(invalid.errors()));
        }
        if (exception instanceof RuleViolation violation) {
            return Answer.problem(Problem.of(violation));
        }
        if (exception instanceof AccessLost) {
            return answer(Refusal.unauthenticated(), route, requestId);
        }
        if (exception instanceof NotFound absent) {
            return Answer.problem(Problem.notFound(String.valueOf(absent.getMessage())));
        }
        if (exception instanceof FileTooLarge tooLarge) {
            return answer(Refusal.tooLarge(tooLarge.getMessage() + "."), route, requestId);
        }
        if (exception instanceof StorageUnavailable unavailable) {
            LOG.warn("{}: the storage is unavailable: {}", route, unavailable.getMessage());
            return Answer.problem(
                    Problem.of(503, "The database doesn't answer; try again in a moment.")
                            .in(requestId),
                    RETRY);
        }
        if (exception instanceof KeysUnavailable) {
            return Answer.problem(
                    Problem.of(503, "The keys that check tokens can't be had now; try again in a moment.")
                            .in(requestId),
                    RETRY);
        }
        var status = statusByServer(exception);
        if (status.isPresent() && status.get() < 500) {
            return Answer.problem(Refusal.unreadable(status.get()).problem());
        }
        LOG.error("{}: unexpected", route, exception);
        return Answer.problem(Problem.ours().in(requestId));
    }

    /** What the web server itself holds against a request that breaks off or can't be read. */
    static Optional<Integer> statusByServer(Exception exception) {
        if (exception instanceof HttpResponseException response) {
            return Optional.of(response.getStatus());
        }
        for (var cause = Optional.<Throwable>of(exception);
                cause.isPresent();
                cause = Optional.ofNullable(cause.get().getCause())) {
            if (cause.get() instanceof HttpException bad) {
                return Optional.of(bad.getCode());
            }
            if (cause.get() instanceof TimeoutException) {
                return Optional.of(408);
            }
            if (cause.get() instanceof EOFException) {
                return Optional.of(400);
            }
        }
        return Optional.empty();
    }
}
