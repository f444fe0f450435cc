package dev.viesti.application;

import dev.viesti.application.port.Directory;
import dev.viesti.application.port.Directory.MerchantShop;
import dev.viesti.application.port.DirectoryReader;
import dev.viesti.application.port.Transactions;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import java.util.function.Function;

/**
 * What the host tells of partners and merchants, and reads back (X2). Every {@code put} answers whether it made
 * something new; whatever it is put under must be there ({@link NotFound}). Safe for several threads.
 */
public final class Provisioning {
    private final Transactions transactions;
    private final DirectoryReader reader;

    Provisioning(Transactions transactions, DirectoryReader reader) {
        this.transactions = transactions;
        this.reader = reader;
    }

    /** Makes or changes a partner. */
    public boolean put(Actor.Operator actor, Partner partner) {
        return in(directory -> directory.put(partner));
    }

    /** Changes a partner's profile. */
    public void put(Actor.Operator actor, PartnerId partner, Profile profile) {
        var unused = in(directory -> {
            requirePartner(directory, partner);
            directory.put(partner, profile);
            return true;
        });
    }

    /** Makes or changes a service. */
    public boolean put(Actor.Operator actor, Service service) {
        return in(directory -> {
            requirePartner(directory, service.partner());
            return directory.put(service);
        });
    }

    /**
     * Makes or changes a member; a removed one may return to the same partner.
     *
     * @throws RuleViolation {@link Rule#ID_TAKEN} for an id of another partner's member
     */
    public boolean put(Actor.Operator actor, Member member) {
        return in(directory -> {
            requirePartner(directory, member.partner());
            return directory.put(member).orElseThrow(() -> new RuleViolation(Rule.ID_TAKEN));
        });
    }

    /** Removes a member: they lose access at once, get no more mail, and stay the author of what they wrote. */
    public void remove(Actor.Operator actor, PartnerId partner, MemberId id) {
        var unused = in(directory -> {
            requireMember(directory, partner, id);
            directory.removeMember(partner, id);
            return true;
        });
    }

    /** Makes or changes a merchant. */
    public boolean put(Actor.Operator actor, Merchant merchant) {
        return in(directory -> directory.put(merchant));
    }

    /** Makes or changes a shop, and gives it to the merchant in that role. */
    public boolean put(Actor.Operator actor, MerchantId merchant, Shop shop, ShopRole role) {
        return in(directory -> {
            requireMerchant(directory, merchant);
            return directory.put(merchant, shop, role);
        });
    }

    /** One partner with everything about it. */
    public PartnerView partner(Actor.Operator actor, PartnerId id) {
        return reader.partner(id).orElseThrow(() -> new NotFound("partner"));
    }

    /** The profile of a partner. */
    public Profile profile(Actor.Operator actor, PartnerId id) {
        return in(directory -> directory.profile(id).orElseThrow(() -> new NotFound("partner")));
    }

    /** One service. */
    public Service service(Actor.Operator actor, PartnerId partner, ServiceId id) {
        return in(directory -> directory.service(partner, id).orElseThrow(() -> new NotFound("service")));
    }

    /** One member who has access. */
    public Member member(Actor.Operator actor, PartnerId partner, MemberId id) {
        return in(directory -> requireMember(directory, partner, id));
    }

    /** One merchant. */
    public Merchant merchant(Actor.Operator actor, MerchantId id) {
        return in(directory -> requireMerchant(directory, id));
    }

    /** One shop of a merchant. */
    public MerchantShop shop(Actor.Operator actor, MerchantId merchant, ShopId id) {
        return in(directory -> directory.shop(merchant, id).orElseThrow(() -> new NotFound("shop")));
    }

    /** All partners. */
    public Page<Partner> partners(Actor.Operator actor, Slice slice) {
        return reader.partners(slice);
    }

    /** All services of a partner. */
    public Page<Service> services(Actor.Operator actor, PartnerId partner, Slice slice) {
        var unused = in(directory -> requirePartner(directory, partner));
        return reader.services(partner, slice);
    }

    /** All members of a partner. */
    public Page<Member> members(Actor.Operator actor, PartnerId partner, Slice slice) {
        var unused = in(directory -> requirePartner(directory, partner));
        return reader.members(partner, slice);
    }

    /** All merchants. */
    public Page<Merchant> merchants(Actor.Operator actor, Slice slice) {
        return reader.merchants(slice);
    }

    /** All shops of a merchant. */
    public Page<MerchantShop> shops(Actor.Operator actor, MerchantId merchant, Slice slice) {
        var unused = in(directory -> requireMerchant(directory, merchant));
        return reader.shops(merchant, slice);
    }

    private <T> T in(Function<Directory, T> work) {
        return transactions.inTransaction((UnitOfWork unit) -> work.apply(unit.directory()));
    }

    private static Partner requirePartner(Directory directory, PartnerId id) {
        return directory.partner(id).orElseThrow(() -> new NotFound("partner"));
    }

    private static Merchant requireMerchant(Directory directory, MerchantId id) {
        return directory.merchant(id).orElseThrow(() -> new NotFound("merchant"));
    }

    private static Member requireMember(Directory directory, PartnerId partner, MemberId id) {
        return directory
                .member(id)
                .filter(member -> member.partner().equals(partner))
                .orElseThrow(() -> new NotFound("member"));
    }
}
