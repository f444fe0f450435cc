package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.MEMBER;
import static dev.viesti.jooq.generated.Tables.MERCHANT;
import static dev.viesti.jooq.generated.Tables.MERCHANT_SHOP;
import static dev.viesti.jooq.generated.Tables.PARTNER;
import static dev.viesti.jooq.generated.Tables.SERVICE;
import static dev.viesti.jooq.generated.Tables.SHOP;

import dev.viesti.application.Cursor;
import dev.viesti.application.Listing;
import dev.viesti.application.OfferedService;
import dev.viesti.application.Page;
import dev.viesti.application.PartnerView;
import dev.viesti.application.ServiceFilter;
import dev.viesti.application.Slice;
import dev.viesti.application.port.Directory;
import dev.viesti.application.port.DirectoryReader;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Text;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Reception;
import dev.viesti.domain.party.Service;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

record JooqDirectoryReader(Database database) implements DirectoryReader {

    @Override
    public Page<Partner> partners(Slice slice) {
        return byId(
                Listing.PARTNERS,
                sql -> sql.selectFrom(PARTNER).where(),
                PARTNER.PARTNER_ID,
                slice,
                Rows::partner,
                partner -> partner.id().value());
    }

    @Override
    public Optional<PartnerView> partner(PartnerId id) {
        return database.read(sql -> sql.select(PARTNER.fields())
                .select(Statements.PUBLISHED, Statements.SERVING)
                .from(PARTNER)
                .where(PARTNER.PARTNER_ID.eq(id.value()))
                .fetchOptional()
                .map(row -> new PartnerView(
                        Rows.partner(row),
                        Rows.profile(row),
                        new Reception(row.get(Statements.PUBLISHED), row.get(Statements.SERVING)),
                        sql.selectFrom(SERVICE)
                                .where(SERVICE.PARTNER_ID.eq(id.value()))
                                .orderBy(SERVICE.SERVICE_ID)
                                .fetch(Rows::service))));
    }

    @Override
    public Page<Service> services(PartnerId partner, Slice slice) {
        return byId(
                Listing.SERVICES,
                sql -> sql.selectFrom(SERVICE).where(SERVICE.PARTNER_ID.eq(partner.value())),
                SERVICE.SERVICE_ID,
                slice,
                Rows::service,
                service -> service.id().value());
    }

    @Override
    public Page<Member> members(PartnerId partner, Slice slice) {
        return byId(
                Listing.MEMBERS,
                sql -> sql.selectFrom(MEMBER)
                        .where(MEMBER.PARTNER_ID.eq(partner.value()))
                        .and(MEMBER.PRESENT),
                MEMBER.MEMBER_ID,
                slice,
                Rows::member,
                member -> member.id().value());
    }

    @Override
    public Page<Merchant> merchants(Slice slice) {
        return byId(
                Listing.MERCHANTS,
                sql -> sql.selectFrom(MERCHANT).where(),
                MERCHANT.MERCHANT_ID,
                slice,
                Rows::merchant,
                merchant -> merchant.id().value());
    }

    @Override
    public Page<Directory.MerchantShop> shops(MerchantId merchant, Slice slice) {
        return byId(
                Listing.SHOPS,
                sql -> sql.select(SHOP.fields())
                        .select(MERCHANT_SHOP.ROLE)
                        .from(MERCHANT_SHOP)
                        .join(SHOP)
                        .on(SHOP.SHOP_ID.eq(MERCHANT_SHOP.SHOP_ID))
                        .where(MERCHANT_SHOP.MERCHANT_ID.eq(merchant.value())),
                MERCHANT_SHOP.SHOP_ID,
                slice,
                JooqDirectory::merchantShop,
                shop -> shop.shop().id().value());
    }

    private <T> Page<T> byId(
            Listing list,
            Function<DSLContext, SelectConditionStep<? extends Record>> query,
            Field<String> column,
            Slice slice,
            Function<Record, T> row,
            Function<T, String> id) {
        var isBehind =
                slice.after().map(cursor -> column.gt(cursor.text(list, 0))).orElseGet(DSL::noCondition);
        var items = database.read(sql -> query.apply(sql)
                .and(isBehind)
                .orderBy(column)
                .limit(slice.limit() + 1)
                .fetch(row::apply));
        return Page.of(items, slice.limit(), item -> Cursor.after(list, id.apply(item)));
    }

    @Override
    public Page<OfferedService> offers(ServiceFilter filter, Slice slice) {
        var isBehind = slice.after().map(JooqDirectoryReader::isBehind).orElseGet(DSL::noCondition);
        var isOfCategory = filter.category().map(SERVICE.CATEGORY::eq).orElseGet(DSL::noCondition);
        var isFound = filter.query()
                .map(Text::fold)
                .filter(needle -> !needle.isEmpty())
                .map(needle -> SearchIndex.contains(SERVICE.SEARCH, needle)
                        .or(SearchIndex.contains(PARTNER.NAME_SEARCH, needle)))
                .orElseGet(DSL::noCondition);
        var offers = database.read(sql -> sql.select(SERVICE.fields())
                .select(PARTNER.NAME)
                .from(SERVICE)
                .join(PARTNER)
                .on(PARTNER.PARTNER_ID.eq(SERVICE.PARTNER_ID))
                .where(PARTNER.PROFILE_STATUS.eq(Profile.Status.PUBLISHED.word()))
                .and(SERVICE.STATUS.eq(Service.Status.ACTIVE.word()))
                .and(isOfCategory)
                .and(isFound)
                .and(isBehind)
                .orderBy(SERVICE.PARTNER_ID, SERVICE.SERVICE_ID)
                .limit(slice.limit() + 1)
                .fetch(row -> new OfferedService(row.get(PARTNER.NAME), Rows.service(row))));
        return Page.of(
                offers,
                slice.limit(),
                offer -> Cursor.after(
                        Listing.OFFERS,
                        offer.service().partner().value(),
                        offer.service().id().value()));
    }

    private static Condition isBehind(Cursor cursor) {
        return DSL.row(SERVICE.PARTNER_ID, SERVICE.SERVICE_ID)
                .gt(cursor.text(Listing.OFFERS, 0), cursor.text(Listing.OFFERS, 1));
    }
}
