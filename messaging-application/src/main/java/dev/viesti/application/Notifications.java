package dev.viesti.application;

import dev.viesti.application.port.MailSender;
import dev.viesti.application.port.Outbox;
import dev.viesti.application.port.Outbox.Claimed;
import dev.viesti.application.port.Transactions;
import dev.viesti.domain.notification.DigestWindows;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.notification.NotificationSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails to members (N1–N6). {@link #closeWindows} and {@link #deliver} do the work of the background: a host calls
 * them, from as many threads and nodes as it likes; the rows of the outbox decide who does what. Safe for threads.
 */
public final class Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    /** Longer than a sender may take, so that a mail is claimed anew only after a crash. */
    private static final Duration LEASE = Duration.ofSeconds(90);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    /** From the first failure on, however seldom the mails that wait let one of them be tried again. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Transactions transactions;
    private final Ticker clock;
    private final MailSender sender;
    private final DigestWindows windows;
    private final UnsubscribeTokens tokens;

    Notifications(
            Transactions transactions,
            Ticker clock,
            MailSender sender,
            DigestWindows windows,
            UnsubscribeTokens tokens) {
        this.transactions = transactions;
        this.clock = clock;
        this.sender = sender;
        this.windows = windows;
        this.tokens = tokens;
    }

    /** Which mails the member wants (N5). */
    public NotificationSettings settings(Actor.Member actor) {
        return transactions.inTransaction(work -> work.directory().settings(actor.id()));
    }

    /** Changes which mails the member wants (N5). */
    public NotificationSettings put(Actor.Member actor, NotificationSettings settings) {
        return transactions.inTransaction(work -> {
            // locked alone at once, since two who share the member could neither go on nor give way
            var unused = work.directory().settings(actor.id());
            Locked.requireAccess(work, actor);
            work.directory().put(actor.id(), settings);
            return settings;
        });
    }

    /**
     * Turns off the mails that the token came with (N5); again is the same as once.
     *
     * @return the kind of mail, or empty for a token that this installation didn't make
     */
    public Optional<NotificationKind> unsubscribe(String token) {
        return kindOf(token)
                .map(kind -> transactions.inTransaction(work -> {
                    var member = tokens.verify(token).orElseThrow().member();
                    var directory = work.directory();
                    if (directory.member(member).isPresent()) {
                        directory.put(member, directory.settings(member).without(kind));
                    }
                    return kind;
                }));
    }

    /** The kind of mail that the token turns off, without turning it off. */
    public Optional<NotificationKind> kindOf(String token) {
        return tokens.verify(token).map(UnsubscribeTokens.Subject::kind);
    }

    /** Makes the digests of every window that has ended since the last call, on whichever node (N2, N4). */
    public int closeWindows() {
        var end = windows.lastEnd(clock.now());
        return transactions.inTransaction(work -> work.outbox().closeWindows(end));
    }

    /** How long a digest's window lasts, from one second to one day: no member gets digests more often (N2). */
    public Duration digestWindow() {
        return windows.length();
    }

    /** When the window that is running now ends. */
    public Instant nextWindowEnd() {
        return windows.nextEnd(clock.now());
    }

    /** How many mails wait and how many are parked. */
    public Outbox.Depth depth() {
        return transactions.reading(work -> work.outbox().depth());
    }

    /** How far behind the work of the background is. */
    public Backlog backlog() {
        var now = clock.now();
        return transactions.reading(work -> {
            var outbox = work.outbox();
            return new Backlog(
                    outbox.depth(),
                    outbox.oldest().map(made -> since(made, now)).orElse(Duration.ZERO),
                    outbox.closedUntil().map(closed -> since(windows.nextEnd(closed), now)));
        });
    }

    /** How long ago it was; nothing for what is still to come or was told by a faster clock. */
    private static Duration since(Instant time, Instant now) {
        return time.isBefore(now) ? Duration.between(time, now) : Duration.ZERO;
    }

    /** Mails that are parked (N3), without what they say and whom they are to. */
    public Page<Outbox.Parked> parked(Actor.Operator actor, Slice slice) {
        return transactions.reading(work -> work.outbox().parked(slice));
    }

    /** Makes parked mails due again (N3); answers how many. */
    public int release(Actor.Operator actor) {
        return transactions.inTransaction(work -> work.outbox().release(clock.now()));
    }

    /** Makes the parked mails of these keys due again (N3); answers how many of them were parked. */
    public int release(Actor.Operator actor, Set<String> keys) {
        return transactions.inTransaction(work -> work.outbox().release(keys, clock.now()));
    }

    /**
     * How far behind the work of the background is.
     *
     * @param oldest how long the oldest mail that isn't parked has waited; zero if none waits
     * @param digestLag how long ago the first digest window that isn't closed ended, zero while it hasn't; absent until
     *     one was closed
     */
    public record Backlog(Outbox.Depth depth, Duration oldest, Optional<Duration> digestLag) {}

    /**
     * Sends the mails that are due, one after the other, each outside of any transaction (N3).
     *
     * @return how many were dealt with
     */
    public int deliver() {
        var dealtWith = 0;
        while (deliverNext()) {
            dealtWith++;
        }
        return dealtWith;
    }

    /**
     * Sends one mail that is due, outside of any transaction: a host that stops between two mails leaves nothing half
     * done.
     *
     * @return whether there was one
     */
    public boolean deliverNext() {
        var claimed = transactions.inTransaction(work -> work.outbox().claim(1, clock.now(), LEASE));
        claimed.forEach(this::deliver);
        return !claimed.isEmpty();
    }

    private void deliver(Claimed claimed) {
        var outcome = outcome(claimed);
        // a failure from here on is none of the mail: its lease ends, and it is sent again under the same key
        var unused = transactions.inTransaction(work -> {
            outcome.accept(work.outbox());
            return true;
        });
    }

    private Consumer<Outbox> outcome(Claimed claimed) {
        try {
            mail(claimed).ifPresent(sender::send);
            return outbox -> outbox.done(claimed);
        } catch (MailSender.MailRefused refused) {
            LOG.warn("mail {} refused and parked: {}", claimed.key(), refused.getMessage());
            return outbox -> outbox.park(claimed, String.valueOf(refused.getMessage()));
        } catch (MailSender.MailDelayed delayed) {
            return later(claimed, String.valueOf(delayed.getMessage()));
        } catch (RuntimeException | Error unexpected) {
            // an error as well: a mail that is too much for every process mustn't be tried for ever
            return later(claimed, unexpected.getClass().getName());
        }
    }

    /** What the mail says as of now, unless nothing is left to be said or the member doesn't want it any more. */
    private Optional<Mail> mail(Claimed claimed) {
        return transactions.inTransaction(work -> {
            var directory = work.directory();
            var member = directory
                    .member(claimed.member())
                    .filter(m -> directory.settings(m.id()).wants(claimed.kind()));
            var about = work.outbox().about(claimed);
            return member.filter(m -> !about.isEmpty())
                    .map(m -> new Mail.Notification(
                            claimed.key(),
                            claimed.kind(),
                            m,
                            about,
                            claimed.createdAt(),
                            tokens.token(m.id(), claimed.kind())));
        });
    }

    private Consumer<Outbox> later(Claimed claimed, String error) {
        var now = clock.now();
        if (claimed.attempts() == 0) {
            LOG.warn("mail {} is delayed: {}", claimed.key(), error);
        }
        var since = claimed.failingSince().orElse(now);
        if (!now.isBefore(since.plus(PATIENCE))) {
            LOG.warn("mail {} parked after a day of failures: {}", claimed.key(), error);
            return outbox -> outbox.park(claimed, error);
        }
        return outbox -> outbox.retry(claimed, since, now.plus(pause(claimed.attempts())), error);
    }

    private static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
