package dev.viesti.application.port;

import dev.viesti.application.Mail;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.notification.NotificationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Mails to be sent (N3): rows are written in the transaction of what they tell of, claimed for a time by one worker of
 * one node, and deleted when sent. A row's key names one mail for ever, so that a repeated mail bears the same
 * Message-ID.
 */
public interface Outbox {
    /** How many entries one digest tells; the others it counts. */
    int MOST_TOLD = 500;

    /** How much of a message's text is told at least, in code points; of a request all. */
    int LEAST_OF_A_MESSAGE = 2_000;

    /** Adds a first-contact mail for each present member of the partner (N1): one per member and conversation. */
    void addFirstContact(PartnerId partner, ConversationId conversation, Instant at);

    /**
     * Closes every digest window that ended by then and wasn't closed before, as one (N2): adds one digest for each
     * present member who wants digests and has unread, told entries of merchants from before {@code end} that no digest
     * was made of. An entry MUST come into one digest of a member at most, and MUST NOT be left out for having
     * been committed after its window was closed. Of simultaneous calls on several nodes, one acts.
     *
     * @return how many digests were added
     */
    int closeWindows(Instant end);

    /**
     * Claims mails that are due, those first that have been due longest: a new mail never waits for old ones that fail
     * again and again. A claimed mail is nobody else's until its lease ends.
     *
     * @param limit at most so many
     */
    List<Claimed> claim(int limit, Instant now, Duration lease);

    /**
     * What the mail is to say as of now: the conversation that began with its first entry, or a digest's conversations,
     * latest first, with those of its entries that the member hasn't read. Conversations whose merchant is blocked are
     * left out; a member who was removed is told nothing.
     *
     * <p>Nobody can write a digest that is too large, nor keep others out of it: told are the first entry of each
     * conversation, then the second of each and so on, {@link #MOST_TOLD} in all; of the others each conversation has the
     * number. Texts of messages MAY be cut behind {@link #LEAST_OF_A_MESSAGE}.
     */
    List<Mail.About> about(Claimed mail);

    /** Forgets a mail that was sent or isn't wanted any more; without effect once the lease was lost. */
    void done(Claimed mail);

    /**
     * Puts a mail back after a failure; without effect once the lease was lost.
     *
     * @param failingSince what {@link Claimed#failingSince} is the next time
     */
    void retry(Claimed mail, Instant failingSince, Instant dueAt, String error);

    /** Sets a mail aside until an operator releases it; without effect once the lease was lost. */
    void park(Claimed mail, String error);

    /** How many mails wait and how many are parked. */
    Depth depth();

    /** When the oldest mail that waits was made, if any waits; a parked one doesn't wait. */
    Optional<Instant> oldest();

    /** The end of the last digest window that was closed, if one ever was. */
    Optional<Instant> closedUntil();

    /** The parked mails, one after the other in an order that stays while none is parked or released. */
    Page<Parked> parked(Slice slice);

    /** Makes every parked mail due again, its failures forgotten; answers how many. */
    int release(Instant now);

    /**
     * Makes the parked mails of these keys due again, their failures forgotten; answers how many. Other keys, of no mail
     * or of one that isn't parked, change nothing.
     */
    int release(Set<String> keys, Instant now);

    /**
     * A mail that one worker may send now.
     *
     * @param key names the mail for ever: 1–200 ASCII letters, digits, dots and hyphens
     * @param conversation the conversation that began; absent for a digest
     * @param windowEnd the end of the digest's window; absent for a first contact
     * @param attempts how many failed before
     * @param failingSince when it failed first; absent before, and after a release until it fails again
     * @param version changes with every claim
     */
    record Claimed(
            String key,
            NotificationKind kind,
            PartnerId partner,
            MemberId member,
            Optional<ConversationId> conversation,
            Optional<Instant> windowEnd,
            Instant createdAt,
            int attempts,
            Optional<Instant> failingSince,
            long version) {}

    /**
     * A mail that an operator has to look at.
     *
     * @param key as in {@link Claimed} and in logs
     * @param attempts how many failed
     * @param error what went wrong the last time, without addresses or texts
     */
    record Parked(
            String key,
            NotificationKind kind,
            PartnerId partner,
            MemberId member,
            Instant createdAt,
            int attempts,
            String error) {}

    /** Numbers of mails. */
    record Depth(int waiting, int parked) {}
}
