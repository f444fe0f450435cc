package dev.viesti.http.web;

import dev.viesti.application.Mail;
import dev.viesti.application.Viesti;
import dev.viesti.http.HttpSettings;
import dev.viesti.http.TikaContentTypeDetector;
import dev.viesti.http.Town;
import dev.viesti.http.ViestiServer;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server over stores in memory, with those of the {@link Town}, whose browsers keep their sessions. */
final class WebWorld implements AutoCloseable {
    static final String MAIJA = Town.MAIJA;
    static final String OTTO = Town.OTTO;
    static final String WILLE = Town.WILLE;
    static final String AINO = Town.AINO;
    static final String EERO = Town.EERO;

    static final String OPERATOR = Town.OPERATOR;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"form-token\" content=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    final Viesti viesti;
    final ViestiServer server;
    /** What was sent, once somebody delivers it. */
    final List<Mail> mails = new CopyOnWriteArrayList<>();

    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    private final AccessTokens tokens;
    /** All ids are equally long, so that none is the beginning of another. */
    private final AtomicLong ids = new AtomicLong(10_000);

    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    WebWorld() {
        this(PageSettings::plain);
    }

    WebWorld(Function<InstantSource, PageSettings> settings) {
        this(new AccessTokens(new byte[32], InstantSource.system()), settings);
    }

    WebWorld(AccessTokens tokens, Function<InstantSource, PageSettings> settings) {
        this(tokens, settings, Duration.ofHours(1));
    }

    WebWorld(Duration digestWindow) {
        this(new AccessTokens(new byte[32], InstantSource.system()), PageSettings::plain, digestWindow);
    }

    private WebWorld(AccessTokens tokens, Function<InstantSource, PageSettings> settings, Duration digestWindow) {
        this.tokens = tokens;
        InstantSource clock = () -> Instant.now().plus(later.get());
        viesti = Viesti.inMemory(clock, () -> "id-" + ids.incrementAndGet(), new byte[32])
                .contentTypes(new TikaContentTypeDetector())
                .mail(mails::add)
                .digestWindow(digestWindow)
                .build();
        server = ViestiServer.start(
                viesti,
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        tokens,
                        () -> {},
                        () -> "request-" + ids.incrementAndGet(),
                        settings.apply(clock)));
        Town.settle(viesti);
    }

    /** From now on it is that much later. */
    void pass(Duration time) {
        later.updateAndGet(time::plus);
    }

    /** Publishes the partner's profile or takes it back. */
    void profile(String partner, String status) {
        api("PUT", "/partners/" + partner + "/profile", OPERATOR, """
                {"status":"%s","headline":"We build shops"}""".formatted(status));
    }

    void remove(String partner, String member) {
        api("DELETE", "/partners/" + partner + "/members/" + member, OPERATOR, "");
    }

    /** A call of the API; what came back. */
    String api(String method, String path, String who, String json) {
        var request = HttpRequest.newBuilder(uri("/api/v1" + path))
                .header("Authorization", "Bearer " + token(who))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        var response = send(request);
        if (response.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + " -> " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** The merchant's contact request to studio about that shop; the conversation's id. */
    String contacted(String merchant, String shop) {
        var matcher = ID.matcher(api("POST", "/contact-requests", merchant, """
                {"partnerId":"studio","serviceId":"themes","shopId":"%s","outline":"A new theme",\
                "requirements":"Green, please."}""".formatted(shop)));
        if (!matcher.find()) {
            throw new AssertionError("no conversation");
        }
        return matcher.group(1);
    }

    String token(String who) {
        var parts = who.split(":", -1);
        return tokens.issue(Role.of(parts[0]).orElseThrow(), parts[1], Duration.ofHours(1));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** A request by the browser of somebody who is signed in. */
    HttpRequest.Builder as(String who, String path) {
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(20))
                .header("Cookie", "viesti-session=" + sessions.computeIfAbsent(who, this::signedIn));
    }

    private String signedIn(String who) {
        var response = send(form(HttpRequest.newBuilder(uri("/session")), "token=" + token(who)));
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("viesti-session="))
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> get(String who, String path) {
        return send(as(who, path).GET());
    }

    /** Sends a form that one of the pages made, with its fields and values. */
    HttpResponse<String> post(String who, String path, String... fields) {
        return send(form(as(who, path), "form-token=" + formToken(who), fields));
    }

    /** The same by a script of a page. */
    HttpResponse<String> postByScript(String who, String path, String... fields) {
        return send(
                form(as(who, path).header("HX-Request", "true").header("X-Form-Token", formToken(who)), "", fields));
    }

    /** A form with whatever is in it. */
    HttpRequest.Builder form(HttpRequest.Builder request, String first, String... fields) {
        var body = Stream.concat(
                        Stream.of(first),
                        Stream.iterate(0, i -> i < fields.length, i -> i + 2)
                                .map(i -> fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /** What the forms of that one's pages carry. */
    String formToken(String who) {
        var matcher = FORM_TOKEN.matcher(get(who, "/conversations").body());
        if (!matcher.find()) {
            throw new AssertionError("no form token");
        }
        return matcher.group(1);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close(Duration.ofSeconds(1));
    }
}
