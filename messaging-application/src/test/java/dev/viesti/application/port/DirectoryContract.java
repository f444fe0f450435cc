package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.Language;
import dev.viesti.domain.MatchingRequestId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.matching.Candidate;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.matching.Pick;
import dev.viesti.domain.notification.NotificationKind;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who takes part. */
public interface DirectoryContract extends Scene {

    @Test
    default void what_was_put_into_the_directory_is_found_as_it_was_put() {
        var partner = Partner.of(new PartnerId("p"), "Ääkköset & Co", List.of(new Language("sv"), Language.FINNISH));
        var profile = Profile.of(Profile.Status.PUBLISHED, "We help");
        var service = new Service(
                partner.id(),
                new ServiceId("s"),
                "Title",
                "SEO",
                "Line\nand line",
                Optional.of(Money.of("120", "EUR")),
                Service.Status.RETIRED);
        var member = Member.of(new MemberId("m"), partner.id(), "Aino", "aino@p.example", "fi", "Europe/Helsinki");
        var merchant = Merchant.of(new MerchantId("x"), "Matti", "matti@x.example", "sv");
        var shop = Shop.of(new ShopId("shop"), "Kukka", "https://kukka.example");
        run(unit -> {
            unit.directory().put(partner);
            unit.directory().put(partner.id(), profile);
            unit.directory().put(service);
            unit.directory().put(member);
            unit.directory().put(merchant);
            unit.directory().put(merchant.id(), shop, ShopRole.STAFF);
        });

        run(unit -> {
            assertThat(unit.directory().partner(partner.id())).contains(partner);
            assertThat(unit.directory().profile(partner.id())).contains(profile);
            assertThat(unit.directory().service(partner.id(), service.id())).contains(service);
            assertThat(unit.directory().member(member.id())).contains(member);
            assertThat(unit.directory().merchant(merchant.id())).contains(merchant);
            assertThat(unit.directory().shop(merchant.id(), shop.id()))
                    .contains(new Directory.MerchantShop(shop, ShopRole.STAFF));
        });
    }

    @Test
    default void what_is_not_in_the_directory_is_absent() {
        var nobody = new PartnerId("nobody");
        run(unit -> {
            assertThat(unit.directory().partner(nobody)).isEmpty();
            assertThat(unit.directory().profile(nobody)).isEmpty();
            assertThat(unit.directory().reception(nobody)).isEmpty();
            assertThat(unit.directory().service(nobody, new ServiceId("s"))).isEmpty();
            assertThat(unit.directory().member(new MemberId("m"))).isEmpty();
            assertThat(unit.directory().merchant(new MerchantId("x"))).isEmpty();
            assertThat(unit.directory().shop(new MerchantId("x"), new ShopId("shop")))
                    .isEmpty();
        });
    }

    @Test
    default void putting_tells_whether_something_was_made_and_replaces_what_was_there() {
        var id = new PartnerId("p");
        run(unit -> {
            var directory = unit.directory();
            assertThat(directory.put(Partner.of(id, "Old", List.of()))).isTrue();
            assertThat(directory.put(Partner.of(id, "New", List.of(Language.ENGLISH))))
                    .isFalse();
            assertThat(directory.put(service(id, "s", "SEO", Service.Status.ACTIVE)))
                    .isTrue();
            assertThat(directory.put(service(id, "s", "Ads", Service.Status.ACTIVE)))
                    .isFalse();
            assertThat(directory.put(aino(id, "Old"))).contains(true);
            assertThat(directory.put(aino(id, "New"))).contains(false);
            assertThat(directory.put(Merchant.of(new MerchantId("x"), "Old", "x@x.example", "fi")))
                    .isTrue();
            assertThat(directory.put(Merchant.of(new MerchantId("x"), "New", "x@x.example", "fi")))
                    .isFalse();
            assertThat(directory.put(
                            new MerchantId("x"), Shop.of(new ShopId("s"), "Old", "https://x.example"), ShopRole.OWNER))
                    .isTrue();
            assertThat(directory.put(
                            new MerchantId("x"), Shop.of(new ShopId("s"), "New", "https://x.example"), ShopRole.STAFF))
                    .isFalse();
        });

        run(unit -> {
            assertThat(unit.directory().partner(id)).contains(Partner.of(id, "New", List.of(Language.ENGLISH)));
            assertThat(unit.directory().service(id, new ServiceId("s")).map(Service::category))
                    .contains("Ads");
            assertThat(unit.directory().member(new MemberId("aino")).map(Member::name))
                    .contains("New");
            assertThat(unit.directory().merchant(new MerchantId("x")).map(Merchant::name))
                    .contains("New");
            var shop =
                    unit.directory().shop(new MerchantId("x"), new ShopId("s")).orElseThrow();
            assertThat(shop.shop().name()).isEqualTo("New");
            assertThat(shop.role()).isEqualTo(ShopRole.STAFF);
        });
    }

