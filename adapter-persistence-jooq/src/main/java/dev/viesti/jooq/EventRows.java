package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.EVENT;

import dev.viesti.application.Actor;
import dev.viesti.application.Event;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Events as rows: one for all entries of an append, one for each other event. */
final class EventRows {
    private static final String ENTRY = "entry";
    private static final String TAGS = "tags";
    private static final String READ = "read";
    /** What no id looks like. */
    private static final String NONE = "";

    /** The count follows the clock, so that a copy of the file that was put back doesn't give a position twice. */
    private static final String COUNT = "update viesti_event_log set last_position = greatest(last_position + 1, ?)";

    private static final String NOTE =
            "insert into viesti_event (partner_id, conversation_id, kind, merchant_id, member_id,"
                    + " first_seq, last_seq, entered_at, position)"
                    + " select ?, ?, ?, ?, ?, ?, ?, cast(? as timestamp(6) with time zone), ";

    private EventRows() {}

    /** What is stored of an event; the entries from 1 to 0 are none. */
    private record Columns(
            PartnerId partner, String conversation, String kind, String merchant, String member, int first, int last) {

        static Columns of(Event event) {
            if (event instanceof Event.EntryAdded added) {
                var merchant = added.merchant().value();
                return new Columns(
                        added.partner(), added.conversation().value(), ENTRY, merchant, NONE, added.seq(), added.seq());
            }
            if (event instanceof Event.TagsChanged changed) {
                var conversation =
                        changed.conversation().map(ConversationId::value).orElse(NONE);
                return new Columns(changed.partner(), conversation, TAGS, NONE, NONE, 1, 0);
            }
            var moved = (Event.ReadMoved) event;
            var reader = moved.reader().author().id();
            var isMember = moved.reader() instanceof Actor.Member;
            return new Columns(
                    moved.partner(),
                    moved.conversation().value(),
                    READ,
                    isMember ? NONE : reader,
                    isMember ? reader : NONE,
                    1,
                    0);
        }

        QueryPart[] values(Instant at) {
            return new QueryPart[] {
                DSL.val(partner.value(), EVENT.PARTNER_ID),
                DSL.val(conversation, EVENT.CONVERSATION_ID),
                DSL.val(kind, EVENT.KIND),
                DSL.val(merchant, EVENT.MERCHANT_ID),
                DSL.val(member, EVENT.MEMBER_ID),
                DSL.val(first, EVENT.FIRST_SEQ),
                DSL.val(last, EVENT.LAST_SEQ),
                DSL.val(at, EVENT.ENTERED_AT)
            };
        }
    }

    /** On PostgreSQL it waits for nobody, and what one transaction notes twice has one row. */
    static void note(DSLContext sql, Event event, Instant at) {
        var values = Columns.of(event).values(at);
        if (Statements.isH2(sql)) {
            count(sql, at);
            sql.execute(NOTE + "last_position from viesti_event_log", values);
        } else {
            sql.execute(NOTE + "pg_current_xact_id()::text::bigint on conflict do nothing", values);
        }
    }

    /** H2's next position. Whoever takes it holds the count until the end: positions are committed in their order. */
    static void count(DSLContext sql, Instant at) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        if (sql.execute(COUNT, micros) == 0) {
            JooqEventLog.make(sql);
            sql.execute(COUNT, micros);
        }
    }

    static Condition isVisible(Actor.Participant viewer) {
        return viewer instanceof Actor.Member member
                ? EVENT.PARTNER_ID
                        .eq(member.partner().value())
                        .and(EVENT.KIND
                                .ne(READ)
                                .or(EVENT.MEMBER_ID.eq(member.id().value())))
                : EVENT.MERCHANT_ID.eq(viewer.author().id());
    }

    static Stream<Event> events(Record row) {
        var partner = new PartnerId(row.get(EVENT.PARTNER_ID));
        var conversation = Optional.of(row.get(EVENT.CONVERSATION_ID))
                .filter(id -> !id.equals(NONE))
                .map(ConversationId::new);
        return switch (row.get(EVENT.KIND)) {
            case TAGS -> Stream.of(new Event.TagsChanged(partner, conversation));
            case READ -> Stream.of(new Event.ReadMoved(partner, reader(partner, row), conversation.orElseThrow()));
            default -> entries(partner, conversation.orElseThrow(), row);
        };
    }

    private static Actor.Participant reader(PartnerId partner, Record row) {
        var member = row.get(EVENT.MEMBER_ID);
        return member.equals(NONE)
                ? new Actor.Merchant(new MerchantId(row.get(EVENT.MERCHANT_ID)))
                : new Actor.Member(new MemberId(member), partner);
    }

    private static Stream<Event> entries(PartnerId partner, ConversationId conversation, Record row) {
        var merchant = new MerchantId(row.get(EVENT.MERCHANT_ID));
        return IntStream.rangeClosed(row.get(EVENT.FIRST_SEQ), row.get(EVENT.LAST_SEQ))
                .mapToObj(seq -> new Event.EntryAdded(partner, merchant, conversation, seq));
    }
}
