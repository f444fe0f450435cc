package dev.viesti.application;

import dev.viesti.application.port.Directory;
import dev.viesti.application.port.Transactions;
import dev.viesti.domain.Ids;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import java.util.Optional;

/** Who is there to act: turns names that the host vouches for into actors. Safe for several threads. */
public final class Identities {
    private final Transactions transactions;

    Identities(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The host itself, who needs no provisioning. */
    public Actor.Operator operator() {
        return new Actor.Operator();
    }

    /** The member as an actor, as long as they have access (X2). */
    public Optional<Actor.Member> member(String id) {
        return Ids.isWellFormed(id)
                ? transactions.inTransaction(work -> work.directory()
                        .member(new MemberId(id))
                        .map(member -> new Actor.Member(member.id(), member.partner())))
                : Optional.empty();
    }

    /** The merchant as an actor, if provisioned. */
    public Optional<Actor.Merchant> merchant(String id) {
        return Ids.isWellFormed(id)
                ? transactions.inTransaction(work -> work.directory()
                        .merchant(new MerchantId(id))
                        .map(merchant -> new Actor.Merchant(merchant.id())))
                : Optional.empty();
    }

    /** What the member is called, and the partner. */
    public MemberProfile profile(Actor.Member actor) {
        return transactions.inTransaction(work -> {
            Directory directory = work.directory();
            var member = directory.member(actor.id()).orElseThrow(() -> new NotFound("member"));
            var partner = directory.partner(actor.partner()).orElseThrow(() -> new NotFound("partner"));
            return new MemberProfile(member, partner);
        });
    }

    /** A member and the partner that they belong to. */
    public record MemberProfile(dev.viesti.domain.party.Member member, dev.viesti.domain.party.Partner partner) {}
}
