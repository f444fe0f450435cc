package dev.viesti.application;

import static dev.viesti.application.Scene.KAUPPA;
import static dev.viesti.application.Scene.STUDIO;
import static dev.viesti.application.Scene.absent;
import static dev.viesti.application.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvisioningTest {
    private final Scene scene = new Scene();
    private final Provisioning provisioning = scene.viesti.provisioning();

    @Test
    void a_removed_member_loses_access_at_once_and_stays_the_author_X2() {
        var conversation = scene.contacted();
        scene.say(scene.maija, conversation, "Hei");
        provisioning.remove(scene.operator, STUDIO, scene.maija.id());
        assertThat(scene.viesti.identities().member("maija")).isEmpty();
        assertThat(scene.entries(scene.aino, conversation).get(1).authorName()).isEqualTo("maija");
        absent(() -> provisioning.member(scene.operator, STUDIO, scene.maija.id()));
        absent(() -> provisioning.remove(scene.operator, STUDIO, scene.maija.id()));
    }

    @Test
    void a_removed_member_returns_to_the_same_partner_only_and_starts_read_X2() {
        var conversation = scene.contacted();
        provisioning.remove(scene.operator, STUDIO, scene.maija.id());
        var works = new PartnerId("works");
        scene.partner(works, "Works Oy", "design");
        refused(Rule.ID_TAKEN, () -> scene.member(works, "maija", "fi"));
        refused(Rule.ID_TAKEN, () -> scene.member(works, "otto", "fi"));
        var back = scene.member(STUDIO, "maija", "fi");
        assertThat(scene.unread(back, conversation)).isZero();
    }

    @Test
    void a_merchant_is_told_all_of_their_shops() {
        for (var i = 0; i < Slice.MAX; i++) {
            scene.shop(scene.aino, new ShopId("shop-" + i), "Shop " + i, "https://shop.example/" + i);
        }
        var profile = scene.viesti.identities().profile(scene.aino);
        assertThat(profile.merchant().name()).isEqualTo("Aino Ääkkönen");
        assertThat(profile.shops()).hasSize(Slice.MAX + 1).doesNotHaveDuplicates();
    }

    @Test
    void what_nothing_is_provisioned_for_does_not_exist() {
        var nobody = new PartnerId("nobody");
        absent(() -> scene.member(nobody, "eve", "fi"));
        absent(() -> provisioning.partner(scene.operator, nobody));
        absent(() -> provisioning.profile(scene.operator, nobody));
        absent(() -> provisioning.service(scene.operator, nobody, Scene.THEMES));
        absent(() -> provisioning.services(scene.operator, nobody, Slice.first(1)));
        absent(() -> provisioning.members(scene.operator, nobody, Slice.first(1)));
        absent(() -> provisioning.merchant(scene.operator, new MerchantId("nobody")));
        absent(() -> provisioning.shop(scene.operator, new MerchantId("nobody"), KAUPPA));
        absent(() -> provisioning.shops(scene.operator, new MerchantId("nobody"), Slice.first(1)));
        assertThat(scene.viesti.identities().merchant("nobody")).isEmpty();
        assertThat(scene.viesti.identities().member("../maija")).isEmpty();
    }

    @Test
    void everything_that_was_put_is_read_back_and_listed() {
        assertThat(provisioning.partner(scene.operator, STUDIO).services()).hasSize(1);
        assertThat(provisioning.partners(scene.operator, Slice.first(10)).items())
                .hasSize(1);
        assertThat(provisioning.members(scene.operator, STUDIO, Slice.first(1)).next())
                .isPresent();
        assertThat(provisioning.merchants(scene.operator, Slice.first(10)).items())
                .containsExactly(provisioning.merchant(scene.operator, scene.aino.id()));
        assertThat(provisioning
                        .shops(scene.operator, scene.aino.id(), Slice.first(10))
                        .items())
                .containsExactly(provisioning.shop(scene.operator, scene.aino.id(), KAUPPA));
        assertThat(provisioning
                        .member(scene.operator, STUDIO, new MemberId("maija"))
                        .name())
                .isEqualTo("maija");
        assertThat(scene.viesti.identities().profile(scene.maija).partner().name())
                .isEqualTo("Studio Oy");
    }

    @Test
    void a_merchants_new_name_is_found_at_once() {
        var conversation = scene.contacted();
        provisioning.put(scene.operator, Merchant.of(scene.aino.id(), "Aino Virtanen", "aino@kauppa.example", "fi"));
        var found = scene.viesti
                .messaging()
                .inbox(scene.maija, new InboxFilter(Set.of(), false, Optional.of("virta")), Slice.first(10));
        assertThat(found.items())
                .singleElement()
                .satisfies(view -> assertThat(view.id()).isEqualTo(conversation));
    }

    @Test
    void putting_answers_whether_it_made_something_and_changes_what_was_there_X2() {
        var works = new PartnerId("works");
        for (var made : List.of(true, false)) {
            assertThat(provisioning.put(scene.operator, Partner.of(works, "Works " + made, List.of())))
                    .isEqualTo(made);
            assertThat(provisioning.put(scene.operator, service(works, "Title " + made)))
                    .isEqualTo(made);
            assertThat(provisioning.put(scene.operator, eve(works, "Eve " + made)))
                    .isEqualTo(made);
            assertThat(provisioning.put(
                            scene.operator, Merchant.of(new MerchantId("eino"), "Eino " + made, "e@e.example", "fi")))
                    .isEqualTo(made);
            assertThat(provisioning.put(
                            scene.operator,
                            new MerchantId("eino"),
                            Shop.of(new ShopId("kivi"), "Kivi " + made, "https://kivi.example"),
                            ShopRole.STAFF))
                    .isEqualTo(made);
        }
        provisioning.put(scene.operator, works, Profile.of(Profile.Status.PUBLISHED, "We work"));

        assertThat(provisioning.partner(scene.operator, works).partner().name()).isEqualTo("Works false");
        assertThat(provisioning.profile(scene.operator, works))
                .isEqualTo(new Profile(Profile.Status.PUBLISHED, "We work"));
        assertThat(provisioning.service(scene.operator, works, new ServiceId("s")))
                .isEqualTo(service(works, "Title false"));
        assertThat(provisioning.services(scene.operator, works, Slice.first(10)).items())
                .containsExactly(service(works, "Title false"));
        assertThat(provisioning.member(scene.operator, works, new MemberId("eve")))
                .isEqualTo(eve(works, "Eve false"));
        assertThat(provisioning.merchant(scene.operator, new MerchantId("eino")).name())
                .isEqualTo("Eino false");
        assertThat(provisioning
                        .shop(scene.operator, new MerchantId("eino"), new ShopId("kivi"))
                        .shop()
                        .name())
                .isEqualTo("Kivi false");
    }

    @Test
    void a_member_is_found_and_removed_under_their_own_partner_only_X2() {
        var works = new PartnerId("works");
        scene.partner(works, "Works Oy", "design");
        absent(() -> provisioning.member(scene.operator, works, scene.maija.id()));
        absent(() -> provisioning.remove(scene.operator, works, scene.maija.id()));
        absent(() -> provisioning.put(scene.operator, new PartnerId("nobody"), Profile.of(Profile.Status.DRAFT, "No")));
        absent(() -> provisioning.put(scene.operator, service(new PartnerId("nobody"), "No")));
        absent(() -> provisioning.put(
                scene.operator,
                new MerchantId("nobody"),
                Shop.of(new ShopId("kivi"), "Kivi", "https://kivi.example"),
                ShopRole.OWNER));
        assertThat(scene.viesti.identities().member("maija")).isPresent();
        provisioning.remove(scene.operator, STUDIO, scene.maija.id());
        absent(() -> scene.viesti.identities().profile(scene.maija));
        absent(() -> scene.viesti.identities().profile(new Actor.Merchant(new MerchantId("nobody"))));
    }

    private static Service service(PartnerId partner, String title) {
        return Service.of(
                partner, new ServiceId("s"), title, "design", "Description", Optional.empty(), Service.Status.RETIRED);
    }

    private static Member eve(PartnerId partner, String name) {
        return Member.of(new MemberId("eve"), partner, name, "eve@works.example", "en", "Europe/Helsinki");
    }
}
