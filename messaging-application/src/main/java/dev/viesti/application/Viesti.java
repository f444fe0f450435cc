package dev.viesti.application;

import dev.viesti.application.inmemory.InMemoryStorage;
import dev.viesti.application.port.ContentTypeDetector;
import dev.viesti.application.port.IdGenerator;
import dev.viesti.application.port.MailSender;
import dev.viesti.application.port.MatchingAlgorithm;
import dev.viesti.application.port.Storage;
import dev.viesti.domain.matching.Ranking;
import dev.viesti.domain.notification.DigestWindows;
import dev.viesti.domain.party.Reception;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The whole library: every use case over the ports that a host gives. It starts no thread and opens nothing; safe for
 * several threads.
 */
public final class Viesti {
    private final Identities identities;
    private final SignIn signIn;
    private final Provisioning provisioning;
    private final Marketplace marketplace;
    private final Messaging messaging;
    private final Agreements agreements;
    private final Tagging tagging;
    private final Blocking blocking;
    private final FileExchange files;
    private final Notifications notifications;
    private final Events events;
    private final Housekeeping housekeeping;
    private final Builder parts;

    private Viesti(Builder parts) {
        this.parts = parts;
        var storage = parts.storage;
        var clock = new Ticker(parts.clock);
        var directory = storage.directory();
        var inbox = storage.inbox();
        identities = new Identities(storage, directory);
        signIn = new SignIn(storage, clock, parts.ids, parts.mail, new SignInTokens(parts.secret));
        provisioning = new Provisioning(storage, directory);
        marketplace = new Marketplace(
                storage, directory, inbox, clock, parts.ids, parts.matching, parts.matchingLimit, parts.reception);
        messaging = new Messaging(storage, inbox, clock, parts.reception);
        agreements = new Agreements(storage, inbox, clock, parts.ids);
        tagging = new Tagging(storage, inbox, clock, parts.ids);
        blocking = new Blocking(storage, clock);
        files = new FileExchange(storage, clock, parts.ids, parts.contentTypes);
        notifications = new Notifications(
                storage, clock, parts.mail, new DigestWindows(parts.digestWindow), new UnsubscribeTokens(parts.secret));
        events = new Events(storage.events(), inbox);
        housekeeping = new Housekeeping(storage, clock);
    }

    /**
     * Begins with what there is no default for.
     *
     * @param storage where everything is kept
     * @param clock tells the time; kept to microseconds
     * @param ids makes ids
     * @param secret makes the tokens in mails and of sessions; the same on every node, at least 32 bytes
     */
    public static Builder on(Storage storage, InstantSource clock, IdGenerator ids, byte[] secret) {
        return new Builder(storage, clock, ids, secret);
    }

    /**
     * Begins with a storage in memory, which forgets everything with the process: for tests, demos and small hosts. The
     * rest is as for {@link #on}.
     */
    public static Builder inMemory(InstantSource clock, IdGenerator ids, byte[] secret) {
        return on(new InMemoryStorage(), clock, ids, secret);
    }

    /**
     * The same library over another storage: the one of {@code JooqStorage.joining}, say, for as long as a host's own
     * transaction lasts. Cheap enough for each transaction.
     */
    public Viesti over(Storage storage) {
        return new Viesti(new Builder(storage, parts));
    }

    /** Turning names into actors. */
    public Identities identities() {
        return identities;
    }

    /** Signing in by a link in a mail, and sessions. */
    public SignIn signIn() {
        return signIn;
    }

    /** What the host tells of partners and merchants. */
    public Provisioning provisioning() {
        return provisioning;
    }

    /** Where merchants find partners. */
    public Marketplace marketplace() {
        return marketplace;
    }

    /** Reading and writing in conversations. */
    public Messaging messaging() {
        return messaging;
    }

    /** Proposals, jobs and invoices. */
    public Agreements agreements() {
        return agreements;
    }

    /** The organisation's tags. */
    public Tagging tagging() {
        return tagging;
    }

    /** Refusing a merchant for good. */
    public Blocking blocking() {
        return blocking;
    }

    /** Files in and out. */
    public FileExchange files() {
        return files;
    }

    /** Mails to members. */
    public Notifications notifications() {
        return notifications;
    }

    /** What happens, as it happens. */
    public Events events() {
        return events;
    }

    /** Forgetting what nobody needs any more. */
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    /** Gathers the parts; everything has a default. For one thread. */
    public static final class Builder {
        private static final int SHORTEST_SECRET = 32;

        private final Storage storage;
        private final InstantSource clock;
        private final IdGenerator ids;
        private final byte[] secret;
        private MailSender mail = mail -> {};
        private MatchingAlgorithm matching = Ranking::pick;
        private ContentTypeDetector contentTypes = head -> "application/octet-stream";
        private Reception.Policy reception = Reception.Policy.EVERY_MESSAGE;
        private int matchingLimit = 5;
        private Duration digestWindow = Duration.ofHours(1);

        private Builder(Storage storage, InstantSource clock, IdGenerator ids, byte[] secret) {
            if (secret.length < SHORTEST_SECRET) {
                throw new IllegalArgumentException("the secret has at least " + SHORTEST_SECRET + " bytes");
            }
            this.storage = storage;
            this.clock = clock;
            this.ids = ids;
            this.secret = secret.clone();
        }

        /** A copy, so that what is changed later changes nothing that was built. */
        private Builder(Storage storage, Builder other) {
            this(storage, other.clock, other.ids, other.secret);
            mail = other.mail;
            matching = other.matching;
            contentTypes = other.contentTypes;
            reception = other.reception;
            matchingLimit = other.matchingLimit;
            digestWindow = other.digestWindow;
        }

        /** Who delivers mails; without one they are dropped. */
        public Builder mail(MailSender sender) {
            mail = sender;
            return this;
        }

        /** Who chooses partners for a task (C5); without one {@link Ranking}. */
        public Builder matching(MatchingAlgorithm algorithm) {
            matching = algorithm;
            return this;
        }

        /** To how many partners a matching request goes at most (C4); 5 without. */
        public Builder matchingLimit(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("a matching request goes to at least one partner");
            }
            matchingLimit = limit;
            return this;
        }

        /** Who tells what files are (M2); without one they are all {@code application/octet-stream}. */
        public Builder contentTypes(ContentTypeDetector detector) {
            contentTypes = detector;
            return this;
        }

        /** Which messages need a partner that receives (P2); every one without. */
        public Builder reception(Reception.Policy policy) {
            reception = policy;
            return this;
        }

        /** How long the windows of digests are (N2), from one second to one day; one hour without. */
        public Builder digestWindow(Duration length) {
            digestWindow = new DigestWindows(length).length();
            return this;
        }

        /** The use cases over these parts. */
        public Viesti build() {
            return new Viesti(new Builder(storage, this));
        }
    }
}
