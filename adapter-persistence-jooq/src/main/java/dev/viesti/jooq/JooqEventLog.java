package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.EVENT;
import static dev.viesti.jooq.generated.Tables.EVENT_LOG;

import dev.viesti.application.Actor;
import dev.viesti.application.EventBatch;
import dev.viesti.application.EventPosition;
import dev.viesti.application.port.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A position is the log's id and a {@link Horizon}. Ids of transactions are given at their first change and seen at their
 * commit: a snapshot names those that are open, so that a reader asks for them again, and for nothing that it has seen.
 */
record JooqEventLog(Database database, News news) implements EventLog {
    private static final String NAME = "entries";
    private static final String SEPARATOR = "~";
    /** The last 48 random bits of a UUID are enough to tell logs apart. */
    private static final int NODE_PART = 24;

    private static final int SWEPT_AT_ONCE = 10_000;

    /**
     * The last position that is seen, or isn't kept any more. Not the last id that the database knows: after a crash it may
     * give ids again that nothing durable bears.
     */
    private static final Field<Long> LAST = DSL.greatest(
                    EVENT_LOG.SWEPT,
                    DSL.coalesce(DSL.field(DSL.select(DSL.max(EVENT.POSITION)).from(EVENT)), DSL.inline(0L)))
            .as("last_seen");

    /** Ids of transactions that are open, after the last colon. */
    private static final Field<String> SNAPSHOT =
            DSL.field("pg_current_snapshot()::text", String.class).as("snapshot");

