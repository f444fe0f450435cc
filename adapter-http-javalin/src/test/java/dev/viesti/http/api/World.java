package dev.viesti.http.api;

import dev.viesti.application.Mail;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.http.HttpSettings;
import dev.viesti.http.TikaContentTypeDetector;
import dev.viesti.http.Town;
import dev.viesti.http.ViestiServer;
import dev.viesti.http.web.PageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** A server over stores in memory, with those of the {@link Town}. */
final class World implements AutoCloseable {
    static final String OPERATOR = Town.OPERATOR;
    static final String MAIJA = Town.MAIJA;
    static final String OTTO = Town.OTTO;
    static final String WILLE = Town.WILLE;
    static final String AINO = Town.AINO;
    static final String EERO = Town.EERO;
    static final String CONTACT = """
            {"partnerId":"studio","serviceId":"themes","shopId":"kauppa","outline":"A new theme",\
            "requirements":"Green, please."}""";
    static final String PROPOSAL = """
            {"title":"Theme","scope":"All pages"}""";

    private static final String JSON = "application/json";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final List<Mail.Notification> mails = new CopyOnWriteArrayList<>();
    final List<Mail.SignInLink> links = new CopyOnWriteArrayList<>();
    final AccessTokens tokens = new AccessTokens(new byte[32], InstantSource.system());
    final Viesti viesti;
    final ViestiServer server;
    final Api api;
    private volatile boolean isDatabaseAway;
    private volatile Optional<RuntimeException> mailFailure = Optional.empty();
    private final Semaphore database = new Semaphore(1);
    /** All ids are equally long, so that none is the beginning of another. */
    private final AtomicLong ids = new AtomicLong(10_000);

    World() {
        viesti = Viesti.inMemory(InstantSource.system(), () -> "id-" + ids.incrementAndGet(), new byte[32])
                .contentTypes(new TikaContentTypeDetector())
                .mail(this::send)
                .build();
        api = new Api(viesti, tokens, this::checkDatabase, this::requestId);
        server = ViestiServer.start(
                viesti,
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        tokens,
                        this::checkDatabase,
                        this::requestId,
                        PageSettings.plain(InstantSource.system())));
        Town.settle(viesti);
    }

    /** From now on mails fail so. */
    void failMail(RuntimeException failure) {
        mailFailure = Optional.of(failure);
    }

    void mendMail() {
        mailFailure = Optional.empty();
    }

    private void send(Mail mail) {
        mailFailure.ifPresent(failure -> {
            throw failure;
        });
        if (mail instanceof Mail.Notification notification) {
            mails.add(notification);
        } else if (mail instanceof Mail.SignInLink link) {
            links.add(link);
        }
    }

    private String requestId() {
        return "request-" + ids.incrementAndGet();
    }

    void databaseIsAway(boolean away) {
        isDatabaseAway = away;
    }

    /** Until {@link Semaphore#release} the database answers nobody. */
    Semaphore hangingDatabase() {
        database.acquireUninterruptibly();
        return database;
    }

    private void checkDatabase() {
        database.acquireUninterruptibly();
        database.release();
        if (isDatabaseAway) {
            throw new StorageUnavailable("connection refused", new IOException("connection refused"));
        }
    }

    String token(String who) {
        var parts = who.split(":", -1);
        return tokens.issue(Role.of(parts[0]).orElseThrow(), parts[1], Duration.ofHours(1));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** A request of the API without a token. */
    HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(uri(Route.BASE + path)).timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder api(String path, String who) {
        return api(path).header("Authorization", "Bearer " + token(who));
    }

    Reply get(String path, String who) {
        return send(api(path, who).GET());
    }

    Reply post(String path, String who, String body) {
        return call("POST", path, who, body);
    }

    Reply post(String path, String who) {
        return call("POST", path, who, "");
    }

    Reply delete(String path, String who) {
        return call("DELETE", path, who, "");
    }

    /** A call with a JSON body, or without any if it is empty. */
    Reply call(String method, String path, String who, String body, String... headers) {
        var request = api(path, who).header("Accept", JSON).method(method, publisher(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", JSON);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private static BodyPublisher publisher(String body) {
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    /** A request around the API. */
    Reply open(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Contacts studio as aino about her shop, and gives the conversation's id. */
    String contacted() {
        return made(post("/contact-requests", AINO, CONTACT));
    }

    String proposed(String conversation) {
        return made(post("/conversations/" + conversation + "/proposals", MAIJA, PROPOSAL));
    }

    /** A job in progress of the conversation. */
    String started(String conversation) {
        var proposal = proposed(conversation);
        return post("/proposals/" + proposal + "/accept", AINO).at("/jobId");
    }

    String issued(String job) {
        return made(post("/jobs/" + job + "/invoices", MAIJA, """
                {"currency":"EUR","lines":[{"description":"Work","amount":"120.00"}]}"""));
    }

    String uploaded(String who, String name, byte[] bytes) {
        return made(send(api("/files", who)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .POST(BodyPublishers.ofByteArray(bytes))));
    }

    static String made(Reply reply) {
        if (reply.status() != 201) {
            throw new AssertionError(reply.toString());
        }
        return reply.at("/id");
    }

    @Override
    public void close() {
        server.close(Duration.ofSeconds(1));
    }
}
