package dev.viesti.http.web;

import dev.viesti.application.ConversationView;
import dev.viesti.domain.tag.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of conversations.
 *
 * @param parts how many rows each part has that it was read in
 * @param start where it begins, if not at the beginning
 * @param next where it goes on, if it does
 * @param tags that may be chosen
 * @param asksForTags whether all of them are to be listed, however many
 * @param unread how many conversations have something unread, at most one more than {@link #MOST_UNREAD}
 * @param open the conversation beside the list
 */
record InboxView(
        Selection selection,
        List<ConversationView> rows,
        List<Integer> parts,
        Optional<String> start,
        Optional<String> next,
        List<Tag> tags,
        boolean asksForTags,
        int unread,
        Optional<String> open) {
    /** More are counted by nobody. */
    static final int MOST_UNREAD = 99;

    /** With more tags than that, a list of them takes longer than the page: it comes later, or when it is asked for. */
    static final int MOST_TAGS = 100;

    /** A row shows that many tags at most, and how many more there are: one with fifty is no row. */
    static final int MOST_OF_ROW = 5;

    static List<Tag> shown(List<Tag> tags) {
        return tags.subList(0, Math.min(tags.size(), MOST_OF_ROW));
    }

    boolean listsTags() {
        return asksForTags || tags.size() <= MOST_TAGS;
    }

    /** Where all tags are listed. */
    String pathOfTags() {
        return selection.on(open.map(id -> "/conversations/" + id).orElse("/conversations"), "tags", "all");
    }

    /** Tags by which the list is filtered, as far as they are known. */
    List<Tag> chosenTags() {
        return tags.stream()
                .filter(tag -> selection.tags().contains(tag.id().value()))
                .toList();
    }

    List<Tag> otherTags() {
        return tags.stream()
                .filter(tag -> !selection.tags().contains(tag.id().value()))
                .toList();
    }

    /** The number as a badge shows it. */
    String badge() {
        return unread > MOST_UNREAD ? MOST_UNREAD + "+" : Integer.toString(unread);
    }

    boolean isOpen(ConversationView row) {
        return open.equals(Optional.of(row.id().value()));
    }

    String path(ConversationView row) {
        return selection.on("/conversations/" + row.id().value());
    }

    /** The list with another selection, and the same conversation beside it. */
    String path(Selection other) {
        return other.on(open.map(id -> "/conversations/" + id).orElse("/conversations"));
    }

    String pathOfNext() {
        return selection.on("/conversations", "cursor", next.orElseThrow());
    }

    /** How many were found, in words. */
    String found(Reader reader) {
        return next.isPresent()
                ? reader.say(InboxWords.CONVERSATION_MORE, rows.size())
                : reader.count(rows.size(), InboxWords.CONVERSATION_ONE, InboxWords.CONVERSATION_OTHER);
    }

    /** What nothing was found for, and what to try. */
    String emptiness(Reader reader) {
        var conditions = Stream.of(
                        selection.query().map(text -> reader.say(InboxWords.SEARCH_CHIP, text)).stream(),
                        selection.unreadOnly() ? Stream.of(reader.say(InboxWords.ONLY_UNREAD)) : Stream.<String>empty(),
                        chosenTags().stream()
                                .map(tag -> reader.say(
                                        InboxWords.TAG_NAMED, tag.name().value())))
                .flatMap(condition -> condition)
                .collect(Collectors.joining(", "));
        return reader.say(InboxWords.NOTHING_MATCHES, conditions) + " " + reader.say(InboxWords.TRY_PART);
    }
}
