package dev.viesti.application.port;

import dev.viesti.application.Actor;
import dev.viesti.domain.party.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Links to sign in with, and sessions. A link is asked for in one transaction and sent by one worker of one node later; it
 * can be used once, from its sending until it expires. Of tokens a store sees the hash alone, 1–64 characters. Whose they
 * are is an {@link Actor#identity()}. Links and sessions of a member end with {@link Directory#removeMember}.
 */
public interface SignIns {

    /**
     * Who has the address, whatever its case: members who have access by id, then merchants by id. Locks them until the
     * transaction ends, so that of two who ask for the same person's links each counts the other's.
     *
     * @param limit at most so many
     */
    List<Actor.Participant> having(EmailAddress address, int limit);

    /** How many links of the identity were asked for since then, whatever became of them. */
    int asked(String identity, Instant since);

    /**
     * Adds a link that is due to be sent.
     *
     * @param id names the link for ever
     */
    void add(String id, String identity, String tokenHash, Instant askedAt);

    /**
     * Claims the link that has been due longest, which can be used from now on until {@code lifetime} has passed. It is
     * nobody else's to send until its lease ends.
     */
    Optional<Claimed> claim(Instant now, Duration lease, Duration lifetime);

    /** The link was sent; without effect once the lease was lost. */
    void sent(Claimed link);

    /** Makes a link due again after a failure; without effect once the lease was lost. */
    void retry(Claimed link, Instant dueAt);

    /** Gives a link up: it is never sent again, nor can it be used; without effect once the lease was lost. */
    void drop(Claimed link);

    /** Whose link it is, as long as it can be used. Locks nothing: it may be used meanwhile. */
    Optional<String> owner(String tokenHash, Instant now);

    /**
     * Uses the link up, which is never sent again either. Of any number who use it at once one MUST succeed.
     *
     * @return whose it was, or empty for a link that was used, has expired or never was
     */
    Optional<String> use(String tokenHash, Instant now);

    /** Opens a session. */
    void open(String tokenHash, String identity, Instant expiresAt);

    /** Whose session it is, unless it has ended or expired. */
    Optional<String> session(String tokenHash, Instant now);

    /** Ends the session; without effect if there is none. */
    void end(String tokenHash);

    /** Ends every session of the identity, and gives up its links that weren't used. */
    void endAll(String identity);

    /** Forgets links that were asked for before the first time, and sessions that expired by the second; answers how many. */
    int sweep(Instant askedBefore, Instant expiredBy);

    /**
     * A link that one worker may send now.
     *
     * @param version changes with every claim, and when the link is used or given up; 1 at the first claim
     */
    record Claimed(String id, String identity, Instant askedAt, long version) {}
}
