package dev.viesti.domain;

import java.util.Locale;

/** Every rule whose breach is refused: a closed list, so that each edge must decide what each refusal looks like. */
public enum Rule {
    /** X1: the identity's role has no such operation. */
    FORBIDDEN_ROLE,
    /** C1: a member can't start a conversation. */
    ONLY_MERCHANTS_START_CONVERSATIONS,
    /** M3, B2: after a block neither side adds anything. */
    MERCHANT_BLOCKED,
    /** X2: an id that is somebody else's. */
    ID_TAKEN,
    /** P2: the partner doesn't receive, since its profile isn't published. */
    PROFILE_NOT_PUBLISHED,
    /** P2: the partner doesn't receive, since it has no active service. */
    NO_SERVICES,
    /** C2: the service isn't the partner's, or isn't active. */
    SERVICE_NOT_OFFERED,
    /** C4: no partner fits the task. */
    NO_MATCH,
    /** T2, T4: another tag of the organisation bears that name. */
    TAG_NAME_TAKEN,
    /** T6: a conversation bears at most 50 tags. */
    TOO_MANY_TAGS,
    /** W1: only a sent proposal is accepted, declined or withdrawn. */
    PROPOSAL_NOT_OPEN,
    /** W2, W4: only an open job is named by a proposal or declined. */
    JOB_NOT_OPEN,
    /** W6: only a job in progress is completed. */
    JOB_NOT_IN_PROGRESS,
    /** W6: only a job in progress or completed is invoiced. */
    JOB_NOT_INVOICEABLE,
    /** W6: only an open invoice is paid or closed. */
    INVOICE_NOT_OPEN,
    /** B1: a block must be confirmed explicitly. */
    CONFIRMATION_REQUIRED,
    /** C7: an idempotency key names one request only. */
    IDEMPOTENCY_KEY_REUSED;

    /** The stable word for this rule, in kebab-case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
