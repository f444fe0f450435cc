package dev.viesti.application;

import dev.viesti.application.port.Directory;
import dev.viesti.application.port.Directory.MerchantShop;
import dev.viesti.application.port.DirectoryReader;
import dev.viesti.application.port.Transactions;
import dev.viesti.domain.Ids;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is there to act: turns names that the host vouches for into actors. Safe for several threads. */
public final class Identities {
    private final Transactions transactions;
    private final DirectoryReader reader;

    Identities(Transactions transactions, DirectoryReader reader) {
        this.transactions = transactions;
        this.reader = reader;
    }

    /** The host itself, who needs no provisioning. */
    public Actor.Operator operator() {
        return new Actor.Operator();
    }

    /** The member as an actor, as long as they have access (X2). */
    public Optional<Actor.Member> member(String id) {
        return Ids.isWellFormed(id)
                ? transactions.reading(work -> work.directory()
                        .member(new MemberId(id))
                        .map(member -> new Actor.Member(member.id(), member.partner())))
                : Optional.empty();
    }

    /** The merchant as an actor, if provisioned. */
    public Optional<Actor.Merchant> merchant(String id) {
        return Ids.isWellFormed(id)
                ? transactions.reading(work -> work.directory()
                        .merchant(new MerchantId(id))
                        .map(merchant -> new Actor.Merchant(merchant.id())))
                : Optional.empty();
    }

    /** Whose {@link Actor#identity()} it is, as long as they have access (X2). */
    static Optional<Person> person(Directory directory, String identity) {
        var id = identity.substring(identity.indexOf(':') + 1);
        var merchant = new Actor.Merchant(new MerchantId(id));
        return merchant.identity().equals(identity)
                ? directory.merchant(merchant.id()).map(Person.class::cast)
                : directory.member(new MemberId(id)).map(Person.class::cast);
    }

    static Actor.Participant actor(Person person) {
        return person instanceof Member member
                ? new Actor.Member(member.id(), member.partner())
                : new Actor.Merchant(((Merchant) person).id());
    }

    /** What the member is called, and the partner. */
    public MemberProfile profile(Actor.Member actor) {
        return transactions.reading(work -> {
            Directory directory = work.directory();
            var member = directory.member(actor.id()).orElseThrow(() -> new NotFound("member"));
            var partner = directory.partner(actor.partner()).orElseThrow(() -> new NotFound("partner"));
            return new MemberProfile(member, partner);
        });
    }

    /** What the merchant is called, and all of their shops by id. */
    public MerchantProfile profile(Actor.Merchant actor) {
        var merchant = transactions.reading(
                work -> work.directory().merchant(actor.id()).orElseThrow(() -> new NotFound("merchant")));
        var shops = new ArrayList<MerchantShop>();
        var page = reader.shops(actor.id(), Slice.first(Slice.MAX));
        shops.addAll(page.items());
        while (page.next().isPresent()) {
            page = reader.shops(actor.id(), new Slice(Slice.MAX, page.next()));
            shops.addAll(page.items());
        }
        return new MerchantProfile(merchant, shops);
    }

    /** A member and the partner that they belong to. */
    public record MemberProfile(Member member, Partner partner) {}

    /** A merchant and the shops that they work for. */
    public record MerchantProfile(Merchant merchant, List<MerchantShop> shops) {
        public MerchantProfile {
            shops = List.copyOf(shops);
        }
    }
}
