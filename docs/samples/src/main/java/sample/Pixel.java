package sample;

import dev.viesti.application.Viesti;
import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import java.util.List;
import java.util.Optional;

/** Whom the samples are about: Aino of the partner Pixel &amp; Co, and the merchant Mikko with his coffee shop. */
public final class Pixel {
    public static final PartnerId PIXEL = new PartnerId("pixel");
    public static final ServiceId THEME = new ServiceId("theme");
    public static final ShopId KAHVI = new ShopId("kahvi");

    private Pixel() {}

    /** Tells viesti of them; again is the same as once. */
    public static void provision(Viesti viesti) {
        var host = viesti.identities().operator();
        var directory = viesti.provisioning();
        directory.put(host, Partner.of(PIXEL, "Pixel & Co", List.of(Language.FINNISH)));
        directory.put(host, PIXEL, Profile.of(Profile.Status.PUBLISHED, "Shops that sell"));
        var price = Optional.of(Money.of("900.00", "EUR"));
        var active = Service.Status.ACTIVE;
        directory.put(host, Service.of(PIXEL, THEME, "A theme", "design", "Design and build.", price, active));
        var aino = new MemberId("aino");
        directory.put(host, Member.of(aino, PIXEL, "Aino", "aino@pixel.example", "fi", "Europe/Helsinki"));
        var mikko = new MerchantId("mikko");
        directory.put(host, Merchant.of(mikko, "Mikko", "mikko@kahvi.example", "fi"));
        directory.put(host, mikko, Shop.of(KAHVI, "Kahvipuoti", "https://kahvi.example"), ShopRole.OWNER);
    }

    /** What Mikko asks for. */
    public static ContactRequestDraft request() {
        var shop = Optional.of(KAHVI);
        return new ContactRequestDraft(PIXEL, THEME, shop, "A new theme", "Warm, quiet, quick.", List.of());
    }
}
