package dev.viesti.application.port;

import dev.viesti.application.Event;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.ReadPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Conversations, their entries and who has read how far. */
public interface Conversations {

    /**
     * Whose conversation it is, without a lock: what must be known to lock the pair first. Never changes once it is
     * there.
     */
    Optional<Parties> parties(ConversationId id);

    /** Locks the conversation until the transaction ends, and loads it. */
    Conversation lock(PartnerId partner, ConversationId id);

    /**
     * Locks and loads the one conversation of partner, merchant and shop, or stores the one given (C6). Of
     * simultaneous first contacts one stores its own, the others MUST get that one.
     *
     * @param beginning a conversation without entries
     */
    Conversation lockOrBegin(Conversation beginning);

    /** Every conversation of the pair, in the order in which several are locked. */
    List<ConversationId> ofPair(PartnerId partner, MerchantId merchant);

    /**
     * Stores new entries with the changed head, in the order of their numbers, and attaches their files. Every entry of
     * the merchant becomes unread for each present member of the partner who had none unread before (R1); entries that
     * digests tell ({@link dev.viesti.domain.conversation.Content#isTold}) are kept for the next digest. {@link EventLog}
     * tells of it from the commit on. The conversation MUST be locked.
     */
    void append(Conversation.Appended appended);

    /**
     * Has {@link EventLog} tell of something that isn't an entry, from the commit on. MUST NOT make transactions wait for
     * each other that {@link #append} wouldn't. What is noted twice in one transaction MAY be told once.
     */
    void note(Event event, Instant at);

    /** Forgets for {@link EventLog} what was appended or noted before the time; answers how much that was. */
    int sweepEvents(Instant before);

    /** One entry, if the conversation has it. */
    Optional<Entry> entry(PartnerId partner, ConversationId id, int seq);

    /**
     * How far the member has read, in entries of the merchant. Members without anything unread have read them all. The
     * conversation MUST be locked.
     */
    ReadPosition position(Conversation conversation, MemberId member);

    /** Stores how far the member has read; having read everything needs no row. */
    void put(Conversation conversation, MemberId member, ReadPosition position);

    /** How far the merchant has read, in entries of members. */
    ReadPosition merchantPosition(Conversation conversation);

    /** Stores how far the merchant has read. */
    void putMerchantPosition(Conversation conversation, ReadPosition position);

    /** Whose conversation it is. */
    record Parties(ConversationId id, PartnerId partner, MerchantId merchant) {}
}
