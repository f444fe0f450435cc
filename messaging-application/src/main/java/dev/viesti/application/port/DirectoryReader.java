package dev.viesti.application.port;

import dev.viesti.application.OfferedService;
import dev.viesti.application.Page;
import dev.viesti.application.PartnerView;
import dev.viesti.application.ServiceFilter;
import dev.viesti.application.Slice;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Service;
import java.util.Optional;

/** Pages of the directory, without locks; sees what was committed. Lists are ordered by id unless said otherwise. */
public interface DirectoryReader {

    /** All partners. */
    Page<Partner> partners(Slice slice);

    /** The partner with its profile and all of its services. */
    Optional<PartnerView> partner(PartnerId id);

    /** All services of the partner. */
    Page<Service> services(PartnerId partner, Slice slice);

    /** The members of the partner who have access. */
    Page<Member> members(PartnerId partner, Slice slice);

    /** All merchants. */
    Page<Merchant> merchants(Slice slice);

    /** The merchant's shops. */
    Page<Directory.MerchantShop> shops(MerchantId merchant, Slice slice);

    /** Active services of receiving partners (P1, C2), by partner id and service id. */
    Page<OfferedService> offers(ServiceFilter filter, Slice slice);
}
