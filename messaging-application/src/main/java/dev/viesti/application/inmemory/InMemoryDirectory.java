package dev.viesti.application.inmemory;

import dev.viesti.application.Actor;
import dev.viesti.application.inmemory.State.MemberRow;
import dev.viesti.application.inmemory.State.RoleKey;
import dev.viesti.application.inmemory.State.ServiceKey;
import dev.viesti.application.port.Directory;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.matching.Candidate;
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
import java.util.function.Supplier;

record InMemoryDirectory(Supplier<State> transaction) implements Directory {
    private static final Profile UNWRITTEN = new Profile(Profile.Status.DRAFT, "");

    @Override
    public boolean put(Partner partner) {
        var state = transaction.get();
        var made = state.partners.put(partner.id(), partner);
        if (made) {
            state.profiles.put(partner.id(), UNWRITTEN);
        }
        return made;
    }

    @Override
    public Optional<Partner> partner(PartnerId id) {
        return transaction.get().partners.find(id);
    }

    @Override
    public void put(PartnerId partner, Profile profile) {
        existing(partner).profiles.put(partner, profile);
    }

    @Override
    public Optional<Profile> profile(PartnerId partner) {
        return transaction.get().profiles.find(partner);
    }

    @Override
    public boolean put(Service service) {
        return existing(service.partner()).services.put(new ServiceKey(service.partner(), service.id()), service);
    }

    @Override
    public Optional<Service> service(PartnerId partner, ServiceId id) {
        return transaction.get().services.find(new ServiceKey(partner, id));
    }

    @Override
    public Optional<Reception> reception(PartnerId partner) {
        var state = transaction.get();
        return state.partners.find(partner).map(any -> state.reception(partner));
    }

    @Override
    public Optional<Boolean> put(Member member) {
        var state = existing(member.partner());
        var before = state.members.find(member.id());
        if (before.isPresent() && !before.get().member().partner().equals(member.partner())) {
            return Optional.empty();
        }
        var stays = before.filter(MemberRow::present);
        var settings = stays.map(MemberRow::settings).orElse(NotificationSettings.DEFAULT);
        if (stays.isEmpty()) {
            new InMemorySignIns(transaction).forget(identity(member.id(), member.partner()));
        }
        state.members.put(member.id(), new MemberRow(member, true, settings));
        return Optional.of(stays.isEmpty());
    }

    @Override
    public void removeMember(PartnerId partner, MemberId id) {
        var state = transaction.get();
        state.members
                .find(id)
                .filter(row -> row.member().partner().equals(partner))
                .ifPresent(row -> {
                    state.members.put(id, new MemberRow(row.member(), false, NotificationSettings.DEFAULT));
                    state.positions.removeIf((key, position) -> key.member().equals(id));
                    state.outbox.removeIf((key, mail) -> mail.member().equals(id));
                    new InMemorySignIns(transaction).forget(identity(id, partner));
                });
    }

    private static String identity(MemberId id, PartnerId partner) {
        return new Actor.Member(id, partner).identity();
    }

    @Override
    public Optional<Member> member(MemberId id) {
        return transaction.get().members.find(id).filter(MemberRow::present).map(MemberRow::member);
    }

    @Override
    public Optional<Member> holdMember(MemberId id) {
        return member(id);
    }

    @Override
    public NotificationSettings settings(MemberId id) {
        return transaction.get().members.find(id).map(MemberRow::settings).orElse(NotificationSettings.DEFAULT);
    }

    @Override
    public void put(MemberId id, NotificationSettings settings) {
        var state = transaction.get();
        var row = state.members.require(id);
        state.members.put(id, new MemberRow(row.member(), row.present(), settings));
    }

    @Override
    public boolean put(Merchant merchant) {
        return transaction.get().merchants.put(merchant.id(), merchant);
    }

    @Override
    public Optional<Merchant> merchant(MerchantId id) {
        return transaction.get().merchants.find(id);
    }

    @Override
    public boolean put(MerchantId merchant, Shop shop, ShopRole role) {
        var state = transaction.get();
        state.merchants.require(merchant);
        state.shops.put(shop.id(), shop);
        return state.roles.put(new RoleKey(merchant, shop.id()), role);
    }

    @Override
    public Optional<MerchantShop> shop(MerchantId merchant, ShopId id) {
        var state = transaction.get();
        return state.roles.find(new RoleKey(merchant, id)).map(role -> new MerchantShop(state.shops.require(id), role));
    }

    @Override
    public List<Candidate> candidates(String category, MerchantId merchant, Instant since) {
        var state = transaction.get();
        return state.partners
                .values()
                .filter(partner -> state.reception(partner.id()).receives())
                .filter(partner -> !state.isBlocked(partner.id(), merchant))
                .map(partner -> candidate(state, partner, category, since))
                .filter(candidate -> !candidate.pricesFrom().isEmpty())
                .toList();
    }

    private static Candidate candidate(State state, Partner partner, String category, Instant since) {
        var prices = state.servicesOf(partner.id())
                .filter(Service::isActive)
                .filter(service -> service.category().equals(category))
                .map(Service::priceFrom)
                .toList();
        var recent = state.matchingRequests
                .values()
                .filter(request -> !request.createdAt().isBefore(since))
                .flatMap(request -> request.sent().stream())
                .filter(sent -> sent.pick().partner().equals(partner.id()))
                .count();
        return new Candidate(partner.id(), partner.languages(), prices, Math.toIntExact(recent));
    }

    private State existing(PartnerId partner) {
        var state = transaction.get();
        state.partners.require(partner);
        return state;
    }
}
