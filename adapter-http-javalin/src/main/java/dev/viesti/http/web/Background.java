package dev.viesti.http.web;

import dev.viesti.domain.Ids;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is behind the tag manager, and whoever closes it comes back to.
 *
 * @param selection of the list
 * @param conversation the id of the one beside the list, if one was open
 */
record Background(Selection selection, Optional<String> conversation) {
    private static final String CONVERSATION = "conversation";

    static Background of(Visit visit) {
        return new Background(Selection.of(visit), visit.query(CONVERSATION).filter(Ids::isWellFormed));
    }

    Background withoutTag(String tag) {
        return new Background(selection.withoutTag(tag), conversation);
    }

    String path() {
        return selection.on(conversation.map(id -> "/conversations/" + id).orElse("/conversations"));
    }

    /**
     * The path of a page in front of it.
     *
     * @param more other parameters, each a name and a value
     */
    String behind(String path, String... more) {
        var itself = conversation.stream().flatMap(id -> Stream.of(CONVERSATION, id));
        return selection.on(path, Stream.concat(itself, Stream.of(more)).toArray(String[]::new));
    }
}
