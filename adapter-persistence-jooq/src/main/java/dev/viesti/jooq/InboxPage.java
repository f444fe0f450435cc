package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.CONVERSATION;
import static dev.viesti.jooq.generated.Tables.CONVERSATION_TAG;
import static dev.viesti.jooq.generated.Tables.HEAD;
import static dev.viesti.jooq.generated.Tables.UNREAD;

import dev.viesti.application.Actor;
import dev.viesti.application.Cursor;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Listing;
import dev.viesti.application.Slice;
import dev.viesti.domain.conversation.SearchText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Which conversations a page of the inbox shows. The planner isn't asked for the way, since the same filter takes it from
 * a tenth of a millisecond to seconds. What each filter leaves is counted, up to a bound: a small set is where the query
 * starts, with the other filters probed for each of its rows; through large sets alone the inbox is walked in its order,
 * by its index, until the page is full: probing what is near, which mostly suffices, then with the sets hashed.
 */
final class InboxPage {
    private static final int FEW = 300;

    /** How many conversations are probed for large sets, before these are gathered whole. */
    private static final int NEAR = 2_000;

    /** How many conversations a page is looked for among, for a term that no index finds. */
    private static final int WINDOW = 20_000;

    private final DSLContext sql;
    private final String partner;
    private final Slice slice;
    private final List<Subset> subsets = new ArrayList<>();
    private final Condition isUnindexedFind;
    private final boolean isWindowed;

    InboxPage(DSLContext sql, SearchIndex index, Actor.Member viewer, InboxFilter filter, Slice slice) {
        this.sql = sql;
        this.partner = viewer.partner().value();
        this.slice = slice;
        filter.tags().forEach(tag -> subsets.add(tagged(tag.value())));
        if (filter.unreadOnly()) {
            subsets.add(unread(viewer.id().value()));
        }
        var needles = filter.query()
                .map(SearchText::needles)
                .filter(any -> any.stream().noneMatch(String::isEmpty));
        var indexed = needles.filter(any -> index.finds(sql, any));
        indexed.ifPresent(any -> subsets.add(found(any)));
        isWindowed = needles.isPresent() && indexed.isEmpty();
        isUnindexedFind = needles.filter(any -> isWindowed).map(this::isFound).orElseGet(DSL::noCondition);
    }

    /**
     * The conversations.
     *
     * @param keys selects them, one more than asked for if there are more
     * @param otherwise selects them where that doesn't fill the page, by the longer way
     * @param end how far they are looked for, if not among all: behind it the list goes on
     */
    record Choice(
            Select<Record3<String, String, Instant>> keys,
            Optional<Select<Record3<String, String, Instant>>> otherwise,
            Optional<Cursor> end) {
        static Choice of(Select<Record3<String, String, Instant>> keys) {
            return new Choice(keys, Optional.empty(), Optional.empty());
        }
    }

    Choice choose() {
        var rarest = rarest();
        if (rarest.isPresent()) {
            return Choice.of(startingFrom(rarest.getAsInt()));
        }
        if (isWindowed) {
            var end = nth(WINDOW);
            return new Choice(walkingUpTo(end), Optional.empty(), end);
        }
        if (subsets.isEmpty()) {
            return Choice.of(paged(walk(List.of())));
        }
        var near = nth(NEAR);
        return new Choice(walkingUpTo(near), near.map(any -> paged(walk(hashed()))), Optional.empty());
    }

    private List<Condition> hashed() {
        return subsets.stream().map(Subset::hashed).toList();
    }

    private Select<Record3<String, String, Instant>> walkingUpTo(Optional<Cursor> end) {
        return paged(walk(subsets.stream().map(Subset::probed).toList())
                .and(end.map(InboxPage::isUpTo).orElseGet(DSL::noCondition)));
    }

    private SelectConditionStep<Record3<String, String, Instant>> walk(List<Condition> filters) {
        return heads().from(HEAD).where(isPartners()).and(isUnindexedFind).and(DSL.and(filters));
    }

    /** Which subset is the smallest, if it is small. */
    private OptionalInt rarest() {
        if (subsets.isEmpty()) {
            return OptionalInt.empty();
        }
        var counts = sql.select(subsets.stream().map(Subset::boundedCount).toList())
                .fetchSingle()
                .intoStream()
                .mapToInt(Integer.class::cast)
                .toArray();
        var smallest = 0;
        for (var i = 1; i < counts.length; i++) {
            smallest = counts[i] < counts[smallest] ? i : smallest;
        }
        return counts[smallest] <= FEW ? OptionalInt.of(smallest) : OptionalInt.empty();
    }

    private Select<Record3<String, String, Instant>> startingFrom(int smallest) {
        var rarest = subsets.get(smallest);
        var others = new ArrayList<>(subsets);
        others.remove(smallest);
        // the bound tells the planner that there are few; twice of it leaves room for what came since the count
        var start = rarest.ids().limit(2 * FEW).asTable("start");
        var query = heads().from(start)
                .join(HEAD)
                .on(HEAD.CONVERSATION_ID.eq(start.field(rarest.conversation())), isPartners())
                .where(isUnindexedFind)
                .and(DSL.and(others.stream().map(Subset::probed).toList()));
        return paged(query);
    }

