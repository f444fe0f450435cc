package dev.viesti.application.port;

/**
 * The stores as one transaction sees them: they write, and load what decides. Valid only while the work runs, on its
 * thread.
 *
 * <p>Locks are taken in one order everywhere: {@link Pairs} (several: in partner-id order), then {@link Conversations}
 * (several: by partner id, then conversation id), then the rest.
 */
public interface UnitOfWork {

    /** Partners, merchants and their shops. */
    Directory directory();

    /** The locks and blocks between partners and merchants. */
    Pairs pairs();

    /** Conversations with their entries and read positions. */
    Conversations conversations();

    /** Proposals, jobs and invoices. */
    Works works();

    /** Tags and what bears them. */
    Tags tags();

    /** Uploaded files. */
    Files files();

    /** Matching requests and their picks. */
    MatchingRequests matchingRequests();

    /** Mails to be sent. */
    Outbox outbox();

    /** Requests that were answered already. */
    IdempotencyKeys idempotencyKeys();

    /** Links to sign in with, and sessions. */
    SignIns signIns();
}
