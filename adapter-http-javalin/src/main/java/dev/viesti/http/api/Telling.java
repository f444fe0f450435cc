package dev.viesti.http.api;

import dev.viesti.application.Event;
import dev.viesti.domain.ConversationId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which events a stream tells, and in which words. */
enum Telling {

    /** New entries alone, as the HTTP API promises. */
    ENTRIES {
        @Override
        Optional<String> tell(Event event) {
            return event instanceof Event.EntryAdded added
                    ? Optional.of(text(
                            "entry",
                            new String(
                                    Json.object()
                                            .with(
                                                    "conversationId",
                                                    added.conversation().value())
                                            .with("seq", added.seq())
                                            .build()
                                            .bytes(),
                                    StandardCharsets.UTF_8)))
                    : Optional.empty();
        }

        @Override
        String beat() {
            return ":\n";
        }
    },

    /** What a page is to read again, and of which conversation; scripts of pages hear heartbeats, but no comments. */
    HINTS {
        @Override
        Optional<String> tell(Event event) {
            if (event instanceof Event.EntryAdded added) {
                return Optional.of(text("stale", added.conversation().value()));
            }
            if (event instanceof Event.TagsChanged changed) {
                return Optional.of(text(
                        "tags",
                        changed.conversation().map(ConversationId::value).orElse("")));
            }
            return event instanceof Event.ReadMoved moved
                    ? Optional.of(text("news", moved.conversation().value()))
                    : Optional.empty();
        }

        @Override
        String beat() {
            return text("beat", "");
        }
    };

    /** The event's fields in the event stream format, each with the end of its line; empty for what isn't told. */
    abstract Optional<String> tell(Event event);

    /** What breaks a silence, in the same format. */
    abstract String beat();

    private static String text(String kind, String data) {
        return "event: " + kind + "\ndata: " + data + '\n';
    }
}
