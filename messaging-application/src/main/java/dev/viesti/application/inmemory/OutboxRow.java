package dev.viesti.application.inmemory;

import dev.viesti.application.port.Outbox;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.notification.NotificationKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail to be sent.
 *
 * @param ranges what a digest covers of each conversation
 * @param dueAt when it may be claimed; the end of its lease while it is claimed
 */
record OutboxRow(
        String key,
        NotificationKind kind,
        PartnerId partner,
        MemberId member,
        Optional<ConversationId> conversation,
        Optional<Instant> windowEnd,
        Map<ConversationId, Range> ranges,
        Instant createdAt,
        Instant dueAt,
        int attempts,
        Optional<Instant> failingSince,
        String error,
        boolean parked,
        long version) {

    OutboxRow {
        ranges = Map.copyOf(ranges);
    }

    /** Entries of the merchant behind {@code after} up to {@code upTo}, by their count. */
    record Range(int after, int upTo) {
        boolean contains(int count) {
            return count > after && count <= upTo;
        }
    }

    static OutboxRow firstContact(PartnerId partner, MemberId member, ConversationId conversation, Instant at) {
        return new OutboxRow(
                name("first-contact", conversation.value(), member.value()),
                NotificationKind.FIRST_CONTACT,
                partner,
                member,
                Optional.of(conversation),
                Optional.empty(),
                Map.of(),
                at,
                at,
                0,
                Optional.empty(),
                "",
                false,
                0);
    }

    static OutboxRow digest(PartnerId partner, MemberId member, Instant end, Map<ConversationId, Range> ranges) {
        return new OutboxRow(
                name("digest", member.value(), end.toString()),
                NotificationKind.DIGEST,
                partner,
                member,
                Optional.empty(),
                Optional.of(end),
                ranges,
                end,
                end,
                0,
                Optional.empty(),
                "",
                false,
                0);
    }

    Outbox.Claimed claimed() {
        return new Outbox.Claimed(
                key, kind, partner, member, conversation, windowEnd, createdAt, attempts, failingSince, version);
    }

    Outbox.Parked told() {
        return new Outbox.Parked(key, kind, partner, member, createdAt, attempts, error);
    }

    boolean isDue(Instant now) {
        return !parked && !dueAt.isAfter(now);
    }

    OutboxRow claim(Instant leaseEnd) {
        return with(leaseEnd, attempts, failingSince, error, false, version + 1);
    }

    OutboxRow retry(Instant firstFailure, Instant at, String nextError) {
        return with(at, attempts + 1, Optional.of(firstFailure), nextError, false, version);
    }

    OutboxRow park(String nextError) {
        return with(dueAt, attempts + 1, failingSince, nextError, true, version);
    }

    OutboxRow release(Instant now) {
        return with(now, 0, Optional.empty(), error, false, version);
    }

    private OutboxRow with(
            Instant nextDueAt,
            int nextAttempts,
            Optional<Instant> nextFailingSince,
            String nextError,
            boolean nextParked,
            long nextVersion) {
        return new OutboxRow(
                key,
                kind,
                partner,
                member,
                conversation,
                windowEnd,
                ranges,
                createdAt,
                nextDueAt,
                nextAttempts,
                nextFailingSince,
                nextError,
                nextParked,
                nextVersion);
    }

    /** Ids have characters that keys have not: a name-based UUID has none of them. */
    private static String name(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
