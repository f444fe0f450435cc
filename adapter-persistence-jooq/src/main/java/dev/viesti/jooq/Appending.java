package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.ATTACHMENT;
import static dev.viesti.jooq.generated.Tables.ENTRY;
import static dev.viesti.jooq.generated.Tables.EVENT;
import static dev.viesti.jooq.generated.Tables.FILE;
import static dev.viesti.jooq.generated.Tables.HEAD;
import static dev.viesti.jooq.generated.Tables.TOLD;
import static dev.viesti.jooq.generated.Tables.UNREAD;

import dev.viesti.domain.FileId;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.party.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * Stores new entries with everything that follows from them. Round trips are the cost of a message, so that it is one
 * statement where the database lets one statement write several tables; files add theirs.
 */
record Appending(DSLContext sql, Conversation.Appended appended) {
    /** Drivers and databases differ in how a time that isn't cast gets there. */
    private static final String TIME = "cast(? as timestamp(6) with time zone)";

    private static final String MOVE_HEAD = "update viesti_head set last_seq = ?, merchant_entries = ?,"
            + " member_entries = ?, last_entry_at = " + TIME + ", preview = ?"
            + " where partner_id = ? and conversation_id = ? and last_seq = ?";

    /** One row for each present member who had read everything; others keep their position. */
    private static final String MARK_UNREAD = "insert into viesti_unread (partner_id, member_id, conversation_id, seen)"
            + " select m.partner_id, m.member_id, head.conversation_id, cast(? as int)"
            + " from %s head join viesti_member m on m.partner_id = head.partner_id and m.present%s"
            + " on conflict do nothing";

    private static final String KEEP_TOLD =
            "insert into viesti_told (partner_id, conversation_id, merchant_entries, entered_at) ";

    private static final List<Field<?>> TOLD_COLUMNS = List.of(TOLD.MERCHANT_ENTRIES, TOLD.ENTERED_AT);

    private static final String NOTE_EVENT = "insert into viesti_event"
            + " (partner_id, position, conversation_id, first_seq, last_seq, merchant_id, entered_at) ";

    private static final String ADD_ENTRIES = "insert into viesti_entry (partner_id, conversation_id, "
            + EntryRows.COLUMNS.stream().map(Field::getName).collect(Collectors.joining(", ")) + ") ";

    void run() {
        if (appended.entries().isEmpty()) {
            return;
        }
        var stored = Statements.isH2(sql) ? oneByOne() : atOnce();
        if (stored != appended.entries().size()) {
            throw new IllegalStateException("the entries don't follow the last one of the conversation");
        }
        attachFiles();
    }

    private int atOnce() {
        var text = new StringBuilder("with head as (" + MOVE_HEAD
                + " returning partner_id, conversation_id, merchant_id), event as (" + NOTE_EVENT
                + "select head.partner_id, pg_current_xact_id()::text::bigint, head.conversation_id, ?, ?,"
                + " head.merchant_id, " + TIME + " from head)");
        var values = new ArrayList<QueryPart>(headValues());
        values.addAll(List.of(firstSeq(), lastSeq(), enteredAt()));
        if (isRead()) {
            text.append(", unread as (" + MARK_UNREAD.formatted("head", "") + ")");
            values.add(seenBefore());
        }
        var told = told();
        if (!told.isEmpty()) {
            text.append(", told as (" + KEEP_TOLD + each(told.size(), TOLD_COLUMNS) + ")");
            told.forEach(entry -> values.addAll(toldValues(entry)));
        }
        text.append(' ').append(ADD_ENTRIES).append(each(appended.entries().size(), EntryRows.COLUMNS));
        appended.entries().forEach(entry -> values.addAll(EntryRows.values(entry)));
        return sql.execute(text.toString(), values.toArray(QueryPart[]::new));
    }

    private static String each(int rows, List<Field<?>> columns) {
        var row = "select head.partner_id, head.conversation_id, " + parameters(columns) + " from head";
        return String.join(" union all ", Collections.nCopies(rows, row));
    }

    private static String parameters(List<Field<?>> columns) {
        return columns.stream()
                .map(column -> column.getType() == Instant.class ? TIME : "?")
                .collect(Collectors.joining(", "));
    }

    private int oneByOne() {
        if (sql.execute(MOVE_HEAD, headValues().toArray(QueryPart[]::new)) == 0) {
            return 0;
        }
        if (isRead()) {
            sql.execute(
                    MARK_UNREAD.formatted("viesti_head", " where head.partner_id = ? and head.conversation_id = ?"),
                    seenBefore(),
                    partner(),
                    conversation());
        }
        noteEvent();
        for (var entry : told()) {
            sql.execute(KEEP_TOLD + "values (?, ?, " + parameters(TOLD_COLUMNS) + ")", withKey(toldValues(entry)));
        }
        var stored = 0;
        for (var entry : appended.entries()) {
            stored += sql.execute(
                    ADD_ENTRIES + "values (?, ?, " + parameters(EntryRows.COLUMNS) + ")",
                    withKey(EntryRows.values(entry)));
        }
        return stored;
    }

