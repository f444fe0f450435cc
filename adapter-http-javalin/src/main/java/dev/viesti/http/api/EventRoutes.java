package dev.viesti.http.api;

import dev.viesti.application.EventPosition;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happens, as it happens. */
final class EventRoutes {
    private static final String EVENT_STREAM = "text/event-stream";
    private static final Set<String> ACCEPTED = Set.of(EVENT_STREAM, "text/*", "*/*");

    private final EventStreams streams;
    private final Authentication authentication;

    EventRoutes(EventStreams streams, Authentication authentication) {
        this.streams = streams;
        this.authentication = authentication;
    }

    List<Route> routes() {
        return List.of(Route.get("/events").member().merchant().to(this::events));
    }

    private Answer events(Request request) {
        var context = request.context();
        var viewer = request.participant();
        if (!Optional.ofNullable(context.header("Accept"))
                .map(EventRoutes::accepts)
                .orElse(true)) {
            throw Refusal.notAcceptable(EVENT_STREAM);
        }
        if (streams.isClosing()) {
            return Answer.problem(Problem.unready("server").in(RequestIds.of(context)), Refusals.RETRY);
        }
        var last = resumeAt(context);
        return Answer.openEnded(
                Map.of("Content-Type", EVENT_STREAM, "X-Accel-Buffering", "no"),
                () -> streams.open(
                        context, viewer, last, () -> authentication.isStill(viewer, context), Telling.ENTRIES));
    }

    /** Where a client that was here before goes on. */
    static Optional<EventPosition> resumeAt(Context context) {
        return Optional.ofNullable(context.header("Last-Event-ID"))
                .filter(id -> !id.isEmpty())
                .map(EventPosition::new);
    }

    /** Whether the answer is a stream, which lasts as long as its client likes. */
    static boolean isStream(Context context) {
        return EVENT_STREAM.equals(context.res().getContentType());
    }

    private static boolean accepts(String header) {
        return Arrays.stream(header.split(",", -1))
                .map(type -> type.split(";", 2)[0].strip())
                .anyMatch(type -> ACCEPTED.contains(type.toLowerCase(Locale.ROOT)));
    }
}