    /** The nth conversation of the inbox from here on, whatever the filters say, if there are as many. */
    private Optional<Cursor> nth(int n) {
        return sql.select(HEAD.LAST_ENTRY_AT, HEAD.CONVERSATION_ID)
                .from(HEAD)
                .where(isPartners())
                .and(isBehind(slice))
                .orderBy(HEAD.PARTNER_ID, HEAD.LAST_ENTRY_AT.desc(), HEAD.CONVERSATION_ID.desc())
                .offset(n - 1)
                .limit(1)
                .fetchOptional(
                        row -> Cursor.after(Listing.CONVERSATIONS, row.value1().toString(), row.value2()));
    }

    private static SelectSelectStep<Record3<String, String, Instant>> heads() {
        return DSL.select(HEAD.PARTNER_ID, HEAD.CONVERSATION_ID, HEAD.LAST_ENTRY_AT);
    }

    /** The partner goes first, so that H2 sees the order of the index as well. */
    private Select<Record3<String, String, Instant>> paged(
            SelectConditionStep<Record3<String, String, Instant>> query) {
        return query.and(isBehind(slice))
                .orderBy(HEAD.PARTNER_ID, HEAD.LAST_ENTRY_AT.desc(), HEAD.CONVERSATION_ID.desc())
                .limit(slice.limit() + 1);
    }

    private Condition isPartners() {
        return HEAD.PARTNER_ID.eq(partner);
    }

    /** Behind the cursor of the slice, latest first. */
    static Condition isBehind(Slice slice) {
        return slice.after()
                .map(cursor -> HEAD.LAST_ENTRY_AT
                        .le(cursor.instant(Listing.CONVERSATIONS, 0))
                        .and(HEAD.LAST_ENTRY_AT
                                .lt(cursor.instant(Listing.CONVERSATIONS, 0))
                                .or(HEAD.CONVERSATION_ID.lt(cursor.text(Listing.CONVERSATIONS, 1)))))
                .orElseGet(DSL::noCondition);
    }

    private static Condition isUpTo(Cursor end) {
        return HEAD.LAST_ENTRY_AT
                .ge(end.instant(Listing.CONVERSATIONS, 0))
                .and(HEAD.LAST_ENTRY_AT
                        .gt(end.instant(Listing.CONVERSATIONS, 0))
                        .or(HEAD.CONVERSATION_ID.ge(end.text(Listing.CONVERSATIONS, 1))));
    }

    private Subset tagged(String tag) {
        return Subset.of(
                CONVERSATION_TAG,
                CONVERSATION_TAG.CONVERSATION_ID,
                CONVERSATION_TAG.PARTNER_ID.eq(partner).and(CONVERSATION_TAG.TAG_ID.eq(tag)));
    }

    private Subset unread(String member) {
        return Subset.of(
                UNREAD, UNREAD.CONVERSATION_ID, UNREAD.PARTNER_ID.eq(partner).and(UNREAD.MEMBER_ID.eq(member)));
    }

    private Subset found(Set<String> needles) {
        return new Subset(
                CONVERSATION,
                CONVERSATION.CONVERSATION_ID,
                CONVERSATION.PARTNER_ID.eq(partner).and(SearchIndex.like(needles)),
                isFound(needles),
                isFound(needles));
    }

    /** Row by row, without the index. */
    private Condition isFound(Set<String> needles) {
        return isThere(
                CONVERSATION,
                CONVERSATION.PARTNER_ID.eq(partner).and(SearchIndex.contains(needles)),
                CONVERSATION.CONVERSATION_ID);
    }

    /**
     * Whether the row of a conversation is there, of which there is one at most. As a value and no {@code exists}, which
     * the planner might gather whole.
     */
    private static Condition isThere(Table<?> table, Condition isIn, Field<String> conversation) {
        return DSL.field(DSL.select(DSL.inline(1)).from(table).where(isIn).and(conversation.eq(HEAD.CONVERSATION_ID)))
                .isNotNull();
    }

    /** Whether a conversation is among those gathered; within a case, so that the planner can't make a join of it. */
    private static Condition isAmong(Select<Record1<String>> gathered) {
        return DSL.condition(
                "({0}) is true",
                DSL.when(HEAD.CONVERSATION_ID.in(gathered), DSL.inline(true)).otherwise(DSL.inline(false)));
    }

    /**
     * The conversations that one filter leaves.
     *
     * @param probed whether a conversation is among them, asked for few
     * @param hashed the same, asked for many
     */
    private record Subset(
            Table<?> table, Field<String> conversation, Condition isIn, Condition probed, Condition hashed) {

        static Subset of(Table<?> table, Field<String> conversation, Condition isIn) {
            return new Subset(
                    table,
                    conversation,
                    isIn,
                    isThere(table, isIn, conversation),
                    isAmong(DSL.select(conversation).from(table).where(isIn)));
        }

        SelectConditionStep<Record1<String>> ids() {
            return DSL.select(conversation).from(table).where(isIn);
        }

        Field<Integer> boundedCount() {
            return DSL.field(DSL.selectCount().from(ids().limit(FEW + 1).asTable("some")));
        }
    }
}