    private void noteEvent() {
        EventRows.count(sql, appended.at());
        sql.execute(
                NOTE_EVENT + "select ?, last_position, ?, ?, ?, ?, " + TIME + " from viesti_event_log",
                partner(),
                conversation(),
                firstSeq(),
                lastSeq(),
                DSL.val(appended.conversation().merchant().value(), EVENT.MERCHANT_ID),
                enteredAt());
    }

    private Field<Integer> firstSeq() {
        return DSL.val(appended.entries().get(0).seq(), EVENT.FIRST_SEQ);
    }

    private Field<Integer> lastSeq() {
        return DSL.val(appended.conversation().head().lastSeq(), EVENT.LAST_SEQ);
    }

    private Field<Instant> enteredAt() {
        return DSL.val(appended.at(), EVENT.ENTERED_AT);
    }

    private List<Field<?>> headValues() {
        var head = appended.conversation().head();
        return List.of(
                DSL.val(head.lastSeq(), HEAD.LAST_SEQ),
                DSL.val(head.merchantEntries(), HEAD.MERCHANT_ENTRIES),
                DSL.val(head.memberEntries(), HEAD.MEMBER_ENTRIES),
                DSL.val(head.lastEntryAt(), HEAD.LAST_ENTRY_AT),
                DSL.val(head.preview(), HEAD.PREVIEW),
                partner(),
                conversation(),
                DSL.val(head.lastSeq() - appended.entries().size(), HEAD.LAST_SEQ));
    }

    private boolean isRead() {
        return appended.entries().stream().anyMatch(Appending::isOfMerchant);
    }

    private Field<Integer> seenBefore() {
        var first = appended.entries().get(0);
        return DSL.val(first.merchantEntries() - (isOfMerchant(first) ? 1 : 0), UNREAD.SEEN);
    }

    private List<Entry> told() {
        return appended.entries().stream()
                .filter(Appending::isOfMerchant)
                .filter(entry -> entry.content().isTold())
                .toList();
    }

    /** Windows go by the clock: what an entry shows may be a time that is still to come. */
    private List<Field<?>> toldValues(Entry entry) {
        return List.of(
                DSL.val(entry.merchantEntries(), TOLD.MERCHANT_ENTRIES), DSL.val(appended.at(), TOLD.ENTERED_AT));
    }

    private static boolean isOfMerchant(Entry entry) {
        return entry.author().kind() == Author.Kind.MERCHANT;
    }

    private QueryPart[] withKey(List<Field<?>> values) {
        var all = new ArrayList<QueryPart>(List.of(partner(), conversation()));
        all.addAll(values);
        return all.toArray(QueryPart[]::new);
    }

    private Field<String> partner() {
        return DSL.val(appended.conversation().partner().value(), ENTRY.PARTNER_ID);
    }

    private Field<String> conversation() {
        return DSL.val(appended.conversation().id().value(), ENTRY.CONVERSATION_ID);
    }

    private void attachFiles() {
        var rows = appended.entries().stream()
                .flatMap(entry -> rows(entry).stream())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        sql.insertInto(
                        ATTACHMENT,
                        ATTACHMENT.PARTNER_ID,
                        ATTACHMENT.CONVERSATION_ID,
                        ATTACHMENT.SEQ,
                        ATTACHMENT.POSITION,
                        ATTACHMENT.FILE_ID,
                        ATTACHMENT.NAME,
                        ATTACHMENT.CONTENT_TYPE,
                        ATTACHMENT.SIZE)
                .valuesOfRows(rows)
                .execute();
        var attached = sql.update(FILE)
                .set(FILE.CLAIMED, true)
                .set(FILE.PARTNER_ID, partner())
                .set(FILE.CONVERSATION_ID, conversation())
                .where(FILE.FILE_ID.in(appended.entries().stream()
                        .flatMap(entry -> entry.content().files().stream())
                        .map(file -> file.id().value())
                        .toList()))
                .execute();
        if (attached != rows.size()) {
            throw new IllegalStateException("a file that is attached isn't there");
        }
    }

    private List<org.jooq.Row8<String, String, Integer, Integer, String, String, String, Long>> rows(Entry entry) {
        var rows = new ArrayList<org.jooq.Row8<String, String, Integer, Integer, String, String, String, Long>>();
        for (var file : entry.content().files()) {
            FileId id = file.id();
            rows.add(DSL.row(
                    appended.conversation().partner().value(),
                    appended.conversation().id().value(),
                    entry.seq(),
                    rows.size(),
                    id.value(),
                    file.name(),
                    file.contentType(),
                    file.size()));
        }
        return rows;
    }
}
