package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.viesti.application.InboxFilter;
import dev.viesti.application.OfferedService;
import dev.viesti.application.Page;
import dev.viesti.application.PartnerView;
import dev.viesti.application.ServiceFilter;
import dev.viesti.application.Slice;
import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Reception;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Pages of the directory. */
public interface DirectoryReaderContract extends Scene {
    /** Ids in the order of lists: that of their characters. */
    List<String> IN_ORDER = List.of("-1", ".1", "10", "9", "A", "B", "_", "a", "a-1", "a.1", "a1", "aB", "a_", "b");

    /** No condition. */
    ServiceFilter ANY = new ServiceFilter(Optional.empty(), Optional.empty());

    @Test
    default void a_partner_comes_with_its_profile_and_all_of_its_services() {
        var id = new PartnerId("p");
        assertThat(storage().directory().partner(id)).isEmpty();
        var partner = Partner.of(id, "Aino Oy", List.of(Language.FINNISH, Language.ENGLISH));
        run(unit -> unit.directory().put(partner));
        assertThat(storage().directory().partner(id))
                .contains(new PartnerView(
                        partner, new Profile(Profile.Status.DRAFT, ""), new Reception(false, false), List.of()));

        var profile = Profile.of(Profile.Status.PUBLISHED, "We help");
        var active = new Service(
                id,
                new ServiceId("b"),
                "Title",
                "SEO",
                "Line\nand line",
                Optional.of(Money.of("99.90", "EUR")),
                Service.Status.ACTIVE);
        var retired = service(id, "a", "Ads", Service.Status.RETIRED);
        run(unit -> {
            unit.directory().put(id, profile);
            unit.directory().put(active);
            unit.directory().put(retired);
        });
        partner("q");

        assertThat(storage().directory().partner(id))
                .contains(new PartnerView(partner, profile, new Reception(true, true), List.of(retired, active)));
        assertThat(storage().directory().services(id, Slice.first(100)).items()).containsExactly(retired, active);
    }

    @Test
    default void partners_come_by_id_in_pages() {
        reversed().forEach(this::partner);

        assertThat(walk(slice -> storage().directory().partners(slice)))
                .extracting(partner -> partner.id().value())
                .containsExactlyElementsOf(IN_ORDER);
    }

    @Test
    default void services_of_a_partner_come_by_id_in_pages() {
        var id = partner("p");
        run(unit -> reversed()
                .forEach(service -> unit.directory().put(service(id, service, "SEO", Service.Status.RETIRED))));
        partner("q");

        assertThat(walk(slice -> storage().directory().services(id, slice)))
                .extracting(service -> service.id().value())
                .containsExactlyElementsOf(
                        Stream.concat(IN_ORDER.stream(), Stream.of("service")).toList());
        assertThat(storage()
                        .directory()
                        .services(new PartnerId("nobody"), Slice.first(1))
                        .items())
                .isEmpty();
    }

    @Test
    default void members_with_access_come_by_id_in_pages_X2() {
        var id = partner("p");
        reversed().forEach(member -> member(id, member));
        member(partner("q"), "stranger");
        run(unit -> unit.directory().removeMember(id, new MemberId("9")));

        var members = walk(slice -> storage().directory().members(id, slice));

        assertThat(members)
                .extracting(member -> member.id().value())
                .containsExactlyElementsOf(
                        IN_ORDER.stream().filter(member -> !member.equals("9")).toList());
        assertThat(members.get(0))
                .isEqualTo(found(unit -> unit.directory().member(new MemberId("-1")))
                        .orElseThrow());
    }

    @Test
    default void merchants_come_by_id_in_pages() {
        reversed().forEach(this::merchant);

        var merchants = walk(slice -> storage().directory().merchants(slice));

        assertThat(merchants).extracting(merchant -> merchant.id().value()).containsExactlyElementsOf(IN_ORDER);
        assertThat(merchants.get(0))
                .isEqualTo(found(unit -> unit.directory().merchant(new MerchantId("-1")))
                        .orElseThrow());
    }

