package dev.viesti.http.web;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.conversation.Attachment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody writes and hasn't sent yet.
 *
 * @param action where it is sent to
 * @param back to the conversation
 * @param draft under which a browser keeps the text: that person's, in that conversation
 * @param key under which it is sent once, however often
 * @param problem why it wasn't sent
 * @param files what is attached already
 * @param refused what wasn't
 */
record Composed(
        String action,
        String back,
        String draft,
        String key,
        String text,
        Optional<String> problem,
        List<Attachment> files,
        List<FormFiles.Refused> refused) {
    Composed {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
    }

    /** Nothing yet. */
    static Composed nothing(Visit visit, ConversationId conversation) {
        return of(visit, conversation, newKey(), "", Optional.empty(), List.of(), List.of());
    }

    /** What wasn't sent, to be sent again: under the same key, unless that stands for something else. */
    static Composed again(
            Visit visit,
            ConversationId conversation,
            boolean isKeyUsed,
            String problem,
            List<Attachment> files,
            List<FormFiles.Refused> refused) {
        var key = visit.entered("key").filter(same -> !isKeyUsed).orElseGet(Composed::newKey);
        return of(visit, conversation, key, visit.field("text"), Optional.of(problem), files, refused);
    }

    private static Composed of(
            Visit visit,
            ConversationId conversation,
            String key,
            String text,
            Optional<String> problem,
            List<Attachment> files,
            List<FormFiles.Refused> refused) {
        var selection = Selection.of(visit);
        var path = "/conversations/" + conversation.value();
        return new Composed(
                selection.on(path + "/messages"),
                selection.on(path),
                "viesti-draft:" + visit.participant().identity() + "/" + conversation.value(),
                key,
                text,
                problem,
                files,
                refused);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
