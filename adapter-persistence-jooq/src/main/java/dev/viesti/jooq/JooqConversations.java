package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.ATTACHMENT;
import static dev.viesti.jooq.generated.Tables.CONVERSATION;
import static dev.viesti.jooq.generated.Tables.ENTRY;
import static dev.viesti.jooq.generated.Tables.HEAD;
import static dev.viesti.jooq.generated.Tables.MERCHANT;
import static dev.viesti.jooq.generated.Tables.SHOP;
import static dev.viesti.jooq.generated.Tables.UNREAD;

import dev.viesti.application.Event;
import dev.viesti.application.port.Conversations;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.Origin;
import dev.viesti.domain.conversation.ReadPosition;
import dev.viesti.domain.party.MerchantKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

record JooqConversations(Supplier<DSLContext> connection, Statements statements, Runnable onEvent)
        implements Conversations {

    @Override
    public Optional<Parties> parties(ConversationId id) {
        return statements.parties.fetch(sql(), id.value()).stream()
                .findFirst()
                .map(row -> new Parties(
                        id,
                        new PartnerId(row.get(CONVERSATION.PARTNER_ID)),
                        new MerchantId(row.get(CONVERSATION.MERCHANT_ID))));
    }

    @Override
    public Conversation lock(PartnerId partner, ConversationId id) {
        var head = statements.lock.fetch(sql(), partner.value(), id.value()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the partner has no such conversation"));
        var stable = Statements.isH2(sql())
                ? sql().select(Statements.stable())
                        .from(CONVERSATION)
                        .where(isConversation(partner, id))
                        .fetchSingle()
                : head;
        return conversation(head, stable);
    }

    private static Conversation conversation(Record head, Record stable) {
        return new Conversation(
                new ConversationId(head.get(HEAD.CONVERSATION_ID)),
                new PartnerId(head.get(HEAD.PARTNER_ID)),
                new MerchantId(head.get(HEAD.MERCHANT_ID)),
                Rows.shop(stable.get(CONVERSATION.SHOP_ID)),
                Rows.constant(MerchantKind.class, stable.get(CONVERSATION.MERCHANT_KIND)),
                Rows.constant(Origin.class, stable.get(CONVERSATION.ORIGIN)),
                stable.get(CONVERSATION.CREATED_AT),
                new Conversation.Head(
                        head.get(HEAD.LAST_SEQ),
                        head.get(HEAD.MERCHANT_ENTRIES),
                        head.get(HEAD.MEMBER_ENTRIES),
                        head.get(HEAD.LAST_ENTRY_AT),
                        head.get(HEAD.PREVIEW)));
    }

    @Override
    public Conversation lockOrBegin(Conversation beginning) {
        var partner = beginning.partner();
        var existing = about(beginning);
        if (existing.isPresent()) {
            return lock(partner, existing.get());
        }
        if (insert(beginning)) {
            return beginning;
        }
        return lock(
                partner,
                about(beginning).orElseThrow(() -> new IllegalStateException("the conversation's id is taken")));
    }

    private Optional<ConversationId> about(Conversation topic) {
        return sql().select(CONVERSATION.CONVERSATION_ID)
                .from(CONVERSATION)
                .where(CONVERSATION.PARTNER_ID.eq(topic.partner().value()))
                .and(CONVERSATION.MERCHANT_ID.eq(topic.merchant().value()))
                .and(CONVERSATION.SHOP_ID.eq(Rows.shop(topic.shop())))
                .fetchOptional(row -> new ConversationId(row.value1()));
    }

    /** Holds the names of merchant and shop until the end, lest a change of theirs miss this conversation. */
    private boolean insert(Conversation beginning) {
        JooqPairs.make(sql(), beginning.partner(), beginning.merchant());
        var merchant = Statements.shared(
                        sql(),
                        sql().select(MERCHANT.SEARCH)
                                .from(MERCHANT)
                                .where(MERCHANT.MERCHANT_ID.eq(
                                        beginning.merchant().value())))
                .fetchSingle()
                .value1();
        var shop = beginning
                .shop()
                .map(id -> Statements.shared(
                                sql(), sql().select(SHOP.SEARCH).from(SHOP).where(SHOP.SHOP_ID.eq(id.value())))
                        .fetchSingle()
                        .value1())
                .orElse("");
        var begun = sql().insertInto(CONVERSATION)
                .set(CONVERSATION.PARTNER_ID, beginning.partner().value())
                .set(CONVERSATION.CONVERSATION_ID, beginning.id().value())
                .set(CONVERSATION.MERCHANT_ID, beginning.merchant().value())
                .set(CONVERSATION.SHOP_ID, Rows.shop(beginning.shop()))
                .set(CONVERSATION.MERCHANT_KIND, beginning.merchantKind().word())
                .set(CONVERSATION.ORIGIN, beginning.origin().word())
                .set(CONVERSATION.CREATED_AT, beginning.createdAt())
                .set(CONVERSATION.MERCHANT_SEARCH, merchant)
                .set(CONVERSATION.SHOP_SEARCH, shop)
                .onConflictDoNothing()
                .execute();
        if (begun == 0) {
            return false;
        }
        var head = beginning.head();
        return sql().insertInto(HEAD)
                        .set(HEAD.PARTNER_ID, beginning.partner().value())
                        .set(HEAD.CONVERSATION_ID, beginning.id().value())
                        .set(HEAD.MERCHANT_ID, beginning.merchant().value())
                        .set(HEAD.LAST_SEQ, head.lastSeq())
                        .set(HEAD.MERCHANT_ENTRIES, head.merchantEntries())
                        .set(HEAD.MEMBER_ENTRIES, head.memberEntries())
                        .set(HEAD.LAST_ENTRY_AT, head.lastEntryAt())
                        .set(HEAD.PREVIEW, head.preview())
                        .set(HEAD.MERCHANT_SEEN, 0)
                        .execute()
                == 1;
    }

    @Override
    public List<ConversationId> ofPair(PartnerId partner, MerchantId merchant) {
        return sql().select(CONVERSATION.CONVERSATION_ID)
                .from(CONVERSATION)
                .where(CONVERSATION.PARTNER_ID.eq(partner.value()))
                .and(CONVERSATION.MERCHANT_ID.eq(merchant.value()))
                .orderBy(CONVERSATION.CONVERSATION_ID)
                .fetch(row -> new ConversationId(row.value1()));
    }

    @Override
    public void append(Conversation.Appended appended) {
        new Appending(sql(), appended).run();
        onEvent.run();
    }

    @Override
    public void note(Event event, Instant at) {
        EventRows.note(sql(), event, at);
        onEvent.run();
    }

    @Override
    public int sweepEvents(Instant before) {
        return JooqEventLog.sweep(sql(), before);
    }

    @Override
    public Optional<Entry> entry(PartnerId partner, ConversationId id, int seq) {
        var rows = sql().select(EntryRows.selected())
                .from(ENTRY)
                .leftJoin(ATTACHMENT)
                .on(EntryRows.attached())
                .where(ENTRY.PARTNER_ID.eq(partner.value()))
                .and(ENTRY.CONVERSATION_ID.eq(id.value()))
                .and(ENTRY.SEQ.eq(seq))
                .orderBy(ATTACHMENT.POSITION)
                .fetch();
        return Optional.of(rows).filter(found -> !found.isEmpty()).map(EntryRows::entry);
    }

    @Override
    public ReadPosition position(Conversation conversation, MemberId member) {
        return sql().select(UNREAD.SEEN)
                .from(UNREAD)
                .where(isUnread(conversation, member))
                .fetchOptional(row -> new ReadPosition(row.value1()))
                .orElseGet(() -> new ReadPosition(conversation.head().merchantEntries()));
    }

    @Override
    public void put(Conversation conversation, MemberId member, ReadPosition position) {
        if (position.seen() >= conversation.head().merchantEntries()) {
            sql().deleteFrom(UNREAD).where(isUnread(conversation, member)).execute();
            return;
        }
        var moved = sql().update(UNREAD)
                .set(UNREAD.SEEN, position.seen())
                .where(isUnread(conversation, member))
                .execute();
        if (moved == 0) {
            sql().insertInto(UNREAD)
                    .set(UNREAD.PARTNER_ID, conversation.partner().value())
                    .set(UNREAD.MEMBER_ID, member.value())
                    .set(UNREAD.CONVERSATION_ID, conversation.id().value())
                    .set(UNREAD.SEEN, position.seen())
                    .execute();
        }
    }

    @Override
    public ReadPosition merchantPosition(Conversation conversation) {
        return sql().select(HEAD.MERCHANT_SEEN)
                .from(HEAD)
                .where(isHead(conversation))
                .fetchSingle(row -> new ReadPosition(row.value1()));
    }

    @Override
    public void putMerchantPosition(Conversation conversation, ReadPosition position) {
        sql().update(HEAD)
                .set(HEAD.MERCHANT_SEEN, position.seen())
                .where(isHead(conversation))
                .execute();
    }

    private static Condition isConversation(PartnerId partner, ConversationId id) {
        return CONVERSATION.PARTNER_ID.eq(partner.value()).and(CONVERSATION.CONVERSATION_ID.eq(id.value()));
    }

    private static Condition isHead(Conversation conversation) {
        return HEAD.PARTNER_ID
                .eq(conversation.partner().value())
                .and(HEAD.CONVERSATION_ID.eq(conversation.id().value()));
    }

    private static Condition isUnread(Conversation conversation, MemberId member) {
        return UNREAD.PARTNER_ID
                .eq(conversation.partner().value())
                .and(UNREAD.MEMBER_ID.eq(member.value()))
                .and(UNREAD.CONVERSATION_ID.eq(conversation.id().value()));
    }

    private DSLContext sql() {
        return connection.get();
    }
}
