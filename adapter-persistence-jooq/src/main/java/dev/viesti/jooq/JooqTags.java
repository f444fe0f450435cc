package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.CONVERSATION_TAG;
import static dev.viesti.jooq.generated.Tables.TAG;

import dev.viesti.application.port.Tags;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** A tag that is deleted while it is attached breaks a foreign key: the transaction that lost runs again. */
record JooqTags(Supplier<DSLContext> connection) implements Tags {

    @Override
    public boolean add(Tag tag) {
        return sql().insertInto(TAG)
                        .set(TAG.PARTNER_ID, tag.partner().value())
                        .set(TAG.TAG_ID, tag.id().value())
                        .set(TAG.NAME, tag.name().value())
                        .set(TAG.NAME_KEY, tag.name().key())
                        .onConflict(TAG.PARTNER_ID, TAG.NAME_KEY)
                        .doNothing()
                        .execute()
                == 1;
    }

    @Override
    public Optional<Tag> find(PartnerId partner, TagId id) {
        return sql().selectFrom(TAG).where(isTag(partner, id)).fetchOptional(Rows::tag);
    }

    @Override
    public Optional<Tag> find(PartnerId partner, TagName name) {
        return sql().selectFrom(TAG)
                .where(TAG.PARTNER_ID.eq(partner.value()))
                .and(TAG.NAME_KEY.eq(name.key()))
                .fetchOptional(Rows::tag);
    }

    /** Whoever takes the name in between makes the update break its key: the transaction runs again and finds them. */
    @Override
    public boolean rename(Tag renamed) {
        var bearer = find(renamed.partner(), renamed.name());
        if (bearer.isPresent() && !bearer.get().id().equals(renamed.id())) {
            return false;
        }
        sql().update(TAG)
                .set(TAG.NAME, renamed.name().value())
                .set(TAG.NAME_KEY, renamed.name().key())
                .where(isTag(renamed.partner(), renamed.id()))
                .execute();
        return true;
    }

    @Override
    public int delete(Tag tag) {
        var locked = sql().select(TAG.TAG_ID)
                .from(TAG)
                .where(isTag(tag.partner(), tag.id()))
                .forUpdate()
                .fetch();
        var bearers = sql().deleteFrom(CONVERSATION_TAG).where(bears(tag)).execute();
        if (locked.isNotEmpty()) {
            sql().deleteFrom(TAG).where(isTag(tag.partner(), tag.id())).execute();
        }
        return bearers;
    }

    @Override
    public List<Tag> of(PartnerId partner, ConversationId conversation) {
        return sql().select(TAG.fields())
                .from(CONVERSATION_TAG)
                .join(TAG)
                .on(TAG.PARTNER_ID.eq(CONVERSATION_TAG.PARTNER_ID), TAG.TAG_ID.eq(CONVERSATION_TAG.TAG_ID))
                .where(CONVERSATION_TAG.PARTNER_ID.eq(partner.value()))
                .and(CONVERSATION_TAG.CONVERSATION_ID.eq(conversation.value()))
                .orderBy(TAG.NAME_KEY)
                .fetch(Rows::tag);
    }

    @Override
    public void attach(Tag tag, ConversationId conversation) {
        sql().insertInto(CONVERSATION_TAG)
                .set(CONVERSATION_TAG.PARTNER_ID, tag.partner().value())
                .set(CONVERSATION_TAG.CONVERSATION_ID, conversation.value())
                .set(CONVERSATION_TAG.TAG_ID, tag.id().value())
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public boolean detach(PartnerId partner, TagId tag, ConversationId conversation) {
        return sql().deleteFrom(CONVERSATION_TAG)
                        .where(CONVERSATION_TAG.PARTNER_ID.eq(partner.value()))
                        .and(CONVERSATION_TAG.CONVERSATION_ID.eq(conversation.value()))
                        .and(CONVERSATION_TAG.TAG_ID.eq(tag.value()))
                        .execute()
                == 1;
    }

    private static Condition isTag(PartnerId partner, TagId id) {
        return TAG.PARTNER_ID.eq(partner.value()).and(TAG.TAG_ID.eq(id.value()));
    }

    private static Condition bears(Tag tag) {
        return CONVERSATION_TAG
                .PARTNER_ID
                .eq(tag.partner().value())
                .and(CONVERSATION_TAG.TAG_ID.eq(tag.id().value()));
    }

    private DSLContext sql() {
        return connection.get();
    }
}
