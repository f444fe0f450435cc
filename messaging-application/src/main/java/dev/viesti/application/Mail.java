package dev.viesti.application;

import dev.viesti.application.port.Outbox;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A mail to one person, as facts: its sender puts them into the person's language. */
public sealed interface Mail {

    /** Names the mail for ever: 1–200 ASCII letters, digits, dots and hyphens. */
    String key();

    /** Whom it goes to. */
    Person recipient();

    /** When it came into being, the same at every attempt. */
    Instant createdAt();

    /**
     * Tells a member what merchants wrote (N1, N2).
     *
     * @param about one conversation for a first contact, one or more for a digest
     * @param unsubscribeToken turns off mails of this kind for this member, see {@link Notifications#unsubscribe}
     */
    record Notification(
            String key,
            NotificationKind kind,
            Member recipient,
            List<About> about,
            Instant createdAt,
            String unsubscribeToken)
            implements Mail {
        public Notification {
            about = List.copyOf(about);
        }
    }

    /**
     * Brings a person the link that they asked for, to sign in with. It is the same one at every attempt.
     *
     * @param partner whose member the link is for; absent for a merchant
     * @param token signs in once, see {@link SignIn#redeem}; told to nobody but the recipient
     * @param lifetime how long it can be used from the attempt on
     */
    record SignInLink(
            String key, Person recipient, Optional<Partner> partner, Instant createdAt, String token, Duration lifetime)
            implements Mail {}

    /**
     * A conversation and what is new in it, in ascending order; merchants' messages and requests alone.
     *
     * @param entries may be none where {@code more} are
     * @param more how many behind these are new as well and are only counted, see {@link Outbox#about}
     */
    record About(
            ConversationId conversation,
            String merchantName,
            Optional<String> shopName,
            List<Entry> entries,
            int more) {
        public About {
            entries = List.copyOf(entries);
        }
    }
}
