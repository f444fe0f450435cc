package dev.viesti.http.web;

import dev.viesti.application.Actor;
import dev.viesti.application.SignIn;
import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.Text;
import dev.viesti.domain.party.EmailAddress;
import dev.viesti.http.web.PageRoute.Admission;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How people come in and leave: by a link in a mail, by the token of a host or, in a demo, by a click. */
final class SignInPages {
    private static final String PATH = "/sign-in";
    private static final String LINK = PATH + "/{token}";
    /** Where to go after signing in, kept while the mail is on its way. */
    private static final String TO = "viesti-to";

    /** Far longer than it takes to store a link, so that a known address isn't told from an unknown one by time. */
    private static final Duration ANSWERED_AFTER = Duration.ofMillis(200);

    private static final int HALF_HOUR = 30 * 60;
    private static final int MONTH = 30 * 24 * 60 * 60;

    private final SignIn signIn;
    private final Readers readers;
    private final PageSettings settings;
    private final Function<String, Optional<Actor.Participant>> handedOver;
    private final Layout layout;
    private final SignInLimit limit;

    SignInPages(
            SignIn signIn,
            Readers readers,
            PageSettings settings,
            Function<String, Optional<Actor.Participant>> handedOver,
            Layout layout) {
        this.signIn = signIn;
        this.readers = readers;
        this.settings = settings;
        this.handedOver = handedOver;
        this.layout = layout;
        limit = new SignInLimit(settings.clock());
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH, Admission.ANYBODY, this::ask),
                PageRoute.post(PATH, Admission.ANYBODY, this::request),
                PageRoute.get(PATH + "/sent", Admission.ANYBODY, this::sent),
                PageRoute.post(PATH + "/as", Admission.ANYBODY, this::pick),
                PageRoute.get(LINK, Admission.ANYBODY, this::confirm),
                PageRoute.post(LINK, Admission.ANYBODY, this::redeem),
                PageRoute.post("/session", Admission.BY_THE_BODY, this::handOver),
                PageRoute.post("/language", Admission.ANYBODY, this::language),
                PageRoute.post("/sign-out", Admission.SIGNED_IN, this::signOut),
                PageRoute.post("/sign-out/everywhere", Admission.SIGNED_IN, this::signOutEverywhere));
    }

    /** The path of the page to sign in, which then leads to another. */
    static String path(String to) {
        return to.equals("/") ? PATH : PATH + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }

    private Reply ask(Visit visit) {
        var to = Origin.ownPath(visit.query("to"));
        if (settings.people().isEmpty()) {
            return show(visit, 200, form(visit, to));
        }
        var query = visit.query("q").filter(text -> !text.isBlank());
        var people = new People(settings.people(), query);
        var frame = layout.frame(visit, Frame.Section.NONE, visit.reader().say(SignInWords.PICK));
        return Reply.html(
                200,
                visit.target().equals("people")
                        ? layout.templates().people(frame, people, to)
                        : layout.templates().pick(frame, people, to));
    }

    private static FormView form(Visit visit, String to) {
        return FormView.of(visit, visit.reader().say(SignInWords.SIGN_IN), path(to), "/")
                .startingWith("email", Map.of());
    }

    private Reply show(Visit visit, int status, FormView form) {
        return layout.form(
                visit,
                status,
                Frame.Section.NONE,
                form.title(),
                layout.templates().signIn(form));
    }

    /** Answers the same whether the address is known or not. */
    private Reply request(Visit visit) {
        var to = Origin.ownPath(visit.query("to"));
        var form = form(visit, to);
        var address = visit.field("email").strip();
        try {
            var errors = new FieldErrors();
            var unused = errors.read("email", () -> EmailAddress.of(address));
            errors.throwIfAny();
        } catch (InvalidInput noAddress) {
            return show(visit, 422, form.refused(noAddress));
        }
        var wait = settings.hasLimits() ? limit.refuse(visit.context().ip()) : Optional.<Duration>empty();
        if (wait.isPresent()) {
            var seconds = (int) wait.get().toSeconds() + 1;
            var why = visit.reader().count((seconds + 59) / 60, SignInWords.TOO_MANY_SOON, SignInWords.TOO_MANY);
            return show(visit, 429, form.refused(why)).with("Retry-After", Integer.toString(seconds));
        }
        var asked = System.nanoTime();
        signIn.request(address);
        waitUntil(asked + ANSWERED_AFTER.toNanos());
        cookie(visit, TO, encoded(to), to.equals("/") ? 0 : HALF_HOUR, true);
        return Reply.seeOther(PATH + "/sent");
    }

    /** Until it is that time by the JVM's nanoseconds, at once if this thread is to end. */
    private static void waitUntil(long nanoTime) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply sent(Visit visit) {
        return Notice.of(SignInWords.SENT, SignInWords.SENT_ADVICE)
                .with(path(kept(visit)), SignInWords.ASK_AGAIN)
                .on(layout, visit, 200);
    }

    /** Opening the link changes nothing, since mail scanners open links. */
    private Reply confirm(Visit visit) {
        return signIn.owner(visit.context().pathParam("token"))
                .map(holder -> readers.of(holder, visit.context()))
                .map(person -> Notice.of(SignInWords.CONFIRM, SignInWords.CONFIRM_ADVICE, person.fullName())
                        .asking(SignInWords.SIGN_IN)
                        .on(layout, visit, 200))
                .orElseGet(() -> dead(visit).on(layout, visit, 410));
    }

    private Reply redeem(Visit visit) {
        return signIn.redeem(visit.context().pathParam("token"))
                .map(session -> {
                    cookie(visit, TO, "", 0, true);
                    return enter(visit, session, kept(visit));
                })
                .orElseGet(() -> dead(visit).on(layout, visit, 410));
    }

    private Notice dead(Visit visit) {
        var dead = Notice.of(SignInWords.DEAD, SignInWords.DEAD_ADVICE);
        return visit.person().isPresent()
                ? dead.with("/", CommonWords.MESSAGES)
                : dead.with(path(kept(visit)), SignInWords.ASK_AGAIN);
    }

    /** In a demo: whoever one wants to be. */
    private Reply pick(Visit visit) {
        var to = Origin.ownPath(visit.entered("to"));
        var wanted = visit.field("identity");
        return settings.people().stream()
                .filter(person -> person.actor().identity().equals(wanted))
                .findFirst()
                .map(person -> enter(visit, signIn.open(person.actor()), to))
                .orElseGet(() -> Reply.seeOther(path(to)));
    }

    private Reply handOver(Visit visit) {
        var to = Origin.ownPath(visit.entered("to"));
        return handedOver
                .apply(visit.field("token"))
                .map(actor -> enter(visit, signIn.open(actor), to))
                .orElseGet(() -> Notice.of(SignInWords.NOT_HANDED_OVER, SignInWords.NOT_HANDED_OVER_ADVICE)
                        .with(path(to), SignInWords.SIGN_IN)
                        .on(layout, visit, 401));
    }

    /** Signs in, and out of what was signed in here before. */
    private Reply enter(Visit visit, SignIn.Session session, String to) {
        visit.session().ifPresent(signIn::end);
        cookie(visit, settings.sessionCookie(), session.token(), MONTH, true);
        return Reply.seeOther(to);
    }

    private Reply language(Visit visit) {
        cookie(visit, Readers.LANGUAGE, visit.field("language").equals("fi") ? "fi" : "en", PageSettings.YEAR, false);
        // beside a list, scripts open conversations and set filters after its page was made
        var open = visit.currentPath().matches("/conversations(/[^/]+)?") ? visit.currentPage() : visit.entered("to");
        return Reply.seeOther(Origin.ownPath(open));
    }

    private Reply signOut(Visit visit) {
        visit.session().ifPresent(signIn::end);
        cookie(visit, settings.sessionCookie(), "", 0, true);
        return Reply.seeOther(PATH);
    }

    private Reply signOutEverywhere(Visit visit) {
        signIn.endAll(visit.participant());
        cookie(visit, settings.sessionCookie(), "", 0, true);
        return Reply.seeOther(PATH);
    }

    private void cookie(Visit visit, String name, String value, int maxAge, boolean isHttpOnly) {
        visit.context().cookie(settings.cookie(name, value, maxAge, isHttpOnly));
    }

    /** Where to go once the mail with the link is here. */
    private static String kept(Visit visit) {
        return Origin.ownPath(Optional.ofNullable(visit.context().cookie(TO)).map(SignInPages::decoded));
    }

    private static String encoded(String path) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cookie) {
        try {
            return new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException nobodysCookie) {
            return "";
        }
    }

    /**
     * Whom a demo lets one be.
     *
     * @param query part of a name, an organisation or a shop
     */
    record People(List<PageSettings.Person> all, Optional<String> query) {
        People {
            all = List.copyOf(all);
        }

        List<PageSettings.Person> found() {
            var needle = query.map(String::strip).map(Text::fold).orElse("");
            return all.stream()
                    .filter(person -> Stream.of(person.name(), person.about())
                            .anyMatch(text -> Text.fold(text).contains(needle)))
                    .toList();
        }

        Map<String, List<PageSettings.Person>> membersByOrganisation() {
            return members(found()).stream()
                    .collect(
                            Collectors.groupingBy(PageSettings.Person::about, LinkedHashMap::new, Collectors.toList()));
        }

        List<PageSettings.Person> merchants() {
            return merchants(found());
        }

        /** The first of each kind, who has the most to show. */
        List<PageSettings.Person> first() {
            return Stream.of(members(all), merchants(all))
                    .flatMap(people -> people.stream().limit(1))
                    .toList();
        }

        private static List<PageSettings.Person> members(List<PageSettings.Person> people) {
            return people.stream()
                    .filter(person -> person.actor() instanceof Actor.Member)
                    .toList();
        }

        private static List<PageSettings.Person> merchants(List<PageSettings.Person> people) {
            return people.stream()
                    .filter(person -> person.actor() instanceof Actor.Merchant)
                    .toList();
        }
    }
}
