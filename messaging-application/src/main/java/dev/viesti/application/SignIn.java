package dev.viesti.application;

import dev.viesti.application.port.Directory;
import dev.viesti.application.port.IdGenerator;
import dev.viesti.application.port.MailSender;
import dev.viesti.application.port.SignIns;
import dev.viesti.application.port.SignIns.Claimed;
import dev.viesti.application.port.Transactions;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.party.EmailAddress;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in without a password: who enters their e-mail address gets a link, and who opens the link a session. Also
 * sessions for those whom the host vouches for. A removed member's links and sessions end at once (X2).
 *
 * <p>{@link #deliver} does the work of the background, as {@link Notifications#deliver} does. Safe for threads.
 */
public final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    /** How long a link can be used once it was sent, and how long it is tried to be sent. */
    public static final Duration LINK_LIFETIME = Duration.ofMinutes(15);
    /** How long a session lasts from its opening. */
    public static final Duration SESSION_LIFETIME = Duration.ofDays(30);
    /** How many links each identity gets in {@link #LINK_LIFETIME}. */
    public static final int MOST_LINKS = 5;
    /** How many identities of one address get a link at once. */
    public static final int MOST_IDENTITIES = 5;

    /** Asked for by then, a link can be used no more, and no limit counts it. */
    static final Duration LINK_KEPT = LINK_LIFETIME.multipliedBy(2);

    /** Longer than a sender may take, so that a link is claimed anew only after a crash. */
    private static final Duration LEASE = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Ticker clock;
    private final IdGenerator ids;
    private final MailSender sender;
    private final SignInTokens tokens;

    SignIn(Transactions transactions, Ticker clock, IdGenerator ids, MailSender sender, SignInTokens tokens) {
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.sender = sender;
        this.tokens = tokens;
    }

    /**
     * Asks for a link to be sent to the address, whatever its case: one for each member and merchant who has it, at most
     * {@link #MOST_IDENTITIES}. Nobody learns whether there is one: for an unknown address, or none at all, and for an
     * identity that got {@link #MOST_LINKS} links lately nothing happens.
     */
    public void request(String emailAddress) {
        address(emailAddress).ifPresent(address -> {
            var now = clock.now();
            var unused = transactions.inTransaction(work -> {
                var signIns = work.signIns();
                signIns.having(address, MOST_IDENTITIES).stream()
                        .map(Actor::identity)
                        .filter(identity -> signIns.asked(identity, now.minus(LINK_LIFETIME)) < MOST_LINKS)
                        .forEach(identity -> add(signIns, identity, now));
                return true;
            });
        });
    }

    private static Optional<EmailAddress> address(String entered) {
        try {
            return Optional.of(EmailAddress.of(entered.strip()));
        } catch (InvalidInput noAddress) {
            return Optional.empty();
        }
    }

    private void add(SignIns signIns, String identity, Instant now) {
        var id = ids.next();
        signIns.add(id, identity, SignInTokens.hash(tokens.link(id)), now);
    }

    /**
     * Signs in with the token of a link, which works once and until {@link #LINK_LIFETIME} after its sending; of several
     * who try at once one succeeds. Programs that look through mail open links too: let a person confirm it first.
     *
     * @return the session, or empty for a token that was used, has expired or was never sent, or whose person was removed
     */
    public Optional<Session> redeem(String token) {
        var now = clock.now();
        var session = newToken();
        var hash = SignInTokens.hash(token);
        // the person before the link, as whoever removes them
        return transactions.inTransaction(work -> work.signIns()
                .owner(hash, now)
                .flatMap(identity -> Identities.person(work.directory(), identity))
                .map(Identities::actor)
                .filter(actor -> Locked.hasAccess(work, actor))
                .filter(actor -> work.signIns().use(hash, now).isPresent())
                .map(actor -> open(work, session, actor, now)));
    }

    /** Whom {@link #redeem} signs in with that token, at this time; the link isn't used. */
    public Optional<Holder> owner(String token) {
        var now = clock.now();
        return transactions.reading(work -> work.signIns()
                .owner(SignInTokens.hash(token), now)
                .flatMap(identity -> Holder.find(work.directory(), identity)));
    }

    /**
     * Opens a session for somebody whom the host vouches for.
     *
     * @throws AccessLost for a member who was removed meanwhile
     */
    public Session open(Actor.Participant actor) {
        var now = clock.now();
        var token = newToken();
        return transactions.inTransaction(work -> {
            Locked.requireAccess(work, actor);
            return open(work, token, actor, now);
        });
    }

    private static Session open(UnitOfWork work, String token, Actor.Participant actor, Instant now) {
        var session = new Session(token, actor, now.plus(SESSION_LIFETIME));
        work.signIns().open(SignInTokens.hash(token), actor.identity(), session.expiresAt());
        return session;
    }

    private String newToken() {
        return tokens.session(ids.next());
    }

    /** Whose session the token is of, as long as it lasts and they have access (X2). */
    public Optional<Holder> resume(String sessionToken) {
        var now = clock.now();
        return transactions.reading(work -> work.signIns()
                .session(SignInTokens.hash(sessionToken), now)
                .flatMap(identity -> Holder.find(work.directory(), identity)));
    }

    /** Signs out of one session; again is the same as once. */
    public void end(String sessionToken) {
        var unused = transactions.inTransaction(work -> {
            work.signIns().end(SignInTokens.hash(sessionToken));
            return true;
        });
    }

    /** Signs out everywhere: ends all sessions of the actor, and links that weren't used yet. */
    public void endAll(Actor.Participant actor) {
        var unused = transactions.inTransaction(work -> {
            work.signIns().endAll(actor.identity());
            return true;
        });
    }

    /**
     * Sends the links that are due, one after the other, each outside of any transaction.
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
     * Sends one link that is due, outside of any transaction.
     *
     * @return whether there was one
     */
    public boolean deliverNext() {
        var claimed = transactions.inTransaction(work -> work.signIns().claim(clock.now(), LEASE, LINK_LIFETIME));
        claimed.ifPresent(this::deliver);
        return claimed.isPresent();
    }

    private void deliver(Claimed link) {
        var outcome = outcome(link);
        // a failure from here on is none of the mail: its lease ends, and it is sent again under the same key
        var unused = transactions.inTransaction(work -> {
            outcome.accept(work.signIns());
            return true;
        });
    }

    private Consumer<SignIns> outcome(Claimed link) {
        if (link.askedAt().plus(LINK_LIFETIME).isBefore(clock.now())) {
            LOG.warn("sign-in mail {} given up: it couldn't be sent in time", key(link));
            return signIns -> signIns.drop(link);
        }
        try {
            var mail = mail(link);
            mail.ifPresent(sender::send);
            return signIns -> mail.ifPresentOrElse(sent -> signIns.sent(link), () -> signIns.drop(link));
        } catch (MailSender.MailRefused refused) {
            LOG.warn("sign-in mail {} refused and given up: {}", key(link), refused.getMessage());
            return signIns -> signIns.drop(link);
        } catch (MailSender.MailDelayed delayed) {
            return later(link, String.valueOf(delayed.getMessage()));
        } catch (RuntimeException unexpected) {
            return later(link, unexpected.getClass().getName());
        }
    }

    private Optional<Mail> mail(Claimed link) {
        return transactions.reading(work -> Holder.find(work.directory(), link.identity())
                .map(holder -> new Mail.SignInLink(
                        key(link),
                        holder.person(),
                        holder.partner(),
                        link.askedAt(),
                        tokens.link(link.id()),
                        LINK_LIFETIME)));
    }

    /** Ids have characters that keys have not: a name-based UUID has none of them. */
    private static String key(Claimed link) {
        return UUID.nameUUIDFromBytes(("sign-in\n" + link.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Consumer<SignIns> later(Claimed link, String error) {
        if (link.version() == 1) {
            LOG.warn("sign-in mail {} is delayed: {}", key(link), error);
        }
        var dueAt = clock.now().plus(PAUSE);
        return signIns -> signIns.retry(link, dueAt);
    }

    /**
     * Somebody who is signed in.
     *
     * @param token what {@link #resume} knows the session by; told to nobody but its person
     */
    public record Session(String token, Actor.Participant actor, Instant expiresAt) {}

    /**
     * Whom a session or a link is of.
     *
     * @param partner of a member
     */
    public record Holder(Person person, Optional<Partner> partner) {
        private static Optional<Holder> find(Directory directory, String identity) {
            return Identities.person(directory, identity)
                    .map(person -> new Holder(
                            person,
                            Optional.of(person)
                                    .filter(Member.class::isInstance)
                                    .map(Member.class::cast)
                                    .flatMap(member -> directory.partner(member.partner()))));
        }

        /** Who acts. */
        public Actor.Participant actor() {
            return Identities.actor(person);
        }
    }
}
