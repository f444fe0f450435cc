package dev.viesti.domain.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Refusals;
import dev.viesti.domain.Rule;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartyTest {
    private static final PartnerId PARTNER = new PartnerId("partner");

    @Nested
    @DisplayName("P1, P2: who receives")
    class Receiving {
        @ParameterizedTest
        @CsvSource({
            "true, true, ''",
            "false, true, profile-not-published",
            "true, false, no-services",
            "false, false, profile-not-published no-services"
        })
        void a_partner_receives_with_a_published_profile_and_an_active_service(
                boolean published, boolean active, String missing) {
            var reception = new Reception(published, active);
            assertThat(String.join(
                            " ", reception.missing().stream().map(Rule::code).toList()))
                    .isEqualTo(missing);
            assertThat(reception.receives()).isEqualTo(missing.isEmpty());
        }

        @Test
        void a_partner_that_receives_is_reached() {
            assertThatCode(() -> new Reception(true, true).requireReceiving()).doesNotThrowAnyException();
        }

        @ParameterizedTest
        @CsvSource({
            "false, true, profile-not-published",
            "true, false, no-services",
            "false, false, profile-not-published"
        })
        void a_refusal_says_the_first_reason(boolean published, boolean active, String rule) {
            assertThat(Refusals.rule(() -> new Reception(published, active).requireReceiving()))
                    .isEqualTo(rule);
        }
    }

    @Nested
    @DisplayName("C2: services")
    class Services {
        private Service service(String title, String category, String description, Service.Status status) {
            return Service.of(
                    PARTNER,
                    new ServiceId("s"),
                    title,
                    category,
                    description,
                    Optional.of(Money.of("1", "EUR")),
                    status);
        }

        @ParameterizedTest
        @EnumSource
        void merchants_ask_for_active_services_alone(Service.Status status) {
            assertThat(service("t", "c", "d", status).isActive()).isEqualTo(status == Service.Status.ACTIVE);
        }

        @Test
        void everything_is_held_to_its_limit() {
            var service = service("t".repeat(200), "c".repeat(100), "a\r\nb", Service.Status.ACTIVE);
            assertThat(service.description()).isEqualTo("a\nb");
            assertThat(service.priceFrom()).contains(Money.of("1", "EUR"));
            assertThat(Refusals.of(
                            () -> service("t".repeat(201), "c".repeat(101), "d".repeat(10_001), Service.Status.ACTIVE)))
                    .containsExactly("title too-long", "category too-long", "description too-long");
        }
    }

    @Nested
    @DisplayName("X2: what the host says of people and organisations")
    class Provisioning {
        private Member member(String name, String email, String language, String timeZone) {
            return Member.of(new MemberId("m"), PARTNER, name, email, language, timeZone);
        }

        @ParameterizedTest
        @CsvSource({"fi, Europe/Helsinki", "en, UTC", "en, America/Argentina/Buenos_Aires"})
        void a_member_reads_finnish_or_english_in_a_time_zone(String language, String zone) {
            assertThat(member("Mikko", "mikko@example.com", language, zone))
                    .isEqualTo(new Member(
                            new MemberId("m"),
                            PARTNER,
                            "Mikko",
                            EmailAddress.of("mikko@example.com"),
                            new Language(language),
                            ZoneId.of(zone)));
        }

        @Test
        void every_wrong_field_of_a_member_is_named() {
            assertThat(Refusals.of(() -> member("\n", "mikko", "sv", "Mars/Olympus")))
                    .containsExactly(
                            "name required",
                            "email not-an-address",
                            "language unknown-language",
                            "timeZone unknown-time-zone");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "Helsinki", "europe/helsinki", "+02:00", "UTC+2", "../etc/passwd"})
        void a_time_zone_is_a_name_of_the_iana_database(String zone) {
            assertThat(Refusals.of(() -> member("Mikko", "mikko@example.com", "fi", zone)))
                    .containsExactly("timeZone unknown-time-zone");
        }

        @Test
        void a_merchant_speaks_any_language() {
            assertThat(Merchant.of(new MerchantId("a"), "Aino", "aino@example.com", "sv"))
                    .isEqualTo(new Merchant(
                            new MerchantId("a"), "Aino", EmailAddress.of("aino@example.com"), new Language("sv")));
            assertThat(Refusals.of(() -> Merchant.of(new MerchantId("a"), "", "", "")))
                    .containsExactly("name required", "email not-an-address", "language not-a-language");
        }

        @Test
        void a_partner_has_a_name_and_distinct_sorted_languages() {
            var partner = Partner.of(
                    PARTNER,
                    "Pixel",
                    List.of(new Language("sv"), Language.ENGLISH, new Language("sv"), Language.FINNISH));
            assertThat(partner.name()).isEqualTo("Pixel");
            assertThat(partner.languages()).containsExactly(Language.ENGLISH, Language.FINNISH, new Language("sv"));
            assertThat(Refusals.of(() -> Partner.of(PARTNER, "n".repeat(201), List.of())))
                    .containsExactly("name too-long");
        }

        @Test
        void a_profile_has_a_headline() {
            assertThat(Profile.of(Profile.Status.DRAFT, "h".repeat(200)))
                    .isEqualTo(new Profile(Profile.Status.DRAFT, "h".repeat(200)));
            assertThat(Refusals.of(() -> Profile.of(Profile.Status.DRAFT, "h".repeat(201))))
                    .containsExactly("headline too-long");
        }

        @Test
        void a_shop_has_a_name_and_an_address() {
            assertThat(Shop.of(new ShopId("s"), "Putiikki", "https://shop.example"))
                    .isEqualTo(new Shop(new ShopId("s"), "Putiikki", new ShopUrl("https://shop.example")));
            assertThat(Refusals.of(() -> Shop.of(new ShopId("s"), "\u200b", "shop")))
                    .containsExactly("name invisible", "url not-a-url");
        }
    }

    @Test
    @DisplayName("P3: the role at the shop makes the kind of merchant")
    void the_role_at_the_shop_makes_the_kind_of_merchant() {
        assertThat(ShopRole.OWNER.kind()).isEqualTo(MerchantKind.SHOP_OWNER);
        assertThat(ShopRole.STAFF.kind()).isEqualTo(MerchantKind.SHOP_STAFF);
    }

    @Test
    void authors_stand_on_the_side_of_the_merchant_or_the_member_or_are_the_system() {
        assertThat(Author.of(new MerchantId("a"))).isEqualTo(new Author(Author.Kind.MERCHANT, "a"));
        assertThat(Author.of(new MemberId("a"))).isEqualTo(new Author(Author.Kind.MEMBER, "a"));
        assertThat(Author.SYSTEM.kind()).isEqualTo(Author.Kind.SYSTEM);
    }

    @Test
    void every_kind_has_the_word_that_other_programs_know() {
        assertThat(Arrays.stream(MerchantKind.values()).map(MerchantKind::word))
                .containsExactly("shop-owner", "shop-staff", "no-shop");
        assertThat(Arrays.stream(ShopRole.values()).map(ShopRole::word)).containsExactly("owner", "staff");
        assertThat(Arrays.stream(Profile.Status.values()).map(Profile.Status::word))
                .containsExactly("draft", "published");
        assertThat(Arrays.stream(Service.Status.values()).map(Service.Status::word))
                .containsExactly("active", "retired");
        assertThat(Arrays.stream(Author.Kind.values()).map(Author.Kind::word))
                .containsExactly("merchant", "member", "system");
    }
}
