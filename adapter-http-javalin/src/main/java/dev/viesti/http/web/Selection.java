package dev.viesti.http.web;

import dev.viesti.application.InboxFilter;
import dev.viesti.domain.Ids;
import dev.viesti.domain.TagId;
import dev.viesti.domain.Text;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which conversations the list shows, as paths say it. */
record Selection(Optional<String> query, boolean unreadOnly, List<String> tags) {
    private static final int MAX_QUERY = 200;
    static final Selection ALL = new Selection(Optional.empty(), false, List.of());

    Selection {
        tags = List.copyOf(tags);
    }

    /** What a visit asks for; merchants see everything that is theirs. */
    static Selection of(Visit visit) {
        return visit.isMember() ? of(visit::queries) : ALL;
    }

    /** What the page shows that a script or a form of it asks from. */
    static Selection current(Visit visit) {
        return visit.isMember() ? of(visit::currentQueries) : ALL;
    }

    private static Selection of(Function<String, List<String>> query) {
        return new Selection(
                query.apply("q").stream()
                        .findFirst()
                        .map(text -> Text.beginning(text, MAX_QUERY))
                        .filter(text -> !text.isBlank()),
                query.apply("unread").stream().anyMatch(text -> !text.isEmpty()),
                query.apply("tag").stream().filter(Ids::isWellFormed).distinct().toList());
    }

    InboxFilter filter() {
        return new InboxFilter(tags.stream().map(TagId::new).collect(Collectors.toSet()), unreadOnly, query);
    }

    boolean isAll() {
        return equals(ALL);
    }

    /** Whether the other one differs by what is searched for alone. */
    boolean isTypedOnBy(Selection other) {
        return query.isPresent() && withoutQuery().equals(other.withoutQuery());
    }

    Selection withoutQuery() {
        return new Selection(Optional.empty(), unreadOnly, tags);
    }

    Selection withUnreadOnly(boolean only) {
        return new Selection(query, only, tags);
    }

    Selection withoutTag(String tag) {
        return new Selection(
                query,
                unreadOnly,
                tags.stream().filter(other -> !other.equals(tag)).toList());
    }

    /**
     * The path with this selection.
     *
     * @param more other parameters, each a name and a value
     */
    String on(String path, String... more) {
        var parameters = Stream.of(
                        query.map(text -> encoded("q", text)).stream(),
                        unreadOnly ? Stream.of("unread=true") : Stream.<String>empty(),
                        tags.stream().map(tag -> encoded("tag", tag)),
                        Stream.iterate(0, i -> i < more.length, i -> i + 2).map(i -> encoded(more[i], more[i + 1])))
                .flatMap(part -> part)
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }

    private static String encoded(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
