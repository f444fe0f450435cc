package dev.viesti.http.web;

import dev.viesti.application.OfferedService;
import dev.viesti.application.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Services that a merchant browses.
 *
 * @param categories that may be chosen; empty in a part of a page
 * @param isFirst whether the list begins with them
 */
record Offers(
        Optional<String> query,
        Optional<String> category,
        List<String> categories,
        Page<OfferedService> page,
        boolean isFirst) {
    static final String PATH = "/services";

    Offers {
        categories = List.copyOf(categories);
    }

    boolean isFiltered() {
        return query.isPresent() || category.isPresent();
    }

    /** How many there are, as far as it is known. */
    String count(Reader reader) {
        return page.next().isPresent()
                ? reader.say(MarketplaceWords.SERVICE_MORE, page.items().size())
                : reader.count(page.items().size(), MarketplaceWords.SERVICE_ONE, MarketplaceWords.SERVICE_OTHER);
    }

    /** What was searched for in vain. */
    String nothing(Reader reader) {
        if (query.isPresent() && category.isPresent()) {
            return reader.say(MarketplaceWords.NOTHING_FOR_IN, query.get(), category.get());
        }
        return query.map(text -> reader.say(MarketplaceWords.NOTHING_FOR, text))
                .or(() -> category.map(text -> reader.say(MarketplaceWords.NOTHING_IN, text)))
                .orElseGet(() -> reader.say(MarketplaceWords.NONE_YET));
    }

    /** The path of this search. */
    String path() {
        return path(Optional.empty());
    }

    String pathOfNext() {
        return path(page.next().map(cursor -> cursor.encoded()));
    }

    private String path(Optional<String> cursor) {
        return Stream.of(encoded("q", query), encoded("category", category), encoded("cursor", cursor))
                .flatMap(Optional::stream)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("&"), text -> text.isEmpty() ? PATH : PATH + "?" + text));
    }

    private static Optional<String> encoded(String name, Optional<String> value) {
        return value.map(text -> name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
}
