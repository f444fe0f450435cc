package dev.viesti.http.web;

import dev.viesti.application.Actor;
import dev.viesti.application.SignIn;
import dev.viesti.http.web.PageRoute.Admission;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How people come in and leave: by a link in a mail, by the token of a host or, in a demo, by a click. */
final class SignInPages {
    private static final String PATH = "/sign-in";
    private static final int MONTH = 30 * 24 * 60 * 60;
    private static final int YEAR = 365 * 24 * 60 * 60;

    private final SignIn signIn;
    private final PageSettings settings;
    private final Function<String, Optional<Actor.Participant>> handedOver;
    private final Layout layout;

    SignInPages(
            SignIn signIn,
            PageSettings settings,
            Function<String, Optional<Actor.Participant>> handedOver,
            Layout layout) {
        this.signIn = signIn;
        this.settings = settings;
        this.handedOver = handedOver;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH, Admission.ANYBODY, this::ask),
                PageRoute.post("/sign-in/as", Admission.ANYBODY, this::pick),
                PageRoute.post("/session", Admission.BY_THE_BODY, this::handOver),
                PageRoute.post("/language", Admission.ANYBODY, this::language),
                PageRoute.post("/sign-out", Admission.SIGNED_IN, this::signOut),
                PageRoute.post("/sign-out/everywhere", Admission.SIGNED_IN, this::signOutEverywhere));
    }

    private Reply ask(Visit visit) {
        var frame = layout.frame(visit, Frame.Section.NONE, visit.reader().say(SignInWords.SIGN_IN));
        return Reply.html(
                200,
                layout.templates()
                        .signIn(frame, settings.people(), ownPath(visit.query("to")))
                        .render());
    }

    /** In a demo: whoever one wants to be. */
    private Reply pick(Visit visit) {
        var wanted = visit.field("identity");
        return settings.people().stream()
                .filter(person -> person.actor().identity().equals(wanted))
                .findFirst()
                .map(person -> open(visit, person.actor(), visit.entered("to")))
                .orElseGet(() -> Reply.seeOther(PATH));
    }

    private Reply handOver(Visit visit) {
        return handedOver
                .apply(visit.field("token"))
                .map(actor -> open(visit, actor, visit.entered("to")))
                .orElseGet(() -> Reply.seeOther(PATH));
    }

    private Reply open(Visit visit, Actor.Participant actor, Optional<String> to) {
        cookie(visit, Visit.SESSION, signIn.open(actor).token(), MONTH, true);
        return Reply.seeOther(ownPath(to));
    }

    private Reply language(Visit visit) {
        cookie(visit, Readers.LANGUAGE, visit.field("language").equals("fi") ? "fi" : "en", YEAR, false);
        return Reply.seeOther(ownPath(visit.entered("to")));
    }

    private Reply signOut(Visit visit) {
        visit.session().ifPresent(signIn::end);
        cookie(visit, Visit.SESSION, "", 0, true);
        return Reply.seeOther(PATH);
    }

    private Reply signOutEverywhere(Visit visit) {
        signIn.endAll(visit.participant());
        cookie(visit, Visit.SESSION, "", 0, true);
        return Reply.seeOther(PATH);
    }

    private void cookie(Visit visit, String name, String value, int maxAge, boolean isHttpOnly) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(maxAge);
        cookie.setHttpOnly(isHttpOnly);
        cookie.setSecure(settings.isSecure());
        cookie.setSameSite(SameSite.LAX);
        visit.context().cookie(cookie);
    }

    /** A path of this server and of no other. */
    private static String ownPath(Optional<String> path) {
        return path.filter(text -> text.matches("/(?![/\\\\])[!-~&&[^\\\\]]*")).orElse("/");
    }
}
