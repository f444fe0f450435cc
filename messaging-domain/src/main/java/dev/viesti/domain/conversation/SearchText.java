package dev.viesti.domain.conversation;

import dev.viesti.domain.Text;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopUrl;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finding a conversation by its merchant's name, its shop's name or its shop's address (R3). */
public final class SearchText {
    private SearchText() {}

    /** Everything that a conversation is found by, folded, one form a line. */
    public static String of(String merchantName, Optional<Shop> shop) {
        var forms = new LinkedHashSet<String>();
        forms.add(folded(merchantName));
        shop.ifPresent(s -> {
            forms.add(folded(s.name()));
            forms.addAll(s.url().searchForms());
        });
        return String.join("\n", forms);
    }

    /** What to look for in {@link #of}, taken literally: any one that it contains makes a hit. */
    public static Set<String> needles(String query) {
        var folded = folded(query);
        var needles = new LinkedHashSet<String>();
        needles.add(folded);
        var bare = ShopUrl.bare(folded);
        if (!bare.isEmpty()) {
            needles.add(bare);
        }
        return needles;
    }

    private static String folded(String text) {
        return Text.fold(Text.beginning(text, Integer.MAX_VALUE));
    }
}
