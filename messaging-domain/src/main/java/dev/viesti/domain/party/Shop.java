package dev.viesti.domain.party;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.Text;

/** A shop: its name and its address on the web. One shop may have several merchants. */
public record Shop(ShopId id, String name, ShopUrl url) {

    /**
     * Reads what somebody entered.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code name} and {@code url}
     */
    public static Shop of(ShopId id, String name, String url) {
        var errors = new FieldErrors();
        var line = errors.line("name", name, Text.MAX_LINE);
        var address = errors.read("url", () -> ShopUrl.of(url));
        errors.throwIfAny();
        return new Shop(id, line, address.orElseThrow());
    }
}
