package dev.viesti.application.port;

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

/** Who takes part (X2). Every {@code put} MUST answer whether it made something that wasn't there before. */
public interface Directory {

    /** Stores the partner; a new one has a draft profile with an empty headline. */
    boolean put(Partner partner);

    /** The partner, if there is one. */
    Optional<Partner> partner(PartnerId id);

    /** Stores the profile of an existing partner. */
    void put(PartnerId partner, Profile profile);

    /** The profile of the partner; a draft with an empty headline until it was put. */
    Optional<Profile> profile(PartnerId partner);

    /** Stores the service of an existing partner. */
    boolean put(Service service);

    /** The service of that partner. */
    Optional<Service> service(PartnerId partner, ServiceId id);

    /** Whether the partner receives (P1); absent without such a partner. */
    Optional<Reception> reception(PartnerId partner);

    /**
     * Stores a member. A removed one who is put again has access again, begins with everything read and with the
     * default settings, and counts as made.
     *
     * @return empty if the id belongs, or belonged, to a member of another partner; nothing is stored then
     */
    Optional<Boolean> put(Member member);

    /**
     * Removes access: no mail, no unread marks, no links or sessions; entries keep their author. Removing twice is the same
     * as once. MUST keep those waiting who want to hold the member while it waits for those who do, or somebody who never
     * stops could not be removed (X2).
     */
    void removeMember(PartnerId partner, MemberId id);

    /** A member who has access. */
    Optional<Member> member(MemberId id);

    /**
     * A member who has access, and keeps it until the transaction ends: their removal waits for it. Others MAY hold the
     * same member at the same time. Taken before every other lock but that of {@link #settings(MemberId) settings} of the
     * same member.
     */
    Optional<Member> holdMember(MemberId id);

    /**
     * Locks what mails the member wants until the transaction ends, so that of two changes none is lost, and loads it. MAY
     * wait for those who hold the member; whoever needs both locks the settings first.
     */
    NotificationSettings settings(MemberId id);

    /** Stores what mails the member wants. */
    void put(MemberId id, NotificationSettings settings);

    /** Stores the merchant; searches find their conversations by the new name at once. */
    boolean put(Merchant merchant);

    /** The merchant, if there is one. */
    Optional<Merchant> merchant(MerchantId id);

    /**
     * Stores the shop, shared by its merchants, and the role of this one; searches find its conversations by the new
     * name and address at once.
     *
     * @return whether the merchant hadn't the shop before
     */
    boolean put(MerchantId merchant, Shop shop, ShopRole role);

    /** The shop and the merchant's role at it, if it is the merchant's. */
    Optional<MerchantShop> shop(MerchantId merchant, ShopId id);

    /**
     * Receiving partners with an active service in the category who haven't blocked the merchant (C5).
     *
     * @param since matching requests from then on count as recent
     */
    List<Candidate> candidates(String category, MerchantId merchant, Instant since);

    /** A shop as one merchant has it. */
    record MerchantShop(Shop shop, ShopRole role) {}
}
