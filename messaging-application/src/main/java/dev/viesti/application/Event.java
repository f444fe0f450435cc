package dev.viesti.application;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;

/** Something that happened and that a page or a host may want to hear of. Later versions may know more kinds. */
public sealed interface Event {

    /** Whose members may hear of it. */
    PartnerId partner();

    /** Which merchant may hear of it. */
    MerchantId merchant();

    /** Whether it may be told to the participant (X1). */
    default boolean isFor(Actor.Participant viewer) {
        return viewer instanceof Actor.Member member
                ? member.partner().equals(partner())
                : viewer.identity().equals(new Actor.Merchant(merchant()).identity());
    }

    /**
     * A conversation has a new entry.
     *
     * @param seq the entry's number
     */
    record EntryAdded(PartnerId partner, MerchantId merchant, ConversationId conversation, int seq) implements Event {}
}
