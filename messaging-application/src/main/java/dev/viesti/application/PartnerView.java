package dev.viesti.application;

import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Reception;
import dev.viesti.domain.party.Service;
import java.util.List;

/** A partner with its profile and services. */
public record PartnerView(Partner partner, Profile profile, Reception reception, List<Service> services) {
    public PartnerView {
        services = List.copyOf(services);
    }

    /** As merchants see it: active services only. */
    PartnerView forMerchants() {
        return new PartnerView(
                partner,
                profile,
                reception,
                services.stream().filter(Service::isActive).toList());
    }
}
