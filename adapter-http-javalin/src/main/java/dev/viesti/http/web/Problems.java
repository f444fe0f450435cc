package dev.viesti.http.web;

import dev.viesti.application.FileTooLarge;
import dev.viesti.application.NotFound;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.RuleViolation;
import dev.viesti.http.api.Api;
import dev.viesti.http.api.KeysUnavailable;
import io.javalin.http.HttpResponseException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every exception looks like to a person. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    /** Parts of a page that nobody asked for: they are read again, and nothing is said. */
    private static final Set<String> READ_AGAIN = Set.of("list", "entries", "tag", "tag-chips", "read");

    private Problems() {}

    /**
     * What a page says of a problem.
     *
     * @param requestId under which the logs tell more, where the fault is ours
     */
    record Problem(int status, Word title, Word advice, Optional<String> requestId) {}

    /** A page that says what went wrong or, for a script, the sentence alone. */
    static Reply page(Visit visit, Layout layout, Exception exception) {
        var problem = problem(visit, exception);
        if (visit.isFragment()) {
            return Reply.html(problem.status(), layout.templates().sentence(visit.reader(), problem))
                    .with("HX-Retarget", "#problem")
                    .with("HX-Reswap", READ_AGAIN.contains(visit.trigger()) ? "none" : "innerHTML");
        }
        var frame = layout.frame(visit, Frame.Section.NONE, visit.reader().say(problem.title()));
        return Reply.html(problem.status(), layout.templates().problem(frame, problem));
    }

    static Problem problem(Visit visit, Exception exception) {
        if (exception instanceof RuleViolation violation) {
            return new Problem(
                    status(visit, violation), ProblemWords.REFUSED, sentence(visit, violation), Optional.empty());
        }
        if (exception instanceof NotFound) {
            return new Problem(404, ProblemWords.NOT_FOUND, ProblemWords.NOT_FOUND_ADVICE, Optional.empty());
        }
        if (exception instanceof FileTooLarge) {
            return new Problem(413, ProblemWords.REFUSED, ProblemWords.FILE_TOO_LARGE, Optional.empty());
        }
        if (exception instanceof InvalidInput) {
            return new Problem(422, ProblemWords.REFUSED, ProblemWords.INVALID, Optional.empty());
        }
        if (exception instanceof StorageUnavailable unavailable) {
            LOG.warn("{}: the storage is unavailable: {}", visit.context().endpoint().path, unavailable.getMessage());
            return new Problem(503, ProblemWords.AWAY, ProblemWords.AWAY_ADVICE, Optional.empty());
        }
        if (exception instanceof KeysUnavailable) {
            return new Problem(503, ProblemWords.AWAY, ProblemWords.KEYS_AWAY_ADVICE, Optional.empty());
        }
        if (exception instanceof HttpResponseException refused && refused.getStatus() < 500) {
            var advice = refused.getStatus() == 413 ? ProblemWords.TOO_LARGE : ProblemWords.INVALID;
            return new Problem(refused.getStatus(), ProblemWords.REFUSED, advice, Optional.empty());
        }
        LOG.error("{}: unexpected", visit.context().endpoint().path, exception);
        return new Problem(
                500,
                ProblemWords.OURS,
                ProblemWords.OURS_ADVICE,
                Optional.ofNullable(visit.context().res().getHeader("X-Request-Id")));
    }

    /** The status of a refusal, which counts it: asked once for each refused request. */
    static int status(Visit visit, RuleViolation violation) {
        return Api.refused(visit.context(), violation.rule());
    }

    /** Why, and what to do next, as it is said to whoever visits. */
    static Word sentence(Visit visit, RuleViolation violation) {
        return switch (violation.rule()) {
            case FORBIDDEN_ROLE -> ProblemWords.FORBIDDEN_ROLE;
            case ONLY_MERCHANTS_START_CONVERSATIONS -> ProblemWords.ONLY_MERCHANTS_START;
            case MERCHANT_BLOCKED -> visit.isMember() ? ThreadWords.BLOCKED : ProblemWords.BLOCKED_BY_PARTNER;
            case PROFILE_NOT_PUBLISHED, NO_SERVICES -> ProblemWords.NOT_RECEIVING;
            case SERVICE_NOT_OFFERED -> ProblemWords.SERVICE_NOT_OFFERED;
            case NO_MATCH -> ProblemWords.NO_MATCH;
            case TAG_NAME_TAKEN -> ProblemWords.TAG_NAME_TAKEN;
            case TOO_MANY_TAGS -> ProblemWords.TOO_MANY_TAGS;
            case PROPOSAL_NOT_OPEN -> ProblemWords.PROPOSAL_NOT_OPEN;
            case JOB_NOT_OPEN -> ProblemWords.JOB_NOT_OPEN;
            case JOB_NOT_IN_PROGRESS -> ProblemWords.JOB_NOT_IN_PROGRESS;
            case JOB_NOT_INVOICEABLE -> ProblemWords.JOB_NOT_INVOICEABLE;
            case INVOICE_NOT_OPEN -> ProblemWords.INVOICE_NOT_OPEN;
            case CONFIRMATION_REQUIRED -> ProblemWords.CONFIRMATION_REQUIRED;
            case ID_TAKEN, IDEMPOTENCY_KEY_REUSED -> ProblemWords.SENT_BEFORE;
        };
    }
}
