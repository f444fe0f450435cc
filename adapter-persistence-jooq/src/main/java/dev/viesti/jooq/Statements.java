package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.CONVERSATION;
import static dev.viesti.jooq.generated.Tables.HEAD;
import static dev.viesti.jooq.generated.Tables.MEMBER;
import static dev.viesti.jooq.generated.Tables.MERCHANT;
import static dev.viesti.jooq.generated.Tables.PAIR;
import static dev.viesti.jooq.generated.Tables.PARTNER;
import static dev.viesti.jooq.generated.Tables.SERVICE;

import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What every message and every request runs, rendered once. */
final class Statements {
    /** Whether the partner's profile is published. */
    static final Field<Boolean> PUBLISHED = DSL.field(
                    PARTNER.PROFILE_STATUS.eq(DSL.inline(Profile.Status.PUBLISHED.word())))
            .as("published");

    /** Whether the partner has an active service. */
    static final Field<Boolean> SERVING = DSL.field(
                    DSL.exists(activeServices(SERVICE.PARTNER_ID.eq(PARTNER.PARTNER_ID))))
            .as("serving");

    private static final String ANY = "";
    private static final String TURN =
            "(select %s(hashtextextended(%s, cast(cast('%s' as regclass) as bigint)))) is not null";

    final Prepared parties;
    final Prepared pairShared;
    final Prepared pairAlone;
    final Prepared lock;
    final Prepared reception;
    final Prepared member;
    final Prepared memberHeld;
    final Prepared merchant;

    Statements(DSLContext renderer) {
        parties = Prepared.of(
                renderer,
                renderer.select(CONVERSATION.PARTNER_ID, CONVERSATION.MERCHANT_ID)
                        .from(CONVERSATION)
                        .where(CONVERSATION.CONVERSATION_ID.eq(ANY)));
        pairShared = Prepared.of(renderer, shared(renderer, pair(renderer).and(sharedTurn(renderer, PAIR, ANY, ANY))));
        pairAlone = Prepared.of(
                renderer,
                pair(renderer).and(turnAlone(renderer, PAIR, ANY, ANY)).forUpdate());
        lock = Prepared.of(renderer, lock(renderer));
        reception = Prepared.of(
                renderer, renderer.select(PUBLISHED, SERVING).from(PARTNER).where(PARTNER.PARTNER_ID.eq(ANY)));
        member = Prepared.of(renderer, presentMember(renderer));
        memberHeld =
                Prepared.of(renderer, shared(renderer, presentMember(renderer).and(sharedTurn(renderer, MEMBER, ANY))));
        merchant = Prepared.of(renderer, renderer.selectFrom(MERCHANT).where(MERCHANT.MERCHANT_ID.eq(ANY)));
    }

    private static SelectConditionStep<? extends Record> presentMember(DSLContext renderer) {
        return renderer.selectFrom(MEMBER).where(MEMBER.MEMBER_ID.eq(ANY)).and(MEMBER.PRESENT);
    }

    private static SelectConditionStep<Record> pair(DSLContext renderer) {
        return renderer.selectFrom(PAIR).where(PAIR.PARTNER_ID.eq(ANY)).and(PAIR.MERCHANT_ID.eq(ANY));
    }

    /** Locks the head alone; the other half is read with it where the database can lock one table of a join. */
    private static Select<?> lock(DSLContext renderer) {
        var fields = new ArrayList<Field<?>>(List.of(HEAD.fields()));
        var isHead = HEAD.PARTNER_ID.eq(ANY).and(HEAD.CONVERSATION_ID.eq(ANY));
        if (isH2(renderer)) {
            return renderer.select(fields).from(HEAD).where(isHead).forUpdate();
        }
        fields.addAll(stable());
        return renderer.select(fields)
                .from(HEAD)
                .join(CONVERSATION)
                .on(CONVERSATION.PARTNER_ID.eq(HEAD.PARTNER_ID), CONVERSATION.CONVERSATION_ID.eq(HEAD.CONVERSATION_ID))
                .where(isHead)
                .forUpdate()
                .of(HEAD);
    }

    /** The columns of the half that hardly changes which a locked conversation consists of. */
    static List<Field<?>> stable() {
        return List.of(CONVERSATION.SHOP_ID, CONVERSATION.MERCHANT_KIND, CONVERSATION.ORIGIN, CONVERSATION.CREATED_AT);
    }

    static Select<Record> activeServices(Condition which) {
        return DSL.select(DSL.asterisk())
                .from(SERVICE)
                .where(which)
                .and(SERVICE.STATUS.eq(DSL.inline(Service.Status.ACTIVE.word())));
    }

    /** Locks rows as one of several who do; H2, where transactions take turns anyway, has no such lock. */
    static <R extends Record> Select<R> shared(DSLContext connection, SelectConditionStep<R> query) {
        return isH2(connection) ? query.forUpdate() : query.forShare();
    }

    /** Waits for a turn with the row of that key before its lock is asked for, as one of several who share it. */
    private static Condition sharedTurn(DSLContext connection, Table<?> table, String... key) {
        return turn(connection, "pg_advisory_xact_lock_shared", table, key);
    }

    /**
     * Waits for a turn with the row of that key before its lock is asked for, alone. Without it PostgreSQL lets those who
     * share the row pass whoever waits to have it alone, for as long as they keep coming. Turns are given in the order in
     * which they are asked for, and last until the transaction ends. They are no more than that: two keys may have one
     * turn, and others may take none, so that it is the row's own lock which keeps the rules.
     */
    static Condition turnAlone(DSLContext connection, Table<?> table, String... key) {
        return turn(connection, "pg_advisory_xact_lock", table, key);
    }

    /** A subquery that depends on no row runs once, and before there is a row to be locked; the table's number knows the schema. */
    private static Condition turn(DSLContext connection, String lock, Table<?> table, String... key) {
        if (isH2(connection)) {
            return DSL.noCondition();
        }
        var name = String.join(" || ' ' || ", Collections.nCopies(key.length, "cast(? as text)"));
        return DSL.condition(TURN.formatted(lock, name, table.getName()), (Object[]) key);
    }

    static boolean isH2(DSLContext connection) {
        return connection.dialect() == SQLDialect.H2;
    }
}
