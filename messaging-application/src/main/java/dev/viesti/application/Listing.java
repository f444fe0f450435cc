package dev.viesti.application;

import dev.viesti.domain.Ids;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The lists that are read page by page; a {@link Cursor} is of one of them. */
public enum Listing {
    /** Every partner. */
    PARTNERS,
    /** The services of one partner. */
    SERVICES,
    /** The members of one partner. */
    MEMBERS,
    /** Every merchant. */
    MERCHANTS,
    /** The shops of one merchant. */
    SHOPS,
    /** What merchants browse: active services of receiving partners. */
    OFFERS,
    /** A member's inbox, or the conversations of a merchant. */
    CONVERSATIONS,
    /** The tags of one partner. */
    TAGS,
    /** Mails that wait for an operator. */
    PARKED_MAILS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isSortedBy(List<String> key) {
        return switch (this) {
            case PARTNERS, SERVICES, MEMBERS, MERCHANTS, SHOPS -> key.size() == 1 && Ids.isWellFormed(key.get(0));
            case OFFERS -> key.size() == 2 && key.stream().allMatch(Ids::isWellFormed);
            case CONVERSATIONS -> key.size() == 2 && isTime(key.get(0)) && Ids.isWellFormed(key.get(1));
            case TAGS -> key.size() == 1 && isText(key.get(0));
            case PARKED_MAILS ->
                key.size() == 3 && isTime(key.get(0)) && Ids.isWellFormed(key.get(1)) && isText(key.get(2));
        };
    }

    private static boolean isText(String part) {
        return !part.isEmpty() && part.indexOf('\0') < 0;
    }

    /** Whether it is a time that every database can hold. */
    private static boolean isTime(String part) {
        try {
            var time = Instant.parse(part);
            return !time.isBefore(Instant.EPOCH) && !time.isAfter(Instant.parse("9999-01-01T00:00:00Z"));
        } catch (DateTimeException notATime) {
            return false;
        }
    }
}
