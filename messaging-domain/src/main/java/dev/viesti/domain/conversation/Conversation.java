package dev.viesti.domain.conversation;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.Text;
import dev.viesti.domain.party.MerchantKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything between one partner and one merchant about one shop, or "no shop yet" (C6), without its entries: what
 * decides the number of the next one.
 */
public record Conversation(
        ConversationId id,
        PartnerId partner,
        MerchantId merchant,
        Optional<ShopId> shop,
        MerchantKind merchantKind,
        Origin origin,
        Instant createdAt,
        Head head) {
    private static final int PREVIEW_LENGTH = 140;

    /**
     * The half that every entry changes.
     *
     * @param preview of the newest entry that has something to show
     */
    public record Head(int lastSeq, int merchantEntries, int memberEntries, Instant lastEntryAt, String preview) {}

    /**
     * A conversation after an append, and the entries that it got.
     *
     * @param at when it was, by the clock, which may be before the time that the entries show
     */
    public record Appended(Conversation conversation, List<Entry> entries, Instant at) {
        public Appended {
            entries = List.copyOf(entries);
        }
    }

    /** A conversation before its first entry. */
    public static Conversation begin(
            ConversationId id,
            PartnerId partner,
            MerchantId merchant,
            Optional<ShopId> shop,
            MerchantKind merchantKind,
            Origin origin,
            Instant at) {
        return new Conversation(id, partner, merchant, shop, merchantKind, origin, at, new Head(0, 0, 0, at, ""));
    }

    /** Whether nothing was said yet, so that the next entry begins the conversation (N1). */
    public boolean isNew() {
        return head.lastSeq == 0;
    }

    /** Numbers the drafts in their order (M1); the times of entries never go back, whatever the clock does. */
    public Appended append(List<Entry.Draft> drafts, Instant now) {
        var at = now.isBefore(head.lastEntryAt) ? head.lastEntryAt : now;
        var next = head;
        var entries = new ArrayList<Entry>(drafts.size());
        for (var draft : drafts) {
            next = after(next, draft, at);
            entries.add(new Entry(
                    next.lastSeq, at, draft.author(), draft.content(), next.merchantEntries, next.memberEntries));
        }
        var conversation = new Conversation(id, partner, merchant, shop, merchantKind, origin, createdAt, next);
        return new Appended(conversation, entries, now);
    }

    private static Head after(Head head, Entry.Draft draft, Instant at) {
        var preview = draft.content()
                .headline()
                .map(words -> Text.beginning(words, PREVIEW_LENGTH))
                .orElse(head.preview);
        var kind = draft.author().kind();
        return switch (kind) {
            case MERCHANT -> new Head(head.lastSeq + 1, head.merchantEntries + 1, head.memberEntries, at, preview);
            case MEMBER -> new Head(head.lastSeq + 1, head.merchantEntries, head.memberEntries + 1, at, preview);
            case SYSTEM -> new Head(head.lastSeq + 1, head.merchantEntries, head.memberEntries, at, preview);
        };
    }
}
