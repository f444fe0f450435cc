package dev.viesti.http.web;

import dev.viesti.application.AccessLost;
import dev.viesti.application.NotFound;
import dev.viesti.application.SignIn;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.http.api.Api;
import dev.viesti.http.web.PageRoute.Admission;
import dev.viesti.http.web.PageRoute.Method;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All routes of the page over one {@link Viesti}. Safe for several threads. */
public final class Web {
    private static final Logger LOG = LoggerFactory.getLogger(Web.class);
    private static final String API = "/api";
    private static final long MOST_DRAINED = 1L << 30;
    private static final Set<Admission> OPEN = EnumSet.of(Admission.UNASKED, Admission.ANYBODY, Admission.BY_THE_BODY);

    private final SignIn signIn;
    private final Readers readers;
    private final Assets assets = new Assets();
    private final Layout layout;
    private final PageSettings settings;
    private final List<PageRoute> routes;
    private final Set<String> pages;

    /**
     * The pages over the use cases.
     *
     * @param api knows the tokens of hosts, and has the streams
     */
    public Web(Viesti viesti, PageSettings settings, Api api) {
        this.settings = settings;
        signIn = viesti.signIn();
        readers = new Readers(settings.clock());
        layout = new Layout(assets);
        var threads = new Threads(viesti.messaging());
        routes = Stream.of(
                        assets.routes(),
                        new SignInPages(signIn, readers, settings, api::holder, layout).routes(),
                        new InboxPages(viesti, threads, layout).routes(),
                        new ThreadPages(viesti, threads, layout).routes(),
                        new WorkPages(viesti, layout).routes(),
                        new TagPages(viesti.tagging(), layout).routes(),
                        new ConversationTagPages(viesti.messaging(), viesti.tagging(), layout).routes(),
                        new BlockPages(viesti.blocking(), viesti.messaging(), layout).routes(),
                        new FilePages(viesti.files(), layout).routes(),
                        new LivePages(signIn, api).routes(),
                        new MarketplacePages(viesti, layout).routes(),
                        new RequestPages(viesti, layout).routes(),
                        new SettingsPages(viesti.notifications(), settings, layout).routes(),
                        new UnsubscribePages(viesti.notifications(), layout).routes())
                .flatMap(List::stream)
                .toList();
        pages = routes.stream()
                .filter(route -> route.method() == Method.GET)
                .map(PageRoute::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Adds the routes to a server. */
    public void install(JavalinConfig config) {
        for (var route : routes) {
            for (var method : route.method() == Method.GET ? List.of("GET", "HEAD") : List.of("POST")) {
                config.routes.addHttpHandler(
                        HandlerType.findOrCreate(method), route.path(), context -> answer(route, context));
            }
        }
    }

    /** Answers a browser that asks for a page which isn't there; whether it did. */
    public boolean answersMissing(Context context) {
        var path = context.path();
        var wantsPage = Optional.ofNullable(context.header("Accept")).orElse("").contains("text/html")
                && (context.method().equals(HandlerType.GET) || context.method().equals(HandlerType.HEAD));
        if (!wantsPage || path.equals(API) || path.startsWith(API + "/")) {
            return false;
        }
        var form = new Form(context, false);
        var visit = Visit.ofNobody(context, form, pages, readers.anybody(context));
        Exception problem = new NotFound("page");
        try {
            visit = visit(context, form);
        } catch (StorageUnavailable away) {
            problem = away;
        }
        send(context, Problems.page(visit, layout, problem));
        return true;
    }

    List<PageRoute> routes() {
        return routes;
    }

    private void answer(PageRoute route, Context context) throws IOException {
        try (var form = new Form(context, route.takesFiles())) {
            var reply = reply(route, context, form);
            // a browser reads an answer only after it has sent everything
            var isRead = !route.takesFiles() || Api.drain(context, MOST_DRAINED);
            send(context, isRead ? reply : reply.with("Connection", "close"));
        }
    }

    private Reply reply(PageRoute route, Context context, Form form) {
        var visit = Visit.ofNobody(context, form, pages, readers.anybody(context));
        try {
            if (route.admission() != Admission.UNASKED) {
                visit = visit(context, form);
            }
            var instead = admit(route, visit);
            return instead.isPresent() ? instead.get() : route.handler().handle(visit);
        } catch (AccessLost removed) {
            return toSignIn(visit);
        } catch (Exception refused) {
            return Problems.page(visit, layout, refused);
        }
    }

    private Visit visit(Context context, Form form) {
        return Optional.ofNullable(context.cookie(settings.sessionCookie()))
                .flatMap(token -> signIn.resume(token)
                        .map(holder -> Visit.of(context, form, pages, readers.of(holder, context), token)))
                .orElseGet(() -> Visit.ofNobody(context, form, pages, readers.anybody(context)));
    }

    /** What to answer instead, if anything. */
    private static Optional<Reply> admit(PageRoute route, Visit visit) {
        if (route.method() == Method.POST && route.admission() != Admission.BY_THE_BODY) {
            Origin.requireOwn(visit.context());
        }
        if (OPEN.contains(route.admission())) {
            return Optional.empty();
        }
        if (visit.person().isEmpty()) {
            return Optional.of(toSignIn(visit));
        }
        var admitted = switch (route.admission()) {
            case MEMBERS -> visit.isMember();
            case MERCHANTS -> !visit.isMember();
            case SIGNED_IN, UNASKED, ANYBODY, BY_THE_BODY -> true;
        };
        if (!admitted) {
            throw new RuleViolation(Rule.FORBIDDEN_ROLE);
        }
        if (route.method() == Method.POST) {
            visit.requireFormToken();
        }
        return Optional.empty();
    }

    private static Reply toSignIn(Visit visit) {
        var path = SignInPages.path(visit.page());
        return visit.isFragment()
                ? new Reply(401, Map.of("HX-Redirect", path), false, out -> {})
                : Reply.seeOther(path);
    }

    private void send(Context context, Reply reply) {
        var response = context.res();
        try {
            context.status(reply.status());
            Reply.HEADERS.forEach(response::setHeader);
            reply.headers().forEach(response::setHeader);
            if (settings.isSecure()) {
                response.setHeader("Strict-Transport-Security", "max-age=31536000");
            }
            if (reply.status() == 503) {
                response.setHeader("Retry-After", "5");
            }
            if (reply.status() == 204 || reply.status() == 303) {
                return;
            }
            response.addHeader("Vary", "Accept-Encoding, HX-Request");
            var isGzip = reply.isCompressible()
                    && Optional.ofNullable(context.header("Accept-Encoding"))
                            .orElse("")
                            .contains("gzip");
            if (isGzip) {
                response.setHeader("Content-Encoding", "gzip");
            }
            if (context.method().equals(HandlerType.HEAD)) {
                response.flushBuffer();
            } else if (isGzip) {
                try (var out = new FastGzip(response.getOutputStream())) {
                    reply.body().writeTo(out);
                }
            } else {
                reply.body().writeTo(response.getOutputStream());
            }
        } catch (IOException gone) {
            LOG.debug("the client went away: {}", gone.getMessage());
        }
    }

    /** The smallest result takes twice the time, and is smaller by a tenth only. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
