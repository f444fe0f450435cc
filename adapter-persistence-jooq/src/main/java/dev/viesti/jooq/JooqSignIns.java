package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.MEMBER;
import static dev.viesti.jooq.generated.Tables.MERCHANT;
import static dev.viesti.jooq.generated.Tables.SESSION;
import static dev.viesti.jooq.generated.Tables.SIGN_IN_LINK;

import dev.viesti.application.Actor;
import dev.viesti.application.port.SignIns;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.party.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;

/** Every change of a link is one statement, which goes by what the row is when its lock is had. */
record JooqSignIns(Supplier<DSLContext> connection) implements SignIns {

    @Override
    public List<Actor.Participant> having(EmailAddress address, int limit) {
        var people = new ArrayList<Actor.Participant>();
        var isIt = MEMBER.EMAIL_KEY.eq(address.key()).and(MEMBER.PRESENT);
        for (var id : sql().select(MEMBER.MEMBER_ID)
                .from(MEMBER)
                .where(isIt)
                .orderBy(MEMBER.MEMBER_ID)
                .limit(limit)
                .fetch(MEMBER.MEMBER_ID)) {
            sql().select(MEMBER.MEMBER_ID, MEMBER.PARTNER_ID)
                    .from(MEMBER)
                    .where(isIt)
                    .and(MEMBER.MEMBER_ID.eq(id))
                    .and(Statements.turnAlone(sql(), MEMBER, id))
                    .forUpdate()
                    .forEach(row ->
                            people.add(new Actor.Member(new MemberId(row.value1()), new PartnerId(row.value2()))));
        }
        sql().select(MERCHANT.MERCHANT_ID)
                .from(MERCHANT)
                .where(MERCHANT.EMAIL_KEY.eq(address.key()))
                .orderBy(MERCHANT.MERCHANT_ID)
                .limit(limit - people.size())
                .forUpdate()
                .forEach(row -> people.add(new Actor.Merchant(new MerchantId(row.value1()))));
        return people;
    }

    @Override
    public int asked(String identity, Instant since) {
        return sql().fetchCount(SIGN_IN_LINK, SIGN_IN_LINK.IDENTITY.eq(identity), SIGN_IN_LINK.ASKED_AT.ge(since));
    }

    @Override
    public void add(String id, String identity, String tokenHash, Instant askedAt) {
        sql().insertInto(SIGN_IN_LINK)
                .set(SIGN_IN_LINK.LINK_ID, id)
                .set(SIGN_IN_LINK.IDENTITY, identity)
                .set(SIGN_IN_LINK.TOKEN_HASH, tokenHash)
                .set(SIGN_IN_LINK.ASKED_AT, askedAt)
                .set(SIGN_IN_LINK.DUE_AT, askedAt)
                .set(SIGN_IN_LINK.VERSION, 0L)
                .execute();
    }

