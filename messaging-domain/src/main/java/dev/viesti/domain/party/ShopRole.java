package dev.viesti.domain.party;

import java.util.Locale;

/** What a merchant is at a shop. */
public enum ShopRole {
    /** It is the merchant's shop. */
    OWNER,
    /** The merchant works for the shop. */
    STAFF;

    /** The stable word for this role. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of merchant that this role makes (P3). */
    public MerchantKind kind() {
        return this == OWNER ? MerchantKind.SHOP_OWNER : MerchantKind.SHOP_STAFF;
    }
}
