package dev.viesti.application;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import java.util.Optional;

/** Something that happened and that a page or a host may want to hear of. Later versions may know more kinds. */
public sealed interface Event {

    /** The partner in whose conversations or among whose tags it happened. */
    PartnerId partner();

    /** Whether it may be told to the participant (X1). */
    boolean isFor(Actor.Participant viewer);

    private static boolean isMemberOf(PartnerId partner, Actor.Participant viewer) {
        return viewer instanceof Actor.Member member && member.partner().equals(partner);
    }

    /**
     * A conversation has a new entry; for both sides.
     *
     * @param seq the entry's number
     */
    record EntryAdded(PartnerId partner, MerchantId merchant, ConversationId conversation, int seq) implements Event {
        @Override
        public boolean isFor(Actor.Participant viewer) {
            return isMemberOf(partner, viewer) || viewer.equals(new Actor.Merchant(merchant));
        }
    }

    /**
     * Tags are others than before; for members alone (T1).
     *
     * @param conversation the one that bears others, of which one may be new; absent where a tag was created, renamed or
     *     deleted by itself, which any conversation may show
     */
    record TagsChanged(PartnerId partner, Optional<ConversationId> conversation) implements Event {
        @Override
        public boolean isFor(Actor.Participant viewer) {
            return isMemberOf(partner, viewer);
        }
    }

    /**
     * Somebody has read further, or marked as unread; for that one alone, who may look at it elsewhere too.
     *
     * @param reader a member of that partner, or the conversation's merchant
     */
    record ReadMoved(PartnerId partner, Actor.Participant reader, ConversationId conversation) implements Event {
        @Override
        public boolean isFor(Actor.Participant viewer) {
            return viewer.equals(reader);
        }
    }
}
