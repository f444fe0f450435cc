package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.ATTACHMENT;
import static dev.viesti.jooq.generated.Tables.CONVERSATION;
import static dev.viesti.jooq.generated.Tables.DIGEST_PROGRESS;
import static dev.viesti.jooq.generated.Tables.DIGEST_RANGE;
import static dev.viesti.jooq.generated.Tables.ENTRY;
import static dev.viesti.jooq.generated.Tables.HEAD;
import static dev.viesti.jooq.generated.Tables.MEMBER;
import static dev.viesti.jooq.generated.Tables.MERCHANT;
import static dev.viesti.jooq.generated.Tables.OUTBOX;
import static dev.viesti.jooq.generated.Tables.PAIR;
import static dev.viesti.jooq.generated.Tables.SHOP;
import static dev.viesti.jooq.generated.Tables.TOLD;
import static dev.viesti.jooq.generated.Tables.UNREAD;

import dev.viesti.application.Cursor;
import dev.viesti.application.Listing;
import dev.viesti.application.Mail;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.application.port.Outbox;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.party.Author;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/**
 * A row is named by its member and its subject: the conversation that began, or the end of the digest's window, which no
 * id looks like. Windows are closed by set, never by member.
 */
record JooqOutbox(Supplier<DSLContext> connection) implements Outbox {
    private static final String DIGESTS = "digests";
    /** Which entry of its conversation in a digest one is, how many there are, and which of all to be told. */
    private static final String NTH = "nth";

    private static final String OF_ALL = "of_all";
    private static final String PLACE = "place";
    private static final Pattern HALF = Pattern.compile("\\p{Cs}\\z");
    private static final List<String> TOLD_TYPES = List.of("message", "contact-request");

    @Override
    public void addFirstContact(PartnerId partner, ConversationId conversation, Instant at) {
        var id = DSL.val(conversation.value(), OUTBOX.CONVERSATION_ID);
        sql().insertInto(OUTBOX, columns())
                .select(DSL.select(mail(NotificationKind.FIRST_CONTACT, id, id, DSL.castNull(OUTBOX.WINDOW_END), at))
                        .from(MEMBER)
                        .where(MEMBER.PARTNER_ID.eq(partner.value()))
                        .and(MEMBER.PRESENT))
                .onConflictDoNothing()
                .execute();
    }

    @Override
    public int closeWindows(Instant end) {
        if (!takeTurn(end)) {
            return 0;
        }
        // marked first: what is committed from here on is left for the next window by all that follows
        var later = TOLD.as("later");
        var marked = sql().update(TOLD)
                .set(TOLD.WINDOW_END, end)
                .where(TOLD.ENTERED_AT.lt(end))
                // by a clock that ran fast, else what comes after it would tell of it as well
                .or(DSL.exists(DSL.selectOne()
                        .from(later)
                        .where(later.PARTNER_ID.eq(TOLD.PARTNER_ID))
                        .and(later.CONVERSATION_ID.eq(TOLD.CONVERSATION_ID))
                        .and(later.MERCHANT_ENTRIES.gt(TOLD.MERCHANT_ENTRIES))
                        .and(later.ENTERED_AT.lt(end))))
                .execute();
        if (marked == 0) {
            return 0;
        }
        var subject = end.toString();
        var digests = sql().insertInto(OUTBOX, columns())
                .select(DSL.select(mail(
                                NotificationKind.DIGEST,
                                DSL.val(subject, OUTBOX.SUBJECT),
                                DSL.castNull(OUTBOX.CONVERSATION_ID),
                                DSL.val(end, OUTBOX.WINDOW_END),
                                end))
                        .from(MEMBER)
                        .where(MEMBER.PRESENT)
                        .and(MEMBER.WANTS_DIGEST)
                        .and(MEMBER.MEMBER_ID.in(DSL.select(UNREAD.MEMBER_ID)
                                .from(TOLD)
                                .join(UNREAD)
                                .on(isUnreadBySomebody())
                                .where(TOLD.WINDOW_END.eq(end)))))
                .execute();
        sql().insertInto(
                        DIGEST_RANGE,
                        DIGEST_RANGE.MEMBER_ID,
                        DIGEST_RANGE.SUBJECT,
                        DIGEST_RANGE.PARTNER_ID,
                        DIGEST_RANGE.CONVERSATION_ID,
                        DIGEST_RANGE.AFTER_COUNT,
                        DIGEST_RANGE.UP_TO)
                .select(DSL.select(
                                OUTBOX.MEMBER_ID,
                                OUTBOX.SUBJECT,
                                TOLD.PARTNER_ID,
                                TOLD.CONVERSATION_ID,
                                DSL.min(TOLD.MERCHANT_ENTRIES).minus(1),
                                DSL.max(TOLD.MERCHANT_ENTRIES))
                        .from(TOLD)
                        .join(UNREAD)
                        .on(isUnreadBySomebody())
                        .join(OUTBOX)
                        .on(OUTBOX.MEMBER_ID.eq(UNREAD.MEMBER_ID), OUTBOX.SUBJECT.eq(subject))
                        .where(TOLD.WINDOW_END.eq(end))
                        .groupBy(OUTBOX.MEMBER_ID, OUTBOX.SUBJECT, TOLD.PARTNER_ID, TOLD.CONVERSATION_ID))
                .execute();
        sql().deleteFrom(TOLD).where(TOLD.WINDOW_END.eq(end)).execute();
        return digests;
    }

