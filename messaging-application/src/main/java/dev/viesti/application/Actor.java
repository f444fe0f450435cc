package dev.viesti.application;

import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.party.Author;

/**
 * On whose behalf a call is made (X1). Take a new one from {@link Identities} for each call, so that a removed member
 * loses access at once (X2): reading believes the actor. Whatever changes something looks at the member again, and ends
 * with {@link AccessLost} once their removal has returned.
 */
public sealed interface Actor {

    /** The identity as one word, different for every identity of every role. */
    String identity();

    /** The host, who provisions. */
    record Operator() implements Actor {
        @Override
        public String identity() {
            return "operator";
        }
    }

    /** One who takes part in conversations. */
    sealed interface Participant extends Actor {
        /** The participant as the author of an entry. */
        Author author();
    }

    /** A member of a partner organisation. */
    record Member(MemberId id, PartnerId partner) implements Participant {
        @Override
        public String identity() {
            return "member:" + id.value();
        }

        @Override
        public Author author() {
            return Author.of(id);
        }
    }

    /** A merchant. */
    record Merchant(MerchantId id) implements Participant {
        @Override
        public String identity() {
            return "merchant:" + id.value();
        }

        @Override
        public Author author() {
            return Author.of(id);
        }
    }
}
