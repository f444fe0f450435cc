package dev.viesti.http.web;

import dev.viesti.application.SignIn;
import dev.viesti.http.api.Api;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.List;
import java.util.Map;

/** What happens, as it happens, for open pages: hints to read again. */
final class LivePages {
    private static final Map<String, String> STREAM =
            Map.of("Content-Type", "text/event-stream", "X-Accel-Buffering", "no");

    private final SignIn signIn;
    private final Api api;

    LivePages(SignIn signIn, Api api) {
        this.signIn = signIn;
        this.api = api;
    }

    List<PageRoute> routes() {
        return List.of(PageRoute.get("/live", Admission.ANYBODY, this::live));
    }

    /** Who isn't signed in hears so: to the sign-in page no stream can follow. */
    private Reply live(Visit visit) {
        if (visit.person().isEmpty()) {
            return new Reply(401, Map.of(), false, out -> {});
        }
        var viewer = visit.participant();
        var session = visit.session().orElseThrow();
        return new Reply(
                200,
                STREAM,
                false,
                out -> api.stream(
                        visit.context(),
                        viewer,
                        () -> signIn.resume(session)
                                .map(holder -> holder.actor().equals(viewer))
                                .orElse(false)));
    }
}
