package dev.viesti.http.api;

import dev.viesti.application.OfferedService;
import dev.viesti.application.PartnerView;
import dev.viesti.application.port.Directory.MerchantShop;
import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.Rule;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;

/** Partners, members, merchants and shops as JSON. */
final class DirectoryJson {
    private DirectoryJson() {}

    static Json money(Money money) {
        return Json.object()
                .with("amount", money.amount().toPlainString())
                .with("currency", money.currency().getCurrencyCode())
                .build();
    }

    static Json partner(Partner partner) {
        return begin(partner).build();
    }

    /** A partner with its services; whether it receives is told to those who see drafts. */
    static Json partner(PartnerView view, boolean withDrafts) {
        var json = begin(view.partner())
                .with("headline", view.profile().headline())
                .with(
                        "services",
                        view.services().stream().map(DirectoryJson::service).toList());
        if (withDrafts) {
            json.with("receives", view.reception().receives())
                    .with(
                            "missing",
                            Json.texts(view.reception().missing().stream()
                                    .map(Rule::code)
                                    .toList()));
        }
        return json.build();
    }

    private static Json.Builder begin(Partner partner) {
        return Json.object()
                .with("id", partner.id().value())
                .with("name", partner.name())
                .with(
                        "languages",
                        Json.texts(
                                partner.languages().stream().map(Language::code).toList()));
    }

    static Json profile(Profile profile) {
        return Json.object()
                .with("status", profile.status().word())
                .with("headline", profile.headline())
                .build();
    }

    static Json service(Service service) {
        return Json.object()
                .with("id", service.id().value())
                .with("title", service.title())
                .with("category", service.category())
                .with("description", service.description())
                .withPresent("priceFrom", service.priceFrom().map(DirectoryJson::money))
                .with("status", service.status().word())
                .build();
    }

    static Json offer(OfferedService offer) {
        var service = offer.service();
        return Json.object()
                .with("partnerId", service.partner().value())
                .with("partnerName", offer.partnerName())
                .with("serviceId", service.id().value())
                .with("title", service.title())
                .with("category", service.category())
                .with("description", service.description())
                .withPresent("priceFrom", service.priceFrom().map(DirectoryJson::money))
                .build();
    }

    static Json member(Member member) {
        return Json.object()
                .with("id", member.id().value())
                .with("name", member.name())
                .with("email", member.email().value())
                .with("language", member.language().code())
                .with("timeZone", member.timeZone().getId())
                .build();
    }

    static Json merchant(Merchant merchant) {
        return Json.object()
                .with("id", merchant.id().value())
                .with("name", merchant.name())
                .with("email", merchant.email().value())
                .with("language", merchant.language().code())
                .build();
    }

    static Json shop(MerchantShop shop) {
        return Json.object()
                .with("id", shop.shop().id().value())
                .with("name", shop.shop().name())
                .with("url", shop.shop().url().value())
                .with("role", shop.role().word())
                .build();
    }
}