    private static final Field<Long> OLDEST_OPEN =
            DSL.field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class);

    private static final Field<String> NOTHING_OPEN = DSL.inline("").as("snapshot");

    /** What a statement sees of the log as a whole. */
    private record Sight(String log, Horizon horizon, long swept) {
        EventPosition position(Horizon until) {
            return new EventPosition(log + SEPARATOR + until.encoded());
        }

        /** Where the position is, if it is one of this log and everything behind it is kept. */
        Optional<Horizon> find(EventPosition position) {
            var value = position.value();
            return Optional.of(value)
                    .filter(text -> text.startsWith(log + SEPARATOR))
                    .flatMap(text -> Horizon.parse(text.substring(log.length() + SEPARATOR.length())))
                    .filter(from -> from.next() <= horizon.next() && from.covers(swept));
        }
    }

    @Override
    public EventPosition end() {
        var sight = database.read(JooqEventLog::look).or(this::begin).orElseThrow();
        return sight.position(sight.horizon());
    }

    /** The log's row is made by whoever needs it first. */
    private Optional<Sight> begin() {
        var unused = database.transact(JooqEventLog::make);
        return database.read(JooqEventLog::look);
    }

    static int make(DSLContext sql) {
        return sql.insertInto(EVENT_LOG)
                .set(EVENT_LOG.NAME, NAME)
                .set(EVENT_LOG.LOG_ID, UUID.randomUUID().toString().substring(NODE_PART))
                .set(EVENT_LOG.LAST_POSITION, 0L)
                .set(EVENT_LOG.SWEPT, 0L)
                .onConflictDoNothing()
                .execute();
    }

    private static Optional<Sight> look(DSLContext sql) {
        return sql.select(EVENT_LOG.LOG_ID, EVENT_LOG.SWEPT, LAST, snapshot(sql))
                .from(EVENT_LOG)
                .where(EVENT_LOG.NAME.eq(NAME))
                .fetchOptional(JooqEventLog::sight);
    }

    private static Field<String> snapshot(DSLContext sql) {
        return Statements.isH2(sql) ? NOTHING_OPEN : SNAPSHOT;
    }

    private static Sight sight(Record row) {
        var horizon = Horizon.of(row.get(LAST), row.get(SNAPSHOT.getName(), String.class));
        return new Sight(row.get(EVENT_LOG.LOG_ID), horizon, row.get(EVENT_LOG.SWEPT));
    }

    @Override
    public Optional<EventBatch> after(EventPosition position, Optional<Actor.Participant> viewer, int limit) {
        var encoded = position.value();
        return Horizon.parse(encoded.substring(encoded.indexOf(SEPARATOR) + 1))
                .flatMap(from -> database.read(sql -> after(sql, from, position, viewer, limit)));
    }

    /** One statement, since the next one would see more. */
    private static Optional<EventBatch> after(
            DSLContext sql, Horizon from, EventPosition position, Optional<Actor.Participant> viewer, int limit) {
        var beyond = beyond(from, viewer, limit).asTable("beyond");
        var rows = sql.select(EVENT_LOG.LOG_ID, EVENT_LOG.SWEPT, LAST, snapshot(sql))
                .select(beyond.fields())
                .from(EVENT_LOG)
                .leftJoin(beyond)
                .on(DSL.trueCondition())
                .where(EVENT_LOG.NAME.eq(NAME))
                .orderBy(
                        beyond.field(EVENT.POSITION),
                        beyond.field(EVENT.CONVERSATION_ID),
                        beyond.field(EVENT.FIRST_SEQ))
                .fetch();
        return rows.stream()
                .findFirst()
                .map(JooqEventLog::sight)
                .flatMap(sight -> sight.find(position).map(known -> {
                    var seen = rows.stream()
                            .filter(row -> row.get(beyond.field(EVENT.POSITION)) != null)
                            .toList();
                    var events = seen.stream()
                            .flatMap(row -> EventRows.events(row.into(EVENT)))
                            .toList();
                    if (seen.size() < limit) {
                        return new EventBatch(events, sight.position(sight.horizon()), false);
                    }
                    var last = seen.get(seen.size() - 1).get(beyond.field(EVENT.POSITION));
                    return new EventBatch(events, sight.position(sight.horizon().upTo(last)), true);
                }));
    }

    /** By the indexes on positions, whatever the planner thinks; transactions are told whole. */
    private static Select<?> beyond(Horizon from, Optional<Actor.Participant> viewer, int limit) {
        var isVisible = viewer.map(EventRows::isVisible).orElseGet(DSL::noCondition);
        var late = DSL.selectFrom(EVENT).where(EVENT.POSITION.in(from.open())).and(isVisible);
        var later = DSL.selectFrom(EVENT)
                .where(EVENT.POSITION.ge(from.next()))
                .and(isVisible)
                .orderBy(EVENT.POSITION)
                .limit(limit)
                .withTies();
        return from.open().isEmpty()
                ? later
                : DSL.select().from(late.unionAll(later).asTable("candidate"));
    }

    /**
     * Deletes in the order of positions, so that it costs what it deletes. On PostgreSQL only below every transaction that
     * is open, in whichever database: else each position had one open that is swept, and none were known.
     */
    static int sweep(DSLContext sql, Instant before) {
        make(sql);
        var swept = 0;
        var deleted = SWEPT_AT_ONCE;
        while (deleted >= SWEPT_AT_ONCE) {
            var oldest = DSL.select(EVENT.POSITION, EVENT.ENTERED_AT)
                    .from(EVENT)
                    .where(Statements.isH2(sql) ? DSL.noCondition() : EVENT.POSITION.lt(OLDEST_OPEN))
                    .orderBy(EVENT.POSITION)
                    .limit(SWEPT_AT_ONCE)
                    .asTable("oldest");
            var position = oldest.field(EVENT.POSITION);
            var kept = sql.select(DSL.min(position))
                    .from(oldest)
                    .where(oldest.field(EVENT.ENTERED_AT).ge(before))
                    .fetchSingle()
                    .value1();
            var last = sql.select(DSL.max(position))
                    .from(oldest)
                    .where(kept == null ? DSL.trueCondition() : position.lt(kept))
                    .fetchSingle()
                    .value1();
            if (last == null) {
                return swept;
            }
            deleted = sql.deleteFrom(EVENT).where(EVENT.POSITION.le(last)).execute();
            sql.update(EVENT_LOG)
                    .set(EVENT_LOG.SWEPT, DSL.greatest(EVENT_LOG.SWEPT, DSL.val(last)))
                    .where(EVENT_LOG.NAME.eq(NAME))
                    .execute();
            swept += deleted;
        }
        return swept;
    }

    /**
     * Forgets everything where the database was restored from another one, whose transactions had ids that are still to
     * come here.
     */
    static void recognise(DSLContext sql) {
        if (Statements.isH2(sql)) {
            return;
        }
        var next = DSL.field("pg_snapshot_xmax(pg_current_snapshot())::text::bigint", Long.class);
        var isForeign = DSL.exists(DSL.selectOne().from(EVENT).where(EVENT.POSITION.ge(next)));
        if (sql.deleteFrom(EVENT_LOG)
                        .where(EVENT_LOG.SWEPT.ge(next).or(isForeign))
                        .execute()
                > 0) {
            sql.deleteFrom(EVENT).execute();
        }
    }

    @Override
    public long pulse() {
        return news.pulse();
    }

    @Override
    public void await(long pulse, Duration atMost) {
        news.await(pulse, atMost);
    }
}
