package dev.viesti.domain.party;

import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import java.util.Locale;

/** Who wrote an entry: a merchant, a member, or the system for what follows from their acts. */
public record Author(Kind kind, String id) {
    /** The author of what follows from somebody's act. */
    public static final Author SYSTEM = new Author(Kind.SYSTEM, "system");

    /** The side that an author stands on. */
    public enum Kind {
        /** The merchant of the conversation. */
        MERCHANT,
        /** A member of the partner organisation, who may have been removed since. */
        MEMBER,
        /** Nobody: it followed from what somebody did. */
        SYSTEM;

        /** The stable word for this kind. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The merchant as an author. */
    public static Author of(MerchantId merchant) {
        return new Author(Kind.MERCHANT, merchant.value());
    }

    /** The member as an author. */
    public static Author of(MemberId member) {
        return new Author(Kind.MEMBER, member.value());
    }
}
