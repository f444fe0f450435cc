package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.CONVERSATION;
import static dev.viesti.jooq.generated.Tables.MATCHING_PICK;
import static dev.viesti.jooq.generated.Tables.MEMBER;
import static dev.viesti.jooq.generated.Tables.MERCHANT;
import static dev.viesti.jooq.generated.Tables.MERCHANT_SHOP;
import static dev.viesti.jooq.generated.Tables.OUTBOX;
import static dev.viesti.jooq.generated.Tables.PAIR;
import static dev.viesti.jooq.generated.Tables.PARTNER;
import static dev.viesti.jooq.generated.Tables.SERVICE;
import static dev.viesti.jooq.generated.Tables.SHOP;
import static dev.viesti.jooq.generated.Tables.UNREAD;

import dev.viesti.application.Actor;
import dev.viesti.application.port.Directory;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.Text;
import dev.viesti.domain.conversation.SearchText;
import dev.viesti.domain.matching.Candidate;
import dev.viesti.domain.notification.NotificationSettings;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Reception;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Of every put, the insert decides under races; an update follows where it found a row. */
record JooqDirectory(Supplier<DSLContext> connection, Statements statements) implements Directory {

    @Override
    public boolean put(Partner partner) {
        var languages = Rows.languages(partner.languages());
        var search = Text.fold(partner.name());
        var made = sql().insertInto(PARTNER)
                        .set(PARTNER.PARTNER_ID, partner.id().value())
                        .set(PARTNER.NAME, partner.name())
                        .set(PARTNER.NAME_SEARCH, search)
                        .set(PARTNER.LANGUAGES, languages)
                        .set(PARTNER.PROFILE_STATUS, Profile.Status.DRAFT.word())
                        .set(PARTNER.HEADLINE, "")
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (!made) {
            sql().update(PARTNER)
                    .set(PARTNER.NAME, partner.name())
                    .set(PARTNER.NAME_SEARCH, search)
                    .set(PARTNER.LANGUAGES, languages)
                    .where(PARTNER.PARTNER_ID.eq(partner.id().value()))
                    .execute();
        }
        return made;
    }

    @Override
    public Optional<Partner> partner(PartnerId id) {
        return sql().selectFrom(PARTNER)
                .where(PARTNER.PARTNER_ID.eq(id.value()))
                .fetchOptional(Rows::partner);
    }

    @Override
    public void put(PartnerId partner, Profile profile) {
        require(sql().update(PARTNER)
                .set(PARTNER.PROFILE_STATUS, profile.status().word())
                .set(PARTNER.HEADLINE, profile.headline())
                .where(PARTNER.PARTNER_ID.eq(partner.value()))
                .execute());
    }

    @Override
    public Optional<Profile> profile(PartnerId partner) {
        return sql().selectFrom(PARTNER)
                .where(PARTNER.PARTNER_ID.eq(partner.value()))
                .fetchOptional(Rows::profile);
    }

    @Override
    public boolean put(Service service) {
        var row = sql().newRecord(SERVICE);
        row.set(SERVICE.PARTNER_ID, service.partner().value());
        row.set(SERVICE.SERVICE_ID, service.id().value());
        row.set(SERVICE.TITLE, service.title());
        row.set(SERVICE.CATEGORY, service.category());
        row.set(SERVICE.DESCRIPTION, service.description());
        row.set(SERVICE.PRICE_AMOUNT, Rows.amount(service.priceFrom()));
        row.set(SERVICE.PRICE_CURRENCY, Rows.currency(service.priceFrom()));
        row.set(SERVICE.STATUS, service.status().word());
        row.set(
                SERVICE.SEARCH,
                Text.fold(String.join("\n", service.title(), service.category(), service.description())));
        var made = sql().insertInto(SERVICE).set(row).onConflictDoNothing().execute() == 1;
        if (!made) {
            sql().update(SERVICE)
                    .set(row)
                    .where(SERVICE.PARTNER_ID.eq(service.partner().value()))
                    .and(SERVICE.SERVICE_ID.eq(service.id().value()))
                    .execute();
        }
        return made;
    }

    @Override
    public Optional<Service> service(PartnerId partner, ServiceId id) {
        return sql().selectFrom(SERVICE)
                .where(SERVICE.PARTNER_ID.eq(partner.value()))
                .and(SERVICE.SERVICE_ID.eq(id.value()))
                .fetchOptional(Rows::service);
    }

    @Override
    public Optional<Reception> reception(PartnerId partner) {
        return first(statements.reception.fetch(sql(), partner.value()))
                .map(row -> new Reception(row.get(Statements.PUBLISHED), row.get(Statements.SERVING)));
    }