    @Override
    public Optional<Claimed> claim(Instant now, Duration lease, Duration lifetime) {
        var due = sql().selectFrom(SIGN_IN_LINK)
                .where(SIGN_IN_LINK.DUE_AT.le(now))
                .orderBy(SIGN_IN_LINK.DUE_AT, SIGN_IN_LINK.LINK_ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional();
        return due.map(row -> {
            var claimed = new Claimed(
                    row.get(SIGN_IN_LINK.LINK_ID),
                    row.get(SIGN_IN_LINK.IDENTITY),
                    row.get(SIGN_IN_LINK.ASKED_AT),
                    row.get(SIGN_IN_LINK.VERSION) + 1);
            sql().update(SIGN_IN_LINK)
                    .set(SIGN_IN_LINK.DUE_AT, now.plus(lease))
                    .set(SIGN_IN_LINK.EXPIRES_AT, now.plus(lifetime))
                    .set(SIGN_IN_LINK.VERSION, claimed.version())
                    .where(SIGN_IN_LINK.LINK_ID.eq(claimed.id()))
                    .execute();
            return claimed;
        });
    }

    @Override
    public void sent(Claimed link) {
        sql().update(SIGN_IN_LINK)
                .set(SIGN_IN_LINK.DUE_AT, (Instant) null)
                .where(holdsLease(link))
                .execute();
    }

    @Override
    public void retry(Claimed link, Instant dueAt) {
        sql().update(SIGN_IN_LINK)
                .set(SIGN_IN_LINK.DUE_AT, dueAt)
                .where(holdsLease(link))
                .execute();
    }

    @Override
    public void drop(Claimed link) {
        giveUp().where(holdsLease(link)).execute();
    }

    private static Condition holdsLease(Claimed link) {
        return SIGN_IN_LINK.LINK_ID.eq(link.id()).and(SIGN_IN_LINK.VERSION.eq(link.version()));
    }

    private UpdateSetMoreStep<Record> giveUp() {
        return sql().update(SIGN_IN_LINK)
                .set(SIGN_IN_LINK.DUE_AT, (Instant) null)
                .set(SIGN_IN_LINK.EXPIRES_AT, (Instant) null)
                .set(SIGN_IN_LINK.VERSION, SIGN_IN_LINK.VERSION.plus(1));
    }

    @Override
    public Optional<String> owner(String tokenHash, Instant now) {
        return identity(usable(tokenHash, now));
    }

    @Override
    public Optional<String> use(String tokenHash, Instant now) {
        var used = giveUp().where(usable(tokenHash, now)).execute();
        return used == 0 ? Optional.empty() : identity(SIGN_IN_LINK.TOKEN_HASH.eq(tokenHash));
    }

    private static Condition usable(String tokenHash, Instant now) {
        return SIGN_IN_LINK.TOKEN_HASH.eq(tokenHash).and(SIGN_IN_LINK.EXPIRES_AT.gt(now));
    }

    private Optional<String> identity(Condition which) {
        return sql().select(SIGN_IN_LINK.IDENTITY)
                .from(SIGN_IN_LINK)
                .where(which)
                .fetchOptional(SIGN_IN_LINK.IDENTITY);
    }

    @Override
    public void open(String tokenHash, String identity, Instant expiresAt) {
        sql().insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, tokenHash)
                .set(SESSION.IDENTITY, identity)
                .set(SESSION.EXPIRES_AT, expiresAt)
                .execute();
    }

    @Override
    public Optional<String> session(String tokenHash, Instant now) {
        return sql().select(SESSION.IDENTITY)
                .from(SESSION)
                .where(SESSION.TOKEN_HASH.eq(tokenHash))
                .and(SESSION.EXPIRES_AT.gt(now))
                .fetchOptional(SESSION.IDENTITY);
    }

    @Override
    public void end(String tokenHash) {
        sql().deleteFrom(SESSION).where(SESSION.TOKEN_HASH.eq(tokenHash)).execute();
    }

    /** Links first: whoever is just using one is waited for, and the session that they open ended too. */
    @Override
    public void endAll(String identity) {
        giveUp().where(SIGN_IN_LINK.IDENTITY.eq(identity)).execute();
        endSessions(identity);
    }

    /** As if they had never signed in; links first, as above. */
    void forget(String identity) {
        sql().deleteFrom(SIGN_IN_LINK).where(SIGN_IN_LINK.IDENTITY.eq(identity)).execute();
        endSessions(identity);
    }

    private void endSessions(String identity) {
        sql().deleteFrom(SESSION).where(SESSION.IDENTITY.eq(identity)).execute();
    }

    @Override
    public int sweep(Instant askedBefore, Instant expiredBy) {
        return sql().deleteFrom(SIGN_IN_LINK)
                        .where(SIGN_IN_LINK.ASKED_AT.lt(askedBefore))
                        .execute()
                + sql().deleteFrom(SESSION)
                        .where(SESSION.EXPIRES_AT.le(expiredBy))
                        .execute();
    }

    private DSLContext sql() {
        return connection.get();
    }
}