    /** Whether the windows up to the end are this transaction's to close; others wait until it ends. */
    private boolean takeTurn(Instant end) {
        sql().insertInto(DIGEST_PROGRESS)
                .set(DIGEST_PROGRESS.NAME, DIGESTS)
                .set(DIGEST_PROGRESS.CLOSED_UNTIL, Instant.EPOCH)
                .onConflictDoNothing()
                .execute();
        return sql().update(DIGEST_PROGRESS)
                        .set(DIGEST_PROGRESS.CLOSED_UNTIL, end)
                        .where(DIGEST_PROGRESS.NAME.eq(DIGESTS))
                        .and(DIGEST_PROGRESS.CLOSED_UNTIL.lt(end))
                        .execute()
                == 1;
    }

    private static Condition isUnreadBySomebody() {
        return UNREAD.PARTNER_ID
                .eq(TOLD.PARTNER_ID)
                .and(UNREAD.CONVERSATION_ID.eq(TOLD.CONVERSATION_ID))
                .and(UNREAD.SEEN.lt(TOLD.MERCHANT_ENTRIES));
    }

    private static List<Field<?>> columns() {
        return List.of(
                OUTBOX.MEMBER_ID,
                OUTBOX.SUBJECT,
                OUTBOX.PARTNER_ID,
                OUTBOX.KIND,
                OUTBOX.CONVERSATION_ID,
                OUTBOX.WINDOW_END,
                OUTBOX.CREATED_AT,
                OUTBOX.DUE_AT,
                OUTBOX.ATTEMPTS,
                OUTBOX.PARKED,
                OUTBOX.VERSION);
    }

    private static List<SelectField<?>> mail(
            NotificationKind kind,
            Field<String> subject,
            Field<String> conversation,
            Field<Instant> windowEnd,
            Instant at) {
        return List.of(
                MEMBER.MEMBER_ID,
                subject,
                MEMBER.PARTNER_ID,
                DSL.val(kind.word(), OUTBOX.KIND),
                conversation,
                windowEnd,
                DSL.val(at, OUTBOX.CREATED_AT),
                DSL.val(at, OUTBOX.DUE_AT),
                DSL.inline(0),
                DSL.inline(false),
                DSL.inline(0L));
    }

    @Override
    public List<Claimed> claim(int limit, Instant now, Duration lease) {
        var due = sql().selectFrom(OUTBOX)
                .where(OUTBOX.PARKED.isFalse())
                .and(OUTBOX.DUE_AT.le(now))
                .orderBy(OUTBOX.DUE_AT, OUTBOX.MEMBER_ID, OUTBOX.SUBJECT)
                .limit(limit)
                .forUpdate()
                .skipLocked()
                .fetch();
        var claimed = new ArrayList<Claimed>();
        for (var row : due) {
            var version = row.get(OUTBOX.VERSION) + 1;
            sql().update(OUTBOX)
                    .set(OUTBOX.DUE_AT, now.plus(lease))
                    .set(OUTBOX.VERSION, version)
                    .where(OUTBOX.MEMBER_ID.eq(row.get(OUTBOX.MEMBER_ID)))
                    .and(OUTBOX.SUBJECT.eq(row.get(OUTBOX.SUBJECT)))
                    .execute();
            claimed.add(claimed(row, version));
        }
        return claimed;
    }

    private static Claimed claimed(Record row, long version) {
        return new Claimed(
                key(row),
                kind(row),
                new PartnerId(row.get(OUTBOX.PARTNER_ID)),
                new MemberId(row.get(OUTBOX.MEMBER_ID)),
                Rows.id(row, OUTBOX.CONVERSATION_ID, ConversationId::new),
                Optional.ofNullable(row.get(OUTBOX.WINDOW_END)),
                row.get(OUTBOX.CREATED_AT),
                row.get(OUTBOX.ATTEMPTS),
                Optional.ofNullable(row.get(OUTBOX.FAILING_SINCE)),
                version);
    }

