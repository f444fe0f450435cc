package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.MEMBER;
import static dev.viesti.jooq.generated.Tables.MERCHANT;
import static dev.viesti.jooq.generated.Tables.PAIR;
import static dev.viesti.jooq.generated.Tables.PARTNER;
import static dev.viesti.jooq.generated.Tables.SERVICE;
import static dev.viesti.jooq.generated.Tables.SHOP;
import static dev.viesti.jooq.generated.Tables.TAG;

import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.conversation.Block;
import dev.viesti.domain.party.EmailAddress;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopUrl;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import dev.viesti.domain.work.WorkChange;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Rows as the records that they are. */
final class Rows {
    /** "No shop yet" as a conversation's shop: no id looks like that. */
    static final String NO_SHOP = "(none)";

    private static final String SEPARATOR = " ";

    private Rows() {}

    /** The constant of a stable word. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static <T> Optional<T> id(Record row, Field<String> column, Function<String, T> type) {
        return Optional.ofNullable(row.get(column)).map(type);
    }

    static Optional<Money> money(Record row, Field<BigDecimal> amount, Field<String> currency) {
        return Optional.ofNullable(row.get(amount)).map(value -> money(value, row.get(currency)));
    }

    static Money money(BigDecimal amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }

    static @Nullable BigDecimal amount(Optional<Money> money) {
        return money.map(Money::amount).orElse(null);
    }

    static @Nullable String currency(Optional<Money> money) {
        return money.map(value -> value.currency().getCurrencyCode()).orElse(null);
    }

    static String shop(Optional<ShopId> shop) {
        return shop.map(ShopId::value).orElse(NO_SHOP);
    }

    static Optional<ShopId> shop(String stored) {
        return Optional.of(stored).filter(id -> !id.equals(NO_SHOP)).map(ShopId::new);
    }

    static String languages(List<Language> languages) {
        return languages.stream().map(Language::code).collect(Collectors.joining(SEPARATOR));
    }

    static List<Language> languages(String stored) {
        return Stream.of(stored.split(SEPARATOR))
                .filter(code -> !code.isEmpty())
                .map(Language::new)
                .toList();
    }

    static Partner partner(Record row) {
        return new Partner(
                new PartnerId(row.get(PARTNER.PARTNER_ID)),
                row.get(PARTNER.NAME),
                languages(row.get(PARTNER.LANGUAGES)));
    }

    static Profile profile(Record row) {
        return new Profile(constant(Profile.Status.class, row.get(PARTNER.PROFILE_STATUS)), row.get(PARTNER.HEADLINE));
    }

    static Service service(Record row) {
        return new Service(
                new PartnerId(row.get(SERVICE.PARTNER_ID)),
                new ServiceId(row.get(SERVICE.SERVICE_ID)),
                row.get(SERVICE.TITLE),
                row.get(SERVICE.CATEGORY),
                row.get(SERVICE.DESCRIPTION),
                money(row, SERVICE.PRICE_AMOUNT, SERVICE.PRICE_CURRENCY),
                constant(Service.Status.class, row.get(SERVICE.STATUS)));
    }

    static Member member(Record row) {
        return new Member(
                new MemberId(row.get(MEMBER.MEMBER_ID)),
                new PartnerId(row.get(MEMBER.PARTNER_ID)),
                row.get(MEMBER.NAME),
                new EmailAddress(row.get(MEMBER.EMAIL)),
                new Language(row.get(MEMBER.LANGUAGE)),
                ZoneId.of(row.get(MEMBER.TIME_ZONE)));
    }

    static Merchant merchant(Record row) {
        return new Merchant(
                new MerchantId(row.get(MERCHANT.MERCHANT_ID)),
                row.get(MERCHANT.NAME),
                new EmailAddress(row.get(MERCHANT.EMAIL)),
                new Language(row.get(MERCHANT.LANGUAGE)));
    }

    static Shop shop(Record row) {
        return new Shop(new ShopId(row.get(SHOP.SHOP_ID)), row.get(SHOP.NAME), new ShopUrl(row.get(SHOP.URL)));
    }

    static Tag tag(Record row) {
        return new Tag(
                new PartnerId(row.get(TAG.PARTNER_ID)), new TagId(row.get(TAG.TAG_ID)), new TagName(row.get(TAG.NAME)));
    }

    /** The block that stands on the pair, if there is one. */
    static Optional<Block> block(Record pair) {
        return Optional.ofNullable(pair.get(PAIR.BLOCKED_AT))
                .map(at -> new Block(
                        new PartnerId(pair.get(PAIR.PARTNER_ID)),
                        new MerchantId(pair.get(PAIR.MERCHANT_ID)),
                        new MemberId(pair.get(PAIR.BLOCKED_BY)),
                        at,
                        new WorkChange.Counts(
                                pair.get(PAIR.CLOSED_PROPOSALS),
                                pair.get(PAIR.CLOSED_JOBS),
                                pair.get(PAIR.CLOSED_INVOICES))));
    }
}
