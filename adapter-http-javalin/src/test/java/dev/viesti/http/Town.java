package dev.viesti.http;

import dev.viesti.application.Actor;
import dev.viesti.application.Provisioning;
import dev.viesti.application.Viesti;
import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
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

/**
 * Those whom the tests tell of: of the partner {@code studio} the members {@code maija} (in Finnish) and {@code otto}, of
 * {@code works} the member {@code wille}; the merchants {@code aino}, who owns the shop {@code kauppa}, and {@code eero},
 * who owns {@code puoti}. Both partners receive.
 */
public final class Town {
    public static final String OPERATOR = "operator:host";
    public static final String MAIJA = "member:maija";
    public static final String OTTO = "member:otto";
    public static final String WILLE = "member:wille";
    public static final String AINO = "merchant:aino";
    public static final String EERO = "merchant:eero";

    private final Provisioning provisioning;
    private final Actor.Operator host;

    private Town(Viesti viesti) {
        provisioning = viesti.provisioning();
        host = viesti.identities().operator();
    }

    /** Provisions them. */
    public static void settle(Viesti viesti) {
        var town = new Town(viesti);
        town.partner("studio", "Studio Oy");
        town.partner("works", "Works Oy");
        town.member("studio", "maija", "fi");
        town.member("studio", "otto", "en");
        town.member("works", "wille", "en");
        town.merchant("aino", "Aino Ääkkönen", "kauppa");
        town.merchant("eero", "Eero Eerola", "puoti");
    }

    private void partner(String name, String title) {
        var id = new PartnerId(name);
        provisioning.put(host, Partner.of(id, title, List.of(Language.FINNISH)));
        provisioning.put(host, id, Profile.of(Profile.Status.PUBLISHED, "We build shops"));
        provisioning.put(
                host,
                Service.of(
                        id,
                        new ServiceId("themes"),
                        "Themes",
                        "design",
                        "Themes for shops",
                        Optional.of(Money.of("120", "EUR")),
                        Service.Status.ACTIVE));
    }

    private void member(String partner, String id, String language) {
        var address = id + "@studio.example";
        provisioning.put(
                host, Member.of(new MemberId(id), new PartnerId(partner), id, address, language, "Europe/Helsinki"));
    }

    private void merchant(String name, String title, String shop) {
        var id = new MerchantId(name);
        provisioning.put(host, Merchant.of(id, title, name + "@shop.example", "en"));
        provisioning.put(host, id, Shop.of(new ShopId(shop), shop, "https://www." + shop + ".fi/"), ShopRole.OWNER);
    }
}
