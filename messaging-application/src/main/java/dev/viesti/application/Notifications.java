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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails to members (N1–N6). {@link #closeWindows} and {@link #deliver} do the work of the background: a host calls
 * them, from as many threads and nodes as it likes; the rows of the outbox decide who does what. Safe for threads.
 */
public final class Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final int LEAST_ATTEMPTS = 10;

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

    /** When the window that is running now ends. */
    public Instant nextWindowEnd() {
        return windows.nextEnd(clock.now());
    }

    /** How many mails wait and how many are parked. */
    public Outbox.Depth depth() {
        return transactions.inTransaction(work -> work.outbox().depth());
    }

    /** Makes parked mails due again (N3); answers how many. */
    public int release(Actor.Operator actor) {
        return transactions.inTransaction(work -> work.outbox().release(clock.now()));
    }

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
        var mail = transactions.inTransaction(work -> {
            var directory = work.directory();
            var member = directory
                    .member(claimed.member())
                    .filter(m -> directory.settings(m.id()).wants(claimed.kind()));
            var about = work.outbox().about(claimed);
            return member.filter(m -> !about.isEmpty())
                    .map(m -> new Mail(
                            claimed.key(),
                            claimed.kind(),
                            m,
                            about,
                            claimed.createdAt(),
                            tokens.token(m.id(), claimed.kind())));
        });
        try {
            mail.ifPresent(sender::send);
            settle(outbox -> outbox.done(claimed));
        } catch (MailSender.MailRefused refused) {
            LOG.warn("mail {} refused and parked: {}", claimed.key(), refused.getMessage());
            settle(outbox -> outbox.park(claimed, String.valueOf(refused.getMessage())));
        } catch (MailSender.MailDelayed delayed) {
            later(claimed, String.valueOf(delayed.getMessage()));
        } catch (RuntimeException unexpected) {
            later(claimed, unexpected.getClass().getName());
        }
    }

    private void later(Claimed claimed, String error) {
        var now = clock.now();
        if (claimed.attempts() == 0) {
            LOG.warn("mail {} is delayed: {}", claimed.key(), error);
        }
        if (claimed.attempts() >= LEAST_ATTEMPTS
                && claimed.createdAt().plus(PATIENCE).isBefore(now)) {
            LOG.warn("mail {} parked after a day of failures: {}", claimed.key(), error);
            settle(outbox -> outbox.park(claimed, error));
        } else {
            settle(outbox -> outbox.retry(claimed, now.plus(pause(claimed.attempts())), error));
        }
    }

    private static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void settle(Consumer<Outbox> step) {
        var unused = transactions.inTransaction(work -> {
            step.accept(work.outbox());
            return true;
        });
    }
}
