package dev.viesti.domain.party;

import java.util.Locale;

/** What a merchant is in one conversation (P3): kept as it was when the conversation began. */
public enum MerchantKind {
    /** Owns the shop that the conversation is about. */
    SHOP_OWNER,
    /** Works for the shop that the conversation is about. */
    SHOP_STAFF,
    /** Began it without a shop, or for one that isn't there yet. */
    NO_SHOP;

    /** The stable word for this kind. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
