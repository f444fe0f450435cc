package dev.viesti.http.web;

import dev.viesti.application.Actor;
import dev.viesti.application.NotFound;
import dev.viesti.domain.Ids;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.Part;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A request by a browser, and who sent it. For one thread. */
final class Visit {
    static final String FORM_TOKEN = "form-token";

    private static final Pattern URL = Pattern.compile("https?://[^/?#]*([^?#]*)([^#]*).*");

    private final Context context;
    private final Set<String> pages;
    private final Reader reader;
    private final Optional<Person> person;
    private final Optional<String> session;
    private final Form form;

    private Visit(
            Context context,
            Form form,
            Set<String> pages,
            Reader reader,
            Optional<Person> person,
            Optional<String> session) {
        this.context = context;
        this.form = form;
        this.pages = pages;
        this.reader = reader;
        this.person = person;
        this.session = session;
    }

    /**
     * A visit by somebody who is signed in.
     *
     * @param pages the paths of all routes that a browser can be led to
     */
    static Visit of(Context context, Form form, Set<String> pages, Person person, String session) {
        return new Visit(context, form, pages, person.reader(), Optional.of(person), Optional.of(session));
    }

    /** A visit by somebody who isn't. */
    static Visit ofNobody(Context context, Form form, Set<String> pages, Reader reader) {
        return new Visit(context, form, pages, reader, Optional.empty(), Optional.empty());
    }

    Context context() {
        return context;
    }

    Reader reader() {
        return reader;
    }

    Optional<Person> person() {
        return person;
    }

    /** The token of the session that the visit belongs to. */
    Optional<String> session() {
        return session;
    }

    boolean isMember() {
        return person.map(somebody -> somebody.actor() instanceof Actor.Member).orElse(false);
    }

    Actor.Participant participant() {
        return person.orElseThrow().actor();
    }

    /** Who acts, on a route for members. */
    Actor.Member member() {
        return (Actor.Member) participant();
    }

    /** Who acts, on a route for merchants. */
    Actor.Merchant merchant() {
        return (Actor.Merchant) participant();
    }

    /** Whether only a part of a page is wanted, by a script of ours. */
    boolean isFragment() {
        return "true".equals(context.header("HX-Request")) && context.header("HX-History-Restore-Request") == null;
    }

    /** The id of the element whose content is wanted; empty for a whole page. */
    String target() {
        return isFragment() ? Optional.ofNullable(context.header("HX-Target")).orElse("") : "";
    }

    /** Whether it is wanted in the page's dialog. */
    boolean isDialog() {
        return target().equals("dialog");
    }

    /** The id of the element that asks; empty for one without. */
    String trigger() {
        return Optional.ofNullable(context.header("HX-Trigger")).orElse("");
    }

    /** The path of the page that a script or a form asks from. */
    String currentPath() {
        return current().map(url -> url.group(1)).orElse("");
    }

    /** The same with its query. */
    Optional<String> currentPage() {
        return current().map(url -> url.group(1) + url.group(2));
    }

    /** What the query of that page says. */
    List<String> currentQueries(String name) {
        return Stream.of(current().map(url -> url.group(2)).orElse("").split("[?&]"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> decoded(parameter.substring(name.length() + 1)))
                .toList();
    }

    private Optional<Matcher> current() {
        return Optional.ofNullable(context.header("HX-Current-URL"))
                .or(() -> Optional.ofNullable(context.header("Referer")))
                .map(URL::matcher)
                .filter(Matcher::matches);
    }

    /**
     * Where somebody is, to come back to: the page itself, the one that a script asks from or, of a form, whose path may
     * be none of a page, the nearest page above.
     */
    String page() {
        if (isFragment()) {
            return Origin.ownPath(currentPage());
        }
        return Origin.ownPath(nearestPage()
                .map(path -> path
                        + Optional.ofNullable(context.queryString())
                                .map(query -> "?" + query)
                                .orElse("")));
    }

    private Optional<String> nearestPage() {
        var path = context.path();
        if (!context.method().equals(HandlerType.POST)) {
            return Optional.of(path);
        }
        var route = Optional.ofNullable(context.endpoints().lastHttpEndpoint())
                .map(endpoint -> endpoint.path)
                .orElse("");
        while (!route.isEmpty() && !pages.contains(route)) {
            route = route.substring(0, route.lastIndexOf('/'));
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return Optional.of(path).filter(text -> !text.isEmpty());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** The id in the path. */
    <T> T id(String name, Function<String, T> type) {
        return type.apply(wellFormed(name, context.pathParam(name)));
    }

    /**
     * An id that was sent.
     *
     * @throws NotFound for what can't be one
     */
    static String wellFormed(String name, String id) {
        if (!Ids.isWellFormed(id)) {
            throw new NotFound(name);
        }
        return id;
    }

    /** What the query says, unless it is empty. */
    Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isEmpty());
    }

    List<String> queries(String name) {
        return context.queryParams(name);
    }

    /** The number that the query says, if it is one from 0 on. */
    Optional<Integer> number(String name) {
        return query(name).filter(text -> text.matches("[0-9]{1,9}")).map(Integer::parseInt);
    }

    /** What was entered into the field, with the line ends of forms made those of texts; empty if it isn't there. */
    String field(String name) {
        return fields().getOrDefault(name, List.of()).stream()
                .findFirst()
                .orElse("")
                .replace("\r\n", "\n");
    }

    /** What was entered into the field, if anything. */
    Optional<String> entered(String name) {
        return Optional.of(field(name)).filter(text -> !text.isEmpty());
    }

    /** The fields of the form. */
    Map<String, List<String>> fields() {
        return form.fields();
    }

    /** The files that come with it, on a route that takes them. */
    List<Part> files() {
        return form.files();
    }

    /** What forms of this session carry. */
    String formToken() {
        return session.map(token -> new FormToken(token).masked()).orElse("");
    }

    /**
     * Asks that a page of this session made the form.
     *
     * @throws RuleViolation {@link Rule#FORBIDDEN_ROLE}
     */
    void requireFormToken() {
        var sent = Optional.ofNullable(context.header("X-Form-Token")).orElseGet(() -> field(FORM_TOKEN));
        if (!new FormToken(session.orElseThrow()).matches(sent)) {
            throw new RuleViolation(Rule.FORBIDDEN_ROLE);
        }
    }

    /** After something was done: on to the page that shows it, or a word to the script, which shows it in place. */
    Reply done(String path) {
        return isFragment() ? Reply.noContent().with("HX-Trigger", "done") : Reply.seeOther(path);
    }
}
