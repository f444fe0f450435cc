package dev.viesti.http.api;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why a request was refused, as problem details (RFC 9457) with a stable code. */
record Problem(int status, String code, String detail, Map<String, String> extensions, List<FieldError> errors) {
    static final String CONTENT_TYPE = "application/problem+json";

    Problem {
        extensions = Map.copyOf(extensions);
        errors = List.copyOf(errors);
    }

    private static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Map.of(), List.of());
    }

    /** A refusal by HTTP alone. */
    static Problem of(int status, String detail) {
        return of(status, code(status), detail);
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "malformed";
            case 401 -> "unauthenticated";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 408 -> "timeout";
            case 413, 414, 431 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 503 -> "unavailable";
            default -> status < 500 ? "malformed" : "internal-error";
        };
    }

    /** Something went wrong that isn't the client's doing. */
    static Problem ours() {
        return of(500, "This is our fault, and it was logged. Try again, or give who runs this server the requestId.");
    }

    static Problem notFound(String what) {
        return of(404, "There is no such thing, or it isn't yours: " + what + ".");
    }

    static Problem invalid(List<FieldError> errors) {
        return new Problem(
                422, "invalid", "Correct the fields that \"errors\" names and send again.", Map.of(), errors);
    }

    /** The server shouldn't get requests, for the sake of the part. */
    static Problem unready(String part) {
        return new Problem(
                503, "unavailable", "Not ready: the " + part + " doesn't answer.", Map.of("failing", part), List.of());
    }

    static Problem of(RuleViolation violation) {
        var rule = violation.rule();
        Map<String, String> state =
                violation.state().map(word -> Map.of("state", word)).orElse(Map.of());
        return new Problem(status(rule), rule.code(), detail(rule), state, List.of());
    }

    static int status(Rule rule) {
        return switch (rule) {
            case FORBIDDEN_ROLE, ONLY_MERCHANTS_START_CONVERSATIONS, MERCHANT_BLOCKED -> 403;
            case IDEMPOTENCY_KEY_REUSED -> 422;
            case ID_TAKEN,
                    PROFILE_NOT_PUBLISHED,
                    NO_SERVICES,
                    SERVICE_NOT_OFFERED,
                    NO_MATCH,
                    TAG_NAME_TAKEN,
                    TOO_MANY_TAGS,
                    PROPOSAL_NOT_OPEN,
                    JOB_NOT_OPEN,
                    JOB_NOT_IN_PROGRESS,
                    JOB_NOT_INVOICEABLE,
                    INVOICE_NOT_OPEN,
                    CONFIRMATION_REQUIRED -> 409;
        };
    }

    private static String detail(Rule rule) {
        return switch (rule) {
            case FORBIDDEN_ROLE -> "Identities of this role can't do this; use a token of another role.";
            case ONLY_MERCHANTS_START_CONVERSATIONS ->
                "Only merchants start conversations; wait until the merchant contacts you.";
            case MERCHANT_BLOCKED -> "The partner has blocked the merchant; what there is can be read, nothing added.";
            case ID_TAKEN -> "The id belongs to a member of another partner; choose another one.";
            case PROFILE_NOT_PUBLISHED -> "The partner doesn't receive messages until its profile is published.";
            case NO_SERVICES -> "The partner doesn't receive messages until it has an active service.";
            case SERVICE_NOT_OFFERED -> "The partner doesn't offer this service; choose one of its active services.";
            case NO_MATCH -> "No partner fits the task; try another category.";
            case TAG_NAME_TAKEN -> "Another tag bears this name; use that one or choose another name.";
            case TOO_MANY_TAGS -> "A conversation bears at most 50 tags; remove one first.";
            case PROPOSAL_NOT_OPEN -> "The proposal has been answered, withdrawn or closed; read it again.";
            case JOB_NOT_OPEN -> "The job isn't open any more; read it again.";
            case JOB_NOT_IN_PROGRESS -> "Only a job in progress can be completed; read it again.";
            case JOB_NOT_INVOICEABLE -> "Only a job in progress or completed can be invoiced.";
            case INVOICE_NOT_OPEN -> "The invoice has been paid or closed; read it again.";
            case CONFIRMATION_REQUIRED -> "A block can't be undone; confirm it with \"confirm\": true.";
            case IDEMPOTENCY_KEY_REUSED -> "The Idempotency-Key was used for another request; make a new one.";
        };
    }

    /** The same, with the id under which the logs tell more where the fault isn't the client's. */
    Problem in(String requestId) {
        if (status < 500) {
            return this;
        }
        var all = new HashMap<>(extensions);
        all.put(RequestIds.NAME, requestId);
        return new Problem(status, code, detail, all, errors);
    }

    Json json() {
        var json = Json.object()
                .with("type", "urn:viesti:problem:" + code)
                .with("title", title())
                .with("status", status)
                .with("detail", detail)
                .with("code", code);
        extensions.forEach(json::with);
        if (!errors.isEmpty()) {
            json.with("errors", errors.stream().map(Problem::json).toList());
        }
        return json.build();
    }

    private String title() {
        var words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Json json(FieldError error) {
        return Json.object()
                .with("field", error.field())
                .with("code", error.code())
                .with("message", error.message())
                .build();
    }
}