    @Override
    public Optional<Boolean> put(Member member) {
        var row = sql().newRecord(MEMBER);
        row.set(MEMBER.MEMBER_ID, member.id().value());
        row.set(MEMBER.PARTNER_ID, member.partner().value());
        row.set(MEMBER.NAME, member.name());
        row.set(MEMBER.EMAIL, member.email().value());
        row.set(MEMBER.EMAIL_KEY, member.email().key());
        row.set(MEMBER.LANGUAGE, member.language().code());
        row.set(MEMBER.TIME_ZONE, member.timeZone().getId());
        row.set(MEMBER.PRESENT, true);
        var inserted = sql().insertInto(MEMBER)
                .set(row)
                .set(MEMBER.WANTS_FIRST_CONTACT, NotificationSettings.DEFAULT.firstContact())
                .set(MEMBER.WANTS_DIGEST, NotificationSettings.DEFAULT.digest())
                .onConflictDoNothing()
                .execute();
        if (inserted == 1) {
            return Optional.of(true);
        }
        var before = sql().select(MEMBER.PARTNER_ID, MEMBER.PRESENT)
                .from(MEMBER)
                .where(MEMBER.MEMBER_ID.eq(member.id().value()))
                .and(turnAlone(member.id()))
                .forUpdate()
                .fetchSingle();
        if (!before.get(MEMBER.PARTNER_ID).equals(member.partner().value())) {
            return Optional.empty();
        }
        if (!before.get(MEMBER.PRESENT)) {
            forget(member.partner(), member.id());
            put(member.id(), NotificationSettings.DEFAULT);
        }
        sql().update(MEMBER)
                .set(row)
                .where(MEMBER.MEMBER_ID.eq(member.id().value()))
                .execute();
        return Optional.of(!before.get(MEMBER.PRESENT));
    }

    @Override
    public void removeMember(PartnerId partner, MemberId id) {
        var removed = sql().update(MEMBER)
                .set(MEMBER.PRESENT, false)
                .where(MEMBER.MEMBER_ID.eq(id.value()))
                .and(MEMBER.PARTNER_ID.eq(partner.value()))
                .and(turnAlone(id))
                .execute();
        if (removed == 1) {
            forget(partner, id);
            sql().deleteFrom(OUTBOX).where(OUTBOX.MEMBER_ID.eq(id.value())).execute();
            put(id, NotificationSettings.DEFAULT);
        }
    }

    /** Has everything read, and isn't signed in: also by what was on its way while the member was removed. */
    private void forget(PartnerId partner, MemberId id) {
        sql().deleteFrom(UNREAD)
                .where(UNREAD.PARTNER_ID.eq(partner.value()))
                .and(UNREAD.MEMBER_ID.eq(id.value()))
                .execute();
        new JooqSignIns(connection).forget(new Actor.Member(id, partner).identity());
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return first(statements.member.fetch(sql(), id.value())).map(Rows::member);
    }

    @Override
    public Optional<Member> holdMember(MemberId id) {
        return first(statements.memberHeld.fetch(sql(), id.value())).map(Rows::member);
    }

    @Override
    public NotificationSettings settings(MemberId id) {
        return sql().select(MEMBER.WANTS_FIRST_CONTACT, MEMBER.WANTS_DIGEST)
                .from(MEMBER)
                .where(MEMBER.MEMBER_ID.eq(id.value()))
                .and(turnAlone(id))
                .forUpdate()
                .fetchOptional(row -> new NotificationSettings(row.value1(), row.value2()))
                .orElse(NotificationSettings.DEFAULT);
    }

    @Override
    public void put(MemberId id, NotificationSettings settings) {
        require(sql().update(MEMBER)
                .set(MEMBER.WANTS_FIRST_CONTACT, settings.firstContact())
                .set(MEMBER.WANTS_DIGEST, settings.digest())
                .where(MEMBER.MEMBER_ID.eq(id.value()))
                .execute());
    }

    @Override
    public boolean put(Merchant merchant) {
        var search = SearchText.of(merchant.name(), Optional.empty());
        var row = sql().newRecord(MERCHANT);
        row.set(MERCHANT.MERCHANT_ID, merchant.id().value());
        row.set(MERCHANT.NAME, merchant.name());
        row.set(MERCHANT.EMAIL, merchant.email().value());
        row.set(MERCHANT.EMAIL_KEY, merchant.email().key());
        row.set(MERCHANT.LANGUAGE, merchant.language().code());
        row.set(MERCHANT.SEARCH, search);
        var made = sql().insertInto(MERCHANT).set(row).onConflictDoNothing().execute() == 1;
        if (!made) {
            sql().update(MERCHANT)
                    .set(row)
                    .where(MERCHANT.MERCHANT_ID.eq(merchant.id().value()))
                    .execute();
            sql().update(CONVERSATION)
                    .set(CONVERSATION.MERCHANT_SEARCH, search)
                    .where(CONVERSATION.MERCHANT_ID.eq(merchant.id().value()))
                    .and(CONVERSATION.MERCHANT_SEARCH.ne(search))
                    .execute();
        }
        return made;
    }

