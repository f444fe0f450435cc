package dev.viesti.domain.party;

import java.util.Locale;

/** What a merchant is in one conversation (P3): kept as it was when the conversation began. */
public enum MerchantKind {
    SHOP_OWNER,
    SHOP_STAFF,
    NO_SHOP;

    /** The stable word for this kind. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