    @Test
    default void a_new_partner_has_a_draft_profile_which_later_changes_of_the_partner_leave_alone() {
        var id = new PartnerId("p");
        run(unit -> unit.directory().put(Partner.of(id, "Old", List.of())));
        assertThat(found(unit -> unit.directory().profile(id))).contains(new Profile(Profile.Status.DRAFT, ""));

        var published = Profile.of(Profile.Status.PUBLISHED, "We help");
        run(unit -> unit.directory().put(id, published));
        run(unit -> unit.directory().put(Partner.of(id, "New", List.of())));

        assertThat(found(unit -> unit.directory().profile(id))).contains(published);
    }

    @Test
    default void a_partner_receives_if_its_profile_is_published_and_a_service_is_active() {
        var id = new PartnerId("p");
        run(unit -> {
            unit.directory().put(Partner.of(id, "Partner", List.of()));
            assertThat(unit.directory().reception(id)).contains(new Reception(false, false));

            unit.directory().put(service(id, "old", "SEO", Service.Status.RETIRED));
            unit.directory().put(id, Profile.of(Profile.Status.PUBLISHED, "We help"));
            assertThat(unit.directory().reception(id)).contains(new Reception(true, false));

            unit.directory().put(service(id, "new", "SEO", Service.Status.ACTIVE));
            assertThat(unit.directory().reception(id)).contains(new Reception(true, true));

            unit.directory().put(id, Profile.of(Profile.Status.DRAFT, "We rest"));
            assertThat(unit.directory().reception(id)).contains(new Reception(false, true));
        });
    }

    @Test
    default void services_of_two_partners_may_bear_the_same_id() {
        var one = partner("one");
        var other = partner("other");
        run(unit -> unit.directory().put(service(one, "service", "Ads", Service.Status.ACTIVE)));

        assertThat(found(unit -> unit.directory().service(other, new ServiceId("service")))
                        .map(Service::category))
                .contains(CATEGORY);
    }

    @Test
    default void an_id_of_another_partners_member_is_refused_even_after_the_removal() {
        var one = partner("one");
        var other = partner("other");
        run(unit -> unit.directory().put(aino(one, "Aino")));

        assertThat(found(unit -> unit.directory().put(aino(other, "Thief")))).isEmpty();
        run(unit -> unit.directory().removeMember(one, new MemberId("aino")));
        assertThat(found(unit -> unit.directory().put(aino(other, "Thief")))).isEmpty();

        assertThat(found(unit -> unit.directory().member(new MemberId("aino")))).isEmpty();
        assertThat(found(unit -> unit.directory().put(aino(one, "Aino")))).contains(true);
    }

    @Test
    default void a_removed_member_has_no_access_and_removing_twice_is_the_same_as_once() {
        var one = partner("one");
        var other = partner("other");
        var aino = member(one, "aino");
        run(unit -> unit.directory().removeMember(other, aino.id()));
        assertThat(found(unit -> unit.directory().member(aino.id()))).isPresent();
        assertThat(found(unit -> unit.directory().holdMember(aino.id())))
                .isEqualTo(found(unit -> unit.directory().member(aino.id())));

        run(unit -> unit.directory().removeMember(one, aino.id()));
        run(unit -> unit.directory().removeMember(one, aino.id()));
        run(unit -> unit.directory().removeMember(one, new MemberId("nobody")));

        assertThat(found(unit -> unit.directory().member(aino.id()))).isEmpty();
        assertThat(found(unit -> unit.directory().holdMember(aino.id()))).isEmpty();
    }