    @Override
    public Optional<Merchant> merchant(MerchantId id) {
        return first(statements.merchant.fetch(sql(), id.value())).map(Rows::merchant);
    }

    @Override
    public boolean put(MerchantId merchant, Shop shop, ShopRole role) {
        put(shop);
        var made = sql().insertInto(MERCHANT_SHOP)
                        .set(MERCHANT_SHOP.MERCHANT_ID, merchant.value())
                        .set(MERCHANT_SHOP.SHOP_ID, shop.id().value())
                        .set(MERCHANT_SHOP.ROLE, role.word())
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (!made) {
            sql().update(MERCHANT_SHOP)
                    .set(MERCHANT_SHOP.ROLE, role.word())
                    .where(MERCHANT_SHOP.MERCHANT_ID.eq(merchant.value()))
                    .and(MERCHANT_SHOP.SHOP_ID.eq(shop.id().value()))
                    .execute();
        }
        return made;
    }

    private void put(Shop shop) {
        var search = SearchText.of(shop.name(), Optional.of(shop));
        var row = sql().newRecord(SHOP);
        row.set(SHOP.SHOP_ID, shop.id().value());
        row.set(SHOP.NAME, shop.name());
        row.set(SHOP.URL, shop.url().value());
        row.set(SHOP.SEARCH, search);
        if (sql().insertInto(SHOP).set(row).onConflictDoNothing().execute() == 0) {
            sql().update(SHOP)
                    .set(row)
                    .where(SHOP.SHOP_ID.eq(shop.id().value()))
                    .execute();
            sql().update(CONVERSATION)
                    .set(CONVERSATION.SHOP_SEARCH, search)
                    .where(CONVERSATION.SHOP_ID.eq(shop.id().value()))
                    .and(CONVERSATION.SHOP_SEARCH.ne(search))
                    .execute();
        }
    }

    @Override
    public Optional<MerchantShop> shop(MerchantId merchant, ShopId id) {
        return sql().select(SHOP.fields())
                .select(MERCHANT_SHOP.ROLE)
                .from(MERCHANT_SHOP)
                .join(SHOP)
                .on(SHOP.SHOP_ID.eq(MERCHANT_SHOP.SHOP_ID))
                .where(MERCHANT_SHOP.MERCHANT_ID.eq(merchant.value()))
                .and(MERCHANT_SHOP.SHOP_ID.eq(id.value()))
                .fetchOptional(JooqDirectory::merchantShop);
    }

    static MerchantShop merchantShop(Record row) {
        return new MerchantShop(Rows.shop(row), Rows.constant(ShopRole.class, row.get(MERCHANT_SHOP.ROLE)));
    }

    @Override
    public List<Candidate> candidates(String category, MerchantId merchant, Instant since) {
        var recent = DSL.field(DSL.selectCount()
                        .from(MATCHING_PICK)
                        .where(MATCHING_PICK.PARTNER_ID.eq(PARTNER.PARTNER_ID))
                        .and(MATCHING_PICK.CREATED_AT.ge(since)))
                .as("recent");
        return sql()
                .select(PARTNER.PARTNER_ID, PARTNER.LANGUAGES, SERVICE.PRICE_AMOUNT, SERVICE.PRICE_CURRENCY, recent)
                .from(SERVICE)
                .join(PARTNER)
                .on(PARTNER.PARTNER_ID.eq(SERVICE.PARTNER_ID))
                .where(SERVICE.CATEGORY.eq(category))
                .and(SERVICE.STATUS.eq(Service.Status.ACTIVE.word()))
                .and(PARTNER.PROFILE_STATUS.eq(Profile.Status.PUBLISHED.word()))
                .andNotExists(DSL.selectOne()
                        .from(PAIR)
                        .where(PAIR.PARTNER_ID.eq(PARTNER.PARTNER_ID))
                        .and(PAIR.MERCHANT_ID.eq(merchant.value()))
                        .and(PAIR.BLOCKED_AT.isNotNull()))
                .orderBy(PARTNER.PARTNER_ID, SERVICE.SERVICE_ID)
                .fetchGroups(PARTNER.PARTNER_ID)
                .values()
                .stream()
                .map(services -> new Candidate(
                        new PartnerId(services.get(0).get(PARTNER.PARTNER_ID)),
                        Rows.languages(services.get(0).get(PARTNER.LANGUAGES)),
                        services.map(row -> Rows.money(row, SERVICE.PRICE_AMOUNT, SERVICE.PRICE_CURRENCY)),
                        services.get(0).get(recent)))
                .toList();
    }

    private Condition turnAlone(MemberId id) {
        return Statements.turnAlone(sql(), MEMBER, id.value());
    }

    private DSLContext sql() {
        return connection.get();
    }

    private static Optional<Record> first(Result<Record> rows) {
        return rows.stream().findFirst();
    }

    private static void require(int rows) {
        if (rows == 0) {
            throw new IllegalStateException("nothing is stored to change");
        }
    }
}
