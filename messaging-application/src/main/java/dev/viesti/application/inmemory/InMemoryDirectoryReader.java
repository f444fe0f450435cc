package dev.viesti.application.inmemory;

import dev.viesti.application.Cursor;
import dev.viesti.application.Listing;
import dev.viesti.application.OfferedService;
import dev.viesti.application.Page;
import dev.viesti.application.PartnerView;
import dev.viesti.application.ServiceFilter;
import dev.viesti.application.Slice;
import dev.viesti.application.inmemory.State.MemberRow;
import dev.viesti.application.port.Directory;
import dev.viesti.application.port.DirectoryReader;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Text;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Service;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

record InMemoryDirectoryReader(Supplier<State> committed) implements DirectoryReader {

    @Override
    public Page<Partner> partners(Slice slice) {
        return byId(
                Listing.PARTNERS,
                committed.get().partners.values(),
                partner -> partner.id().value(),
                slice);
    }

    @Override
    public Optional<PartnerView> partner(PartnerId id) {
        var state = committed.get();
        return state.partners
                .find(id)
                .map(partner -> new PartnerView(
                        partner,
                        state.profiles.require(id),
                        state.reception(id),
                        state.servicesOf(id)
                                .sorted(Comparator.comparing(Service::id))
                                .toList()));
    }

    @Override
    public Page<Service> services(PartnerId partner, Slice slice) {
        return byId(
                Listing.SERVICES,
                committed.get().servicesOf(partner),
                service -> service.id().value(),
                slice);
    }

    @Override
    public Page<Member> members(PartnerId partner, Slice slice) {
        return byId(
                Listing.MEMBERS,
                committed.get().presentMembers(partner).map(MemberRow::member),
                member -> member.id().value(),
                slice);
    }

    @Override
    public Page<Merchant> merchants(Slice slice) {
        return byId(
                Listing.MERCHANTS,
                committed.get().merchants.values(),
                merchant -> merchant.id().value(),
                slice);
    }

    @Override
    public Page<Directory.MerchantShop> shops(MerchantId merchant, Slice slice) {
        var state = committed.get();
        var shops = state.roles
                .keys()
                .filter(key -> key.merchant().equals(merchant))
                .map(key -> new Directory.MerchantShop(state.shops.require(key.shop()), state.roles.require(key)));
        return byId(Listing.SHOPS, shops, shop -> shop.shop().id().value(), slice);
    }

    @Override
    public Page<OfferedService> offers(ServiceFilter filter, Slice slice) {
        var state = committed.get();
        var receiving = state.partners
                .values()
                .filter(partner -> state.reception(partner.id()).receives());
        var offers = receiving
                .flatMap(partner -> state.servicesOf(partner.id())
                        .filter(Service::isActive)
                        .map(service -> new OfferedService(partner.name(), service)))
                .filter(offer -> matches(filter, offer))
                .filter(offer -> slice.after()
                        .map(cursor -> isBehind(offer.service(), cursor))
                        .orElse(true))
                .sorted(Comparator.comparing(
                                (OfferedService offer) -> offer.service().partner())
                        .thenComparing(offer -> offer.service().id()))
                .limit(slice.limit() + 1L)
                .toList();
        return Page.of(
                offers,
                slice.limit(),
                offer -> Cursor.after(
                        Listing.OFFERS,
                        offer.service().partner().value(),
                        offer.service().id().value()));
    }

    private static boolean isBehind(Service service, Cursor cursor) {
        var partner = service.partner().value().compareTo(cursor.text(Listing.OFFERS, 0));
        return partner > 0 || (partner == 0 && service.id().value().compareTo(cursor.text(Listing.OFFERS, 1)) > 0);
    }

    private static boolean matches(ServiceFilter filter, OfferedService offer) {
        var service = offer.service();
        var needle = filter.query().map(Text::fold).orElse("");
        return filter.category().map(service.category()::equals).orElse(true)
                && Stream.of(service.title(), service.description(), service.category(), offer.partnerName())
                        .anyMatch(text -> Text.fold(text).contains(needle));
    }

    private static <T> Page<T> byId(Listing list, Stream<T> items, Function<T, String> id, Slice slice) {
        var after = slice.after().map(cursor -> cursor.text(list, 0)).orElse("");
        var shown = items.filter(item -> id.apply(item).compareTo(after) > 0)
                .sorted(Comparator.comparing(id))
                .limit(slice.limit() + 1L)
                .toList();
        return Page.of(shown, slice.limit(), item -> Cursor.after(list, id.apply(item)));
    }
}