    @Test
    default void the_shops_of_a_merchant_come_by_id_in_pages_each_with_the_merchants_role() {
        var owner = merchant("owner");
        var staff = merchant("staff");
        reversed().forEach(id -> shop(owner, id, "Shop " + id, "https://shop.example"));
        var shared = Shop.of(new ShopId("B"), "Shared", "https://shared.example");
        run(unit -> unit.directory().put(staff.id(), shared, ShopRole.STAFF));

        assertThat(walk(slice -> storage().directory().shops(owner.id(), slice)))
                .extracting(shop -> shop.shop().id().value())
                .containsExactlyElementsOf(IN_ORDER);
        assertThat(storage().directory().shops(staff.id(), Slice.first(10)).items())
                .containsExactly(new Directory.MerchantShop(shared, ShopRole.STAFF));
        assertThat(storage()
                        .directory()
                        .shops(new MerchantId("nobody"), Slice.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    default void a_page_of_the_directory_says_where_it_goes_on_only_if_it_does() {
        for (var id : List.of("a", "b", "c")) {
            partner(id);
        }

        assertThat(storage().directory().partners(Slice.first(3)).next()).isEmpty();
        assertThat(storage().directory().partners(Slice.first(4)).next()).isEmpty();
        var page = storage().directory().partners(Slice.first(2));
        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).isPresent();
        assertThat(storage().directory().merchants(Slice.first(1))).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    default void what_comes_and_changes_between_two_pages_shifts_nothing() {
        for (var id : List.of("b", "d", "f", "h")) {
            partner(id);
        }
        var first = storage().directory().partners(Slice.first(2));
        partner("a");
        partner("e");
        run(unit -> unit.directory().put(Partner.of(new PartnerId("f"), "Renamed", List.of())));

        var second = storage().directory().partners(new Slice(10, first.next()));

        assertThat(second.items()).extracting(Partner::name).containsExactly("Partner e", "Renamed", "Partner h");
    }

    @Test
    default void offers_are_the_active_services_of_receiving_partners_P1_C2() {
        var offering = partner("b");
        run(unit -> {
            unit.directory().put(service(offering, "another", "Ads", Service.Status.ACTIVE));
            unit.directory().put(service(offering, "retired", "Ads", Service.Status.RETIRED));
        });
        var draft = partner("draft");
        run(unit -> unit.directory().put(draft, Profile.of(Profile.Status.DRAFT, "We rest")));
        var idle = partner("idle");
        run(unit -> unit.directory().put(service(idle, "service", "Ads", Service.Status.RETIRED)));
        partner("a");
        run(unit -> unit.directory().put(Partner.of(new PartnerId("nothing"), "Nothing", List.of())));

        assertThat(offers(ANY))
                .containsExactly(
                        new OfferedService(
                                "Partner a", service(new PartnerId("a"), "service", CATEGORY, Service.Status.ACTIVE)),
                        new OfferedService("Partner b", service(offering, "another", "Ads", Service.Status.ACTIVE)),
                        new OfferedService("Partner b", service(offering, "service", CATEGORY, Service.Status.ACTIVE)));
        assertThat(offers(new ServiceFilter(Optional.empty(), Optional.of("Ads"))))
                .extracting(offer -> offer.service().id().value())
                .containsExactly("another");
        assertThat(offers(new ServiceFilter(Optional.empty(), Optional.of("ads"))))
                .isEmpty();
        assertThat(offers(new ServiceFilter(Optional.of("PARTNER B"), Optional.of(CATEGORY))))
                .extracting(offer -> offer.service().id().value())
                .containsExactly("service");
    }

    @Test
    default void offers_come_by_partner_and_service_in_pages() {
        var partners = List.of("B", "a", "a-1");
        for (var partner : partners) {
            var id = partner(partner);
            run(unit -> {
                for (var service : List.of("b", "A", "a", "_")) {
                    unit.directory().put(service(id, service, CATEGORY, Service.Status.ACTIVE));
                }
            });
        }

        var expected = new ArrayList<Tuple>();
        for (var partner : partners) {
            for (var service : List.of("A", "_", "a", "b", "service")) {
                expected.add(tuple(partner, service));
            }
        }
        assertThat(offers(ANY))
                .extracting(
                        offer -> offer.service().partner().value(),
                        offer -> offer.service().id().value())
                .containsExactlyElementsOf(expected);
    }

    @Test
    default void offers_are_found_by_any_part_in_any_case_taken_literally_C2() {
        var id = partner("p");
        run(unit -> {
            unit.directory().put(Partner.of(id, "Ääkkönen_Oy", List.of()));
            unit.directory().put(offer(id, "service", "Theme of 100%", "Design", "Fast\nand fine"));
            unit.directory().put(offer(id, "other", "Other", "Back\\end", "It's \"good\" [a-z]*"));
        });

        assertThat(offered("THEME")).containsExactly("service");
        assertThat(offered("design")).containsExactly("service");
        assertThat(offered("AND FINE")).containsExactly("service");
        assertThat(offered("ÄÄKKÖ")).containsExactly("other", "service");
        assertThat(offered("n_o")).containsExactly("other", "service");
        assertThat(offered("100%")).containsExactly("service");
        assertThat(offered("%")).containsExactly("service");
        assertThat(offered("k\\e")).containsExactly("other");
        assertThat(offered("\\")).containsExactly("other");
        assertThat(offered("'S \"")).containsExactly("other");
        assertThat(offered("[a-z]*")).containsExactly("other");
        assertThat(offered("t%e")).isEmpty();
        assertThat(offered("_heme")).isEmpty();
        assertThat(offered("aakko")).isEmpty();
        assertThat(offered("nothing like it")).isEmpty();
    }

    @Test
    default void a_cursor_of_another_list_is_refused() {
        var partner = partner("p");
        partner("q");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        conversation("c", partner, merchant, at(1));
        conversation("d", partner, merchant("y"), at(2));
        var inbox =
                storage().inbox().inbox(aino, InboxFilter.ALL, Slice.first(1)).next();
        var partners = storage().directory().partners(Slice.first(1)).next();
        var merchants = storage().directory().merchants(Slice.first(1)).next();

        refusesCursor(() -> storage().directory().partners(new Slice(1, inbox)));
        refusesCursor(() -> storage().directory().services(partner, new Slice(1, inbox)));
        refusesCursor(() -> storage().directory().members(partner, new Slice(1, inbox)));
        refusesCursor(() -> storage().directory().merchants(new Slice(1, inbox)));
        refusesCursor(() -> storage().directory().shops(merchant.id(), new Slice(1, inbox)));
        refusesCursor(() -> storage().directory().offers(ANY, new Slice(1, partners)));
        refusesCursor(() -> storage().directory().services(partner, new Slice(1, partners)));
        refusesCursor(() -> storage().directory().members(partner, new Slice(1, partners)));
        refusesCursor(() -> storage().directory().merchants(new Slice(1, partners)));
        refusesCursor(() -> storage().directory().shops(merchant.id(), new Slice(1, partners)));
        refusesCursor(() -> storage().directory().partners(new Slice(1, merchants)));
    }

    private List<String> offered(String query) {
        return offers(new ServiceFilter(Optional.of(query), Optional.empty())).stream()
                .map(offer -> offer.service().id().value())
                .toList();
    }

    private List<OfferedService> offers(ServiceFilter filter) {
        return walk(slice -> storage().directory().offers(filter, slice));
    }

    private static Service offer(PartnerId partner, String id, String title, String category, String description) {
        return Service.of(
                partner, new ServiceId(id), title, category, description, Optional.empty(), Service.Status.ACTIVE);
    }

    /** The ids in the order in which they are made here. */
    private static List<String> reversed() {
        var ids = new ArrayList<>(IN_ORDER);
        Collections.reverse(ids);
        return ids;
    }
}