    /** Ids have characters that keys have not: a name-based UUID has none of them. */
    private static String key(Record row) {
        var parts = String.join("\n", row.get(OUTBOX.KIND), row.get(OUTBOX.MEMBER_ID), row.get(OUTBOX.SUBJECT));
        return UUID.nameUUIDFromBytes(parts.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static NotificationKind kind(Record row) {
        return Rows.constant(NotificationKind.class, row.get(OUTBOX.KIND));
    }

    @Override
    public List<Mail.About> about(Claimed mail) {
        return switch (mail.kind()) {
            case FIRST_CONTACT ->
                mail.conversation()
                        .map(id -> about(
                                HEAD.PARTNER_ID
                                        .eq(mail.partner().value())
                                        .and(HEAD.CONVERSATION_ID.eq(id.value()))
                                        .and(ENTRY.SEQ.eq(1)),
                                mail))
                        .orElseGet(List::of);
            case DIGEST -> digest(mail);
        };
    }

    private List<Mail.About> digest(Claimed mail) {
        var isOfMail = DIGEST_RANGE.MEMBER_ID.eq(mail.member().value()).and(DIGEST_RANGE.SUBJECT.eq(subject(mail)));
        var isCovered = DSL.exists(DSL.selectOne()
                .from(DIGEST_RANGE)
                .join(UNREAD)
                .on(
                        UNREAD.PARTNER_ID.eq(DIGEST_RANGE.PARTNER_ID),
                        UNREAD.CONVERSATION_ID.eq(DIGEST_RANGE.CONVERSATION_ID),
                        UNREAD.MEMBER_ID.eq(DIGEST_RANGE.MEMBER_ID))
                .where(isOfMail)
                .and(DIGEST_RANGE.PARTNER_ID.eq(ENTRY.PARTNER_ID))
                .and(DIGEST_RANGE.CONVERSATION_ID.eq(ENTRY.CONVERSATION_ID))
                .and(ENTRY.MERCHANT_ENTRIES.gt(DIGEST_RANGE.AFTER_COUNT))
                .and(ENTRY.MERCHANT_ENTRIES.le(DIGEST_RANGE.UP_TO))
                .and(ENTRY.MERCHANT_ENTRIES.gt(UNREAD.SEEN)));
        return about(
                HEAD.PARTNER_ID
                        .eq(mail.partner().value())
                        .and(HEAD.CONVERSATION_ID.in(DSL.select(DIGEST_RANGE.CONVERSATION_ID)
                                .from(DIGEST_RANGE)
                                .where(isOfMail)))
                        .and(ENTRY.AUTHOR_KIND.eq(Author.Kind.MERCHANT.word()))
                        .and(ENTRY.ENTRY_TYPE.in(TOLD_TYPES))
                        .and(isCovered),
                mail);
    }

    /** Nothing for a member who was removed, nor of a merchant who is blocked. */
    private List<Mail.About> about(Condition entries, Claimed mail) {
        Map<String, List<Record>> conversations = new LinkedHashMap<>();
        var found = DSL.select(
                        ENTRY.PARTNER_ID,
                        ENTRY.CONVERSATION_ID,
                        ENTRY.SEQ,
                        HEAD.LAST_ENTRY_AT,
                        DSL.rowNumber()
                                .over(DSL.partitionBy(ENTRY.CONVERSATION_ID).orderBy(ENTRY.SEQ))
                                .as(NTH),
                        DSL.count().over(DSL.partitionBy(ENTRY.CONVERSATION_ID)).as(OF_ALL))
                .from(HEAD)
                .join(ENTRY)
                .on(ENTRY.PARTNER_ID.eq(HEAD.PARTNER_ID), ENTRY.CONVERSATION_ID.eq(HEAD.CONVERSATION_ID))
                .where(entries)
                .andExists(DSL.selectOne()
                        .from(MEMBER)
                        .where(MEMBER.MEMBER_ID.eq(mail.member().value()))
                        .and(MEMBER.PRESENT))
                .andNotExists(DSL.selectOne()
                        .from(PAIR)
                        .where(PAIR.PARTNER_ID.eq(HEAD.PARTNER_ID))
                        .and(PAIR.MERCHANT_ID.eq(HEAD.MERCHANT_ID))
                        .and(PAIR.BLOCKED_AT.isNotNull()))
                .asTable("found");
        var nth = found.field(NTH, Integer.class);
        var ranked = DSL.select(found.fields())
                .select(DSL.rowNumber()
                        .over(DSL.orderBy(
                                nth, found.field(HEAD.LAST_ENTRY_AT).desc(), found.field(ENTRY.CONVERSATION_ID)))
                        .as(PLACE))
                .from(found)
                .asTable("ranked");
        var place = ranked.field(PLACE, Integer.class);
        sql().select(selected(place))
                .select(HEAD.CONVERSATION_ID, MERCHANT.NAME, SHOP.NAME, ranked.field(OF_ALL), place)
                .from(ranked)
                .join(ENTRY)
                .on(
                        ENTRY.PARTNER_ID.eq(ranked.field(ENTRY.PARTNER_ID)),
                        ENTRY.CONVERSATION_ID.eq(ranked.field(ENTRY.CONVERSATION_ID)),
                        ENTRY.SEQ.eq(ranked.field(ENTRY.SEQ)))
                .join(HEAD)
                .on(HEAD.PARTNER_ID.eq(ENTRY.PARTNER_ID), HEAD.CONVERSATION_ID.eq(ENTRY.CONVERSATION_ID))
                .join(CONVERSATION)
                .on(CONVERSATION.PARTNER_ID.eq(HEAD.PARTNER_ID), CONVERSATION.CONVERSATION_ID.eq(HEAD.CONVERSATION_ID))
                .join(MERCHANT)
                .on(MERCHANT.MERCHANT_ID.eq(CONVERSATION.MERCHANT_ID))
                .leftJoin(SHOP)
                .on(SHOP.SHOP_ID.eq(CONVERSATION.SHOP_ID))
                .leftJoin(ATTACHMENT)
                .on(EntryRows.attached())
                .where(place.le(MOST_TOLD))
                .or(ranked.field(NTH, Integer.class).eq(1))
                .orderBy(HEAD.LAST_ENTRY_AT.desc(), HEAD.CONVERSATION_ID, ENTRY.SEQ, ATTACHMENT.POSITION)
                .forEach(row -> conversations
                        .computeIfAbsent(row.get(HEAD.CONVERSATION_ID), any -> new ArrayList<>())
                        .add(row));
        return conversations.values().stream().map(JooqOutbox::about).toList();
    }

    /** The text comes with the first file alone, and not at all where it isn't told. H2 counts some characters twice. */
    private static List<Field<?>> selected(Field<Integer> place) {
        var told = DSL.when(ATTACHMENT.POSITION.gt(0).or(place.gt(MOST_TOLD)), DSL.castNull(ENTRY.BODY))
                .when(ENTRY.ENTRY_TYPE.eq(DSL.inline("message")), DSL.left(ENTRY.BODY, 2 * LEAST_OF_A_MESSAGE))
                .otherwise(ENTRY.BODY)
                .as(ENTRY.BODY);
        return EntryRows.selected().stream()
                .<Field<?>>map(field -> field.equals(ENTRY.BODY) ? told : field)
                .toList();
    }

    /** Without the half of a character that H2 may leave. */
    private static Record whole(Record told) {
        var body = told.get(ENTRY.BODY);
        if (body != null) {
            told.set(ENTRY.BODY, HALF.matcher(body).replaceFirst(""));
        }
        return told;
    }

    private static Mail.About about(List<Record> rows) {
        var row = rows.get(0);
        var entries = EntryRows.entries(rows.stream()
                .filter(told -> told.get(PLACE, Integer.class) <= MOST_TOLD)
                .map(JooqOutbox::whole)
                .toList());
        return new Mail.About(
                new ConversationId(row.get(HEAD.CONVERSATION_ID)),
                row.get(MERCHANT.NAME),
                Optional.ofNullable(row.get(SHOP.NAME)),
                entries,
                row.get(OF_ALL, Integer.class) - entries.size());
    }

    @Override
    public void done(Claimed mail) {
        sql().deleteFrom(OUTBOX).where(holdsLease(mail)).execute();
    }

    @Override
    public void retry(Claimed mail, Instant failingSince, Instant dueAt, String error) {
        sql().update(OUTBOX)
                .set(OUTBOX.FAILING_SINCE, failingSince)
                .set(OUTBOX.DUE_AT, dueAt)
                .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                .set(OUTBOX.LAST_ERROR, error)
                .where(holdsLease(mail))
                .execute();
    }

    @Override
    public void park(Claimed mail, String error) {
        sql().update(OUTBOX)
                .set(OUTBOX.PARKED, true)
                .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                .set(OUTBOX.LAST_ERROR, error)
                .where(holdsLease(mail))
                .execute();
    }

    @Override
    public Depth depth() {
        var parked = DSL.count().filterWhere(OUTBOX.PARKED);
        return sql().select(DSL.count(), parked)
                .from(OUTBOX)
                .fetchSingle(row -> new Depth(row.value1() - row.value2(), row.value2()));
    }

    @Override
    public Optional<Instant> oldest() {
        return sql().select(DSL.min(OUTBOX.CREATED_AT))
                .from(OUTBOX)
                .where(OUTBOX.PARKED.isFalse())
                .fetchOptional(row -> row.value1());
    }

    @Override
    public Optional<Instant> closedUntil() {
        return sql().select(DIGEST_PROGRESS.CLOSED_UNTIL)
                .from(DIGEST_PROGRESS)
                .where(DIGEST_PROGRESS.NAME.eq(DIGESTS))
                .fetchOptional(row -> row.value1());
    }

    @Override
    public Page<Parked> parked(Slice slice) {
        var isBehind = slice.after()
                .map(cursor -> DSL.row(OUTBOX.DUE_AT, OUTBOX.MEMBER_ID, OUTBOX.SUBJECT)
                        .gt(
                                cursor.instant(Listing.PARKED_MAILS, 0),
                                cursor.text(Listing.PARKED_MAILS, 1),
                                cursor.text(Listing.PARKED_MAILS, 2)))
                .orElseGet(DSL::noCondition);
        var parked = sql().selectFrom(OUTBOX)
                .where(OUTBOX.PARKED.isTrue())
                .and(isBehind)
                .orderBy(OUTBOX.DUE_AT, OUTBOX.MEMBER_ID, OUTBOX.SUBJECT)
                .limit(slice.limit() + 1)
                .fetch();
        var page = Page.<Record>of(
                List.copyOf(parked),
                slice.limit(),
                row -> Cursor.after(
                        Listing.PARKED_MAILS,
                        row.get(OUTBOX.DUE_AT).toString(),
                        row.get(OUTBOX.MEMBER_ID),
                        row.get(OUTBOX.SUBJECT)));
        return new Page<>(page.items().stream().map(JooqOutbox::parked).toList(), page.next());
    }

    private static Parked parked(Record row) {
        return new Parked(
                key(row),
                kind(row),
                new PartnerId(row.get(OUTBOX.PARTNER_ID)),
                new MemberId(row.get(OUTBOX.MEMBER_ID)),
                row.get(OUTBOX.CREATED_AT),
                row.get(OUTBOX.ATTEMPTS),
                Optional.ofNullable(row.get(OUTBOX.LAST_ERROR)).orElse(""));
    }

    @Override
    public int release(Instant now) {
        return release(OUTBOX.PARKED.isTrue(), now);
    }

    /** A key can't be asked for, only be made of its row: parked mails are few, and operators seldom. */
    @Override
    public int release(Set<String> keys, Instant now) {
        try (var parked = sql().select(OUTBOX.KIND, OUTBOX.MEMBER_ID, OUTBOX.SUBJECT)
                .from(OUTBOX)
                .where(OUTBOX.PARKED.isTrue())
                .orderBy(OUTBOX.MEMBER_ID, OUTBOX.SUBJECT)
                .fetchStream()) {
            var meant = parked.filter(row -> keys.contains(key(row)))
                    .map(row -> DSL.row(row.get(OUTBOX.MEMBER_ID), row.get(OUTBOX.SUBJECT)))
                    .toList();
            return meant.isEmpty()
                    ? 0
                    : release(
                            OUTBOX.PARKED
                                    .isTrue()
                                    .and(DSL.row(OUTBOX.MEMBER_ID, OUTBOX.SUBJECT)
                                            .in(meant)),
                            now);
        }
    }

    private int release(Condition meant, Instant now) {
        return sql().update(OUTBOX)
                .set(OUTBOX.PARKED, false)
                .set(OUTBOX.ATTEMPTS, 0)
                .setNull(OUTBOX.FAILING_SINCE)
                .set(OUTBOX.DUE_AT, now)
                .where(meant)
                .execute();
    }

    private static Condition holdsLease(Claimed mail) {
        return OUTBOX.MEMBER_ID
                .eq(mail.member().value())
                .and(OUTBOX.SUBJECT.eq(subject(mail)))
                .and(OUTBOX.VERSION.eq(mail.version()));
    }

    private static String subject(Claimed mail) {
        return mail.conversation()
                .map(ConversationId::value)
                .or(() -> mail.windowEnd().map(Instant::toString))
                .orElseThrow();
    }

    private DSLContext sql() {
        return connection.get();
    }
}