    @RaceTest
    default void the_removal_of_a_member_waits_for_all_who_hold_them_X2() {
        assumeTrue(runsTransactionsAtOnce());
        var partner = partner("p");
        var aino = member(partner, "aino");
        try (var race = new Race()) {
            var removing = ask(unit -> {
                assertThat(unit.directory().holdMember(aino.id())).isPresent();
                assertThat(Race.result(race.begin(
                                () -> found(other -> other.directory().holdMember(aino.id())))))
                        .isPresent();
                var begun = race.begin(() -> ask(other -> {
                    other.directory().removeMember(partner, aino.id());
                    return true;
                }));
                assertThatThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return begun;
            });
            assertThat(Race.result(removing)).isTrue();
        }
        assertThat(found(unit -> unit.directory().holdMember(aino.id()))).isEmpty();
    }

    @Test
    default void a_returning_member_begins_with_everything_read_and_default_settings() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        run(unit -> unit.directory().put(aino.id(), new NotificationSettings(false, false)));
        run(unit -> unit.directory().removeMember(partner, aino.id()));
        var current = write(conversation, merchant("x"), "Anybody there?", at(2));

        assertThat(found(unit -> unit.directory().put(aino(partner, "Aino")))).contains(true);

        run(unit -> {
            assertThat(unit.directory().settings(aino.id())).isEqualTo(NotificationSettings.DEFAULT);
            var locked = unit.conversations().lock(partner, current.id());
            assertThat(unit.conversations().position(locked, aino.id()).seen()).isEqualTo(2);
        });
    }

    @Test
    default void settings_are_the_default_until_put_and_survive_a_change_of_the_member() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        run(unit -> assertThat(unit.directory().settings(aino.id())).isEqualTo(NotificationSettings.DEFAULT));

        var wanted = new NotificationSettings(false, true);
        run(unit -> unit.directory().put(aino.id(), wanted));
        run(unit -> unit.directory().put(aino(partner, "Aino Uusi")));

        run(unit -> assertThat(unit.directory().settings(aino.id())).isEqualTo(wanted));
    }

    @RaceTest
    default void of_simultaneous_changes_of_settings_none_is_lost_N5() {
        var partner = partner("p");
        var members = IntStream.range(0, Race.WORKERS / 2)
                .mapToObj(i -> member(partner, "m" + i).id())
                .toList();

        var unused = Race.among(worker -> {
            var member = members.get(worker / 2);
            var kind = worker % 2 == 0 ? NotificationKind.FIRST_CONTACT : NotificationKind.DIGEST;
            run(unit -> unit.directory()
                    .put(member, unit.directory().settings(member).without(kind)));
            return true;
        });

        run(unit -> assertThat(members)
                .allSatisfy(member -> assertThat(unit.directory().settings(member))
                        .isEqualTo(new NotificationSettings(false, false))));
    }

    @Test
    default void a_shop_is_shared_by_its_merchants_each_with_a_role_and_unknown_to_others() {
        var owner = merchant("owner");
        var staff = merchant("staff");
        var stranger = merchant("stranger");
        shop(owner, "shop", "Old", "https://old.example");
        var renamed = Shop.of(new ShopId("shop"), "New", "https://new.example");
        assertThat(holds(unit -> unit.directory().put(staff.id(), renamed, ShopRole.STAFF)))
                .isTrue();

        run(unit -> {
            assertThat(unit.directory().shop(owner.id(), renamed.id()))
                    .contains(new Directory.MerchantShop(renamed, ShopRole.OWNER));
            assertThat(unit.directory().shop(staff.id(), renamed.id()))
                    .contains(new Directory.MerchantShop(renamed, ShopRole.STAFF));
            assertThat(unit.directory().shop(stranger.id(), renamed.id())).isEmpty();
        });
    }

    @Test
    default void candidates_receive_and_have_an_active_service_in_the_category() {
        var fits = partner("fits");
        run(unit -> {
            unit.directory().put(Partner.of(fits, "Fits", List.of(Language.FINNISH)));
            unit.directory()
                    .put(new Service(
                            fits,
                            new ServiceId("priced"),
                            "Priced",
                            CATEGORY,
                            "Description",
                            Optional.of(Money.of("99.90", "EUR")),
                            Service.Status.ACTIVE));
            unit.directory().put(service(fits, "retired", CATEGORY, Service.Status.RETIRED));
            unit.directory().put(service(fits, "ads", "Ads", Service.Status.ACTIVE));
        });
        var draft = partner("draft");
        run(unit -> unit.directory().put(draft, Profile.of(Profile.Status.DRAFT, "We rest")));
        var elsewhere = partner("elsewhere");
        run(unit -> unit.directory().put(service(elsewhere, "service", "seo", Service.Status.ACTIVE)));
        var idle = partner("idle");
        run(unit -> unit.directory().put(service(idle, "service", CATEGORY, Service.Status.RETIRED)));

        var candidates = candidates(merchant("x").id(), START);

        assertThat(candidates).singleElement().satisfies(candidate -> {
            assertThat(candidate.partner()).isEqualTo(fits);
            assertThat(candidate.languages()).containsExactly(Language.FINNISH);
            assertThat(candidate.pricesFrom())
                    .containsExactlyInAnyOrder(Optional.empty(), Optional.of(Money.of("99.90", "EUR")));
            assertThat(candidate.recentRequests()).isZero();
        });
    }

    @Test
    default void a_partner_who_blocked_the_merchant_is_no_candidate_for_that_merchant() {
        var partner = partner("p");
        var blocked = merchant("blocked");
        var other = merchant("other");
        block(member(partner, "aino"), blocked);

        assertThat(candidates(blocked.id(), START)).isEmpty();
        assertThat(candidates(other.id(), START)).hasSize(1);
    }

    @Test
    default void requests_sent_to_a_candidate_count_from_the_time_given() {
        var busy = partner("busy");
        var idle = partner("idle");
        var merchant = merchant("x");
        sent("before", merchant.id(), busy, at(-1));
        sent("then", merchant.id(), busy, at(0));
        sent("later", merchant.id(), busy, at(1));

        assertThat(candidates(merchant.id(), START))
                .extracting(Candidate::partner, Candidate::recentRequests)
                .containsExactlyInAnyOrder(tuple(busy, 2), tuple(idle, 0));
    }

    @RaceTest
    default void of_simultaneous_puts_of_one_partner_one_makes_it() {
        var made = Race.among(worker ->
                ask(unit -> unit.directory().put(Partner.of(new PartnerId("p"), "Partner " + worker, List.of()))));

        assertThat(made).containsOnlyOnce(true);
        assertThat(found(unit -> unit.directory().profile(new PartnerId("p")))).isPresent();
    }

    @RaceTest
    default void of_partners_racing_for_a_members_id_one_gets_it_and_the_others_are_refused() {
        var one = partner("one");
        var other = partner("other");

        var results = Race.among(worker -> {
            var partner = worker % 2 == 0 ? one : other;
            return Optional.of(partner)
                    .filter(any -> found(unit -> unit.directory().put(aino(partner, "Aino")))
                            .isPresent());
        });

        var winner = found(unit -> unit.directory().member(new MemberId("aino")))
                .orElseThrow()
                .partner();
        assertThat(results.stream().flatMap(Optional::stream))
                .hasSize(Race.WORKERS / 2)
                .containsOnly(winner);
    }

    private List<Candidate> candidates(MerchantId merchant, Instant since) {
        return listed(unit -> unit.directory().candidates(CATEGORY, merchant, since));
    }

    private void sent(String id, MerchantId merchant, PartnerId partner, Instant at) {
        var task = new MatchingTask(
                CATEGORY, "Outline", "Requirements", Optional.empty(), Optional.empty(), Optional.empty());
        var conversation = conversation("c-" + partner.value(), partner, merchant(merchant.value()), at);
        var pick = new MatchingRequests.Sent(
                new Pick(partner, List.of("category")),
                new ConversationId(conversation.id().value()));
        run(unit -> unit.matchingRequests()
                .add(new MatchingRequests.MatchingRequest(
                        new MatchingRequestId(id), merchant, task, List.of(pick), at)));
    }

    private static Member aino(PartnerId partner, String name) {
        return Member.of(new MemberId("aino"), partner, name, "aino@p.example", "en", "Europe/Helsinki");
    }
}
