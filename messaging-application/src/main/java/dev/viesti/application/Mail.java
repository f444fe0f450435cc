package dev.viesti.application;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.party.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail to one member, as facts: its sender puts them into the member's language.
 *
 * @param key names the mail for ever, see {@link dev.viesti.application.port.Outbox.Claimed#key()}
 * @param about one conversation for a first contact, one or more for a digest
 * @param createdAt when it came into being, the same at every attempt
 * @param unsubscribeToken turns off mails of this kind for this member, see {@link Notifications#unsubscribe}
 */
public record Mail(
        String key,
        NotificationKind kind,
        Member recipient,
        List<About> about,
        Instant createdAt,
        String unsubscribeToken) {
    public Mail {
        about = List.copyOf(about);
    }

    /** A conversation and what is new in it, in ascending order; merchants' messages and requests alone. */
    public record About(
            ConversationId conversation, String merchantName, Optional<String> shopName, List<Entry> entries) {
        public About {
            entries = List.copyOf(entries);
        }
    }
}
