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
import dev.viesti.domain.ShopId;
import dev.viesti.domain.party.Merchant;
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
}
