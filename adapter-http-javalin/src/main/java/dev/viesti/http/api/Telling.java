package dev.viesti.http.api;

import dev.viesti.application.Event;
import dev.viesti.domain.ConversationId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which events a stream tells, and in which words. For several threads. */
@FunctionalInterface
interface Telling {

    /** The event's fields in the event stream format, each with the end of its line; empty for what isn't told. */
    Optional<String> tell(Event event);

    /** New entries alone, as the HTTP API promises. */
    static Optional<String> entries(Event event) {
        return event instanceof Event.EntryAdded added
                ? Optional.of(text(
                        "entry",
                        Json.object()
                                .with("conversationId", added.conversation().value())
                                .with("seq", added.seq())))
                : Optional.empty();
    }

    /** Whatever there is. */
    static Optional<String> everything(Event event) {
        if (event instanceof Event.TagsChanged changed) {
            var data = Json.object();
            changed.conversation().map(ConversationId::value).ifPresent(id -> data.with("conversationId", id));
            return Optional.of(text("tags", data));
        }
        if (event instanceof Event.ReadMoved moved) {
            return Optional.of(text(
                    "read",
                    Json.object().with("conversationId", moved.conversation().value())));
        }
        return entries(event);
    }

    private static String text(String kind, Json.Builder data) {
        return "event: " + kind + "\ndata: " + new String(data.build().bytes(), StandardCharsets.UTF_8) + '\n';
    }
}
