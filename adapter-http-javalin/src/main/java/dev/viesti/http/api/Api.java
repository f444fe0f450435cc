package dev.viesti.http.api;

import dev.viesti.application.Actor;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.IdGenerator;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.http.api.Request.Caller;
import io.javalin.config.JavalinConfig;
import io.javalin.config.Key;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All routes over one {@link Viesti}, and what becomes of requests that none of them answers. It refuses in one order:
 * identity, route, method, role, body, input, and only then what the use case refuses. Safe for several threads.
 */
public final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    /** What metrics call the route of a request that has none. */
    static final String NO_ROUTE = "none";

    private static final Key<Telemetry> TELEMETRY = new Key<>(Telemetry.class.getName());
    private static final String ROUTE = Route.class.getName();
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int BUFFER = 64 * 1024;
    private static final long MOST_DRAINED = 32L * 1024 * 1024;

    private final Authentication authentication;
    private final Readiness readiness;
    private final Telemetry telemetry;
    private final RequestIds requestIds;
    private final EventStreams streams;
    private final List<Route> routes;

    /**
     * The routes over the use cases.
     *
     * @param databaseCheck returns in bounded time while the database answers, and throws while it doesn't
     * @param requestIds names requests that bring no name of their own
     */
    public Api(Viesti viesti, AccessTokens tokens, Runnable databaseCheck, IdGenerator requestIds) {
        this(viesti, tokens, databaseCheck, requestIds, EventStreams.Pace.USUAL);
    }

    Api(Viesti viesti, AccessTokens tokens, Runnable databaseCheck, IdGenerator requestIds, EventStreams.Pace pace) {
        authentication = new Authentication(tokens, viesti.identities());
        readiness = new Readiness(databaseCheck);
        telemetry = new Telemetry(viesti.notifications());
        this.requestIds = new RequestIds(requestIds);
        streams = new EventStreams(viesti.events(), pace);
        telemetry.watch(streams);
        routes = Stream.of(
                        new ProvisioningRoutes(viesti.provisioning()).routes(),
                        new MeRoutes(viesti.identities(), viesti.notifications()).routes(),
                        new MarketplaceRoutes(viesti.marketplace()).routes(),
                        new ConversationRoutes(viesti.messaging()).routes(),
                        new AgreementRoutes(viesti.agreements()).routes(),
                        new TagRoutes(viesti.tagging()).routes(),
                        new BlockRoutes(viesti.blocking()).routes(),
                        new FileRoutes(viesti.files()).routes(),
                        new OutboxRoutes(viesti.notifications()).routes(),
                        new EventRoutes(streams, authentication).routes(),
                        new SystemRoutes(readiness, telemetry).routes(),
                        new DocsRoutes().routes())
                .flatMap(List::stream)
                .toList();
    }

    /** Readiness says no from now on, so that no new requests are sent here. */
    public void notReady() {
        readiness.end();
    }

    /** Adds what a host measures itself to {@code /metrics}; what is read there must not wait for anything. */
    public void measure(MeterBinder meters) {
        telemetry.add(meters);
    }

    /** Ends the streams, which would otherwise never end; their clients resume elsewhere. Doesn't wait. */
    public void endStreams() {
        streams.end();
    }

    /** Waits for the threads of the streams that were ended. */
    public void awaitStreams(Duration atMost) {
        streams.await(atMost);
    }

    /**
     * The participant whom a token names, as long as both are good.
     *
     * @throws KeysUnavailable if the token may be good and can't be checked now
     */
    public Optional<Actor.Participant> holder(String token) {
        return authentication
                .caller(token)
                .map(Caller::actor)
                .filter(Actor.Participant.class::isInstance)
                .map(Actor.Participant.class::cast);
    }

    /**
     * Makes the response of a GET a stream that tells the participant whatever happens, once its handler has ended; the
     * caller has set status and headers.
     *
     * @param isAdmitted whether the participant still has access, asked every few seconds on another thread; may throw
     *     while that can't be known
     */
    public void stream(Context context, Actor.Participant viewer, BooleanSupplier isAdmitted) {
        streams.open(context, viewer, EventRoutes.resumeAt(context), isAdmitted, Telling.HINTS);
    }

    /** The headers with which a file goes out, so that browsers save it under its name and never run it (M2). */
    public static Map<String, String> headers(Attachment file) {
        return Map.of(
                "Content-Type", file.contentType(),
                "Content-Disposition", ContentDisposition.attachment(file.name()),
                "Content-Security-Policy", "default-src 'none'; sandbox");
    }

    /** The status of a refusal by the rule, whoever it is told to; counts it, so ask once for each refused request. */
    public static int refused(Context context, Rule rule) {
        context.appData(TELEMETRY).refused(rule);
        return Problem.status(rule);
    }

    /** Adds the routes and everything around them to a server that has no others. */
    public void install(JavalinConfig config) {
        install(config, context -> false);
    }

    /**
     * Adds the routes and everything around them to a server.
     *
     * @param missing answers a request that none of the routes takes, and says whether it did
     */
    public void install(JavalinConfig config, Predicate<Context> missing) {
        config.router.ignoreTrailingSlashes = false;
        config.appData(TELEMETRY, telemetry);
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyRefusals(requestIds, telemetry));
            server.insertHandler(requestIds);
        });
        config.jetty.modifyHttpConfiguration(http -> {
            // Javalin can't read them
            http.setUriCompliance(http.getUriCompliance().without("VIESTI", UriCompliance.Violation.UTF16_ENCODINGS));
            http.addCustomizer((request, headers) -> new Undisguised(request));
        });
        config.jetty.modifyServletContextHandler(servlets -> {
            servlets.setMaxFormKeys(Multipart.MAX_PARTS);
            servlets.setMaxFormContentSize(Multipart.MAX_TEXT);
        });
        for (var route : routes) {
            for (var method : methods(route)) {
                config.routes.addHttpHandler(
                        HandlerType.findOrCreate(method),
                        route.path(),
                        context -> answer(context, () -> handle(route, context)));
            }
        }
        config.routes.exception(NotFoundResponse.class, (unmatched, context) -> {
            if (!missing.test(context)) {
                answer(context, () -> unmatched(context));
            }
        });
        config.routes.exception(
                Exception.class,
                (exception, context) -> answer(context, () -> {
                    throw exception;
                }));
        config.router.javaLangErrorHandler(Api::failed);
        config.requestLogger.http((context, millis) -> {
            if (!EventRoutes.isStream(context)) {
                telemetry.answered(
                        routeOf(context), context.statusCode(), Duration.ofNanos((long) (millis * NANOS_PER_MILLI)));
            }
        });
    }

    List<Route> routes() {
        return routes;
    }

    /** HEAD is as GET; left to itself, Javalin would answer it with 200 and ask nobody. */
    private static List<String> methods(Route route) {
        return route.method() == Route.Method.GET
                ? List.of("GET", "HEAD")
                : List.of(route.method().name());
    }

    private Answer handle(Route route, Context context) throws IOException {
        context.attribute(ROUTE, route.toString());
        return route.handler().handle(new Request(route, context, authentication.admit(route, context)));
    }

    private Answer unmatched(Context context) {
        var path = context.path();
        if (path.equals(Route.BASE) || path.startsWith(Route.BASE + "/")) {
            var unused = authentication.caller(context);
        }
        var methods = new TreeSet<String>();
        routes.stream().filter(route -> route.matches(path)).forEach(route -> methods.addAll(methods(route)));
        if (methods.isEmpty()) {
            throw Refusal.noSuchRoute();
        }
        methods.add("OPTIONS");
        var allowed = String.join(", ", methods);
        if (context.method().name().equals("OPTIONS")) {
            return Answer.noContent(Map.of("Allow", allowed));
        }
        throw Refusal.methodNotAllowed(allowed);
    }

    private void answer(Context context, Work work) {
        Answer answer;
        try {
            answer = work.answer();
        } catch (Exception refused) {
            if (refused instanceof RuleViolation violation) {
                var unused = refused(context, violation.rule());
            }
            answer = Refusals.answer(refused, routeOf(context), RequestIds.of(context));
        }
        try {
            send(context, answer);
        } catch (IOException gone) {
            LOG.debug("{}: the client went away: {}", routeOf(context), gone.getMessage());
        }
    }

    private static void send(Context context, Answer answer) throws IOException {
        var response = context.res();
        if (response.isCommitted()) {
            return;
        }
        // who was too slow isn't waited for again
        if (answer.status() == 408 || !drain(context, MOST_DRAINED)) {
            response.setHeader("Connection", "close");
        }
        context.status(answer.status());
        Answer.HEADERS.forEach(response::setHeader);
        answer.headers().forEach(response::setHeader);
        if (answer.status() != 204 && answer.length() != Answer.OPEN_ENDED) {
            response.setContentLengthLong(answer.length());
        }
        if (context.method().name().equals("HEAD")) {
            // sent now, or the length would become that of the body that isn't
            response.flushBuffer();
        } else {
            answer.body().writeTo(response.getOutputStream());
        }
    }

    /** Errors of the JVM pass by everything else. */
    private static void failed(HttpServletResponse response, Error error) {
        LOG.error("a request ended in an error of the JVM", error);
        if (!response.isCommitted()) {
            var id = Optional.ofNullable(response.getHeader(RequestIds.HEADER)).orElse("");
            response.reset();
            response.setStatus(500);
            response.setHeader(RequestIds.HEADER, id);
            response.setContentType(Problem.CONTENT_TYPE);
            try {
                response.getOutputStream().write(Problem.ours().in(id).json().bytes());
            } catch (IOException gone) {
                LOG.debug("the client went away: {}", gone.getMessage());
            }
        }
    }

    /**
     * Reads what a refusal left of the body, within limits, since many clients read an answer only after they have sent
     * everything; answers whether another request may follow on the connection. Who asked whether to send at all
     * ({@code Expect: 100-continue}) and named the length is still waiting and gets the refusal instead.
     *
     * @param most how many bytes are read at most
     */
    public static boolean drain(Context context, long most) {
        var request = context.req();
        if (request.getHeader("Expect") != null && request.getContentLengthLong() >= 0) {
            return true;
        }
        try {
            var body = request.getInputStream();
            var buffer = new byte[BUFFER];
            var left = most;
            var n = body.read(buffer);
            while (n >= 0 && left > 0) {
                left -= n;
                n = body.read(buffer);
            }
            return n < 0;
        } catch (IOException | IllegalStateException broken) {
            LOG.debug("{}: the body broke off: {}", routeOf(context), broken.getMessage());
            return false;
        }
    }

    private static String routeOf(Context context) {
        return Optional.<String>ofNullable(context.attribute(ROUTE))
                .or(() -> Optional.ofNullable(context.endpoints().lastHttpEndpoint())
                        .map(endpoint -> endpoint.method + " " + endpoint.path))
                .orElse(NO_ROUTE);
    }

    @FunctionalInterface
    private interface Work {
        Answer answer() throws Exception;
    }
}
