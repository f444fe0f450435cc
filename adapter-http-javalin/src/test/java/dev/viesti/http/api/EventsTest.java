package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.EERO;
import static dev.viesti.http.api.World.MAIJA;
import static dev.viesti.http.api.World.OPERATOR;
import static dev.viesti.http.api.World.OTTO;
import static dev.viesti.http.api.World.WILLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.conversation.MessageDraft;
import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The event stream. */
class EventsTest {
    private final World world = new World();
    private final String conversation = world.contacted();
    private final List<Listener> listeners = new ArrayList<>();

    @AfterEach
    void close() {
        listeners.forEach(Listener::close);
        world.close();
    }

    private Listener listen(HttpRequest.Builder request) {
        var listener = Listener.open(request);
        listeners.add(listener);
        return listener;
    }

    private Listener listen(String who) {
        return listen(world.api("/events", who).timeout(Duration.ofSeconds(20))).opened();
    }

    private Listener resume(String who, String lastId) {
        return listen(world.api("/events", who).header("Last-Event-ID", lastId));
    }

    private void say(String who, String text) {
        World.made(world.post("/conversations/" + conversation + "/messages", who, "{\"text\":\"" + text + "\"}"));
    }

    private String event(String id, int seq) {
        return "{\"conversationId\":\"" + id + "\",\"seq\":" + seq + "}";
    }

    @Test
    void both_sides_hear_of_every_entry_of_theirs_and_nobody_else_does_X1() {
        var maija = listen(MAIJA);
        var otto = listen(OTTO);
        var aino = listen(AINO);
        var wille = listen(WILLE);
        var eero = listen(EERO);

        say(AINO, "Hei");
        say(MAIJA, "Moi");
        var elsewhere = World.made(world.post(
                "/contact-requests",
                EERO,
                World.CONTACT.replace("studio", "works").replace("kauppa", "puoti")));

        for (var listener : List.of(maija, otto, aino)) {
            await().untilAsserted(() ->
                    assertThat(listener.events()).containsExactly(event(conversation, 2), event(conversation, 3)));
        }
        for (var listener : List.of(wille, eero)) {
            await().untilAsserted(() -> assertThat(listener.events()).containsExactly(event(elsewhere, 1)));
        }
        assertThat(maija.lines()).contains("event: entry", "retry: 2000");
    }

    @Test
    void the_answer_is_a_stream_that_nobody_keeps_or_holds_back() {
        var response = listen(MAIJA).response();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    void who_resumes_is_told_everything_that_was_missed_and_what_comes() {
        var first = listen(MAIJA);
        say(AINO, "1");
        await().until(() -> first.events().size() == 1);
        first.close();
        IntStream.range(0, 20).forEach(i -> say(i % 2 == 0 ? AINO : MAIJA, "while away"));

        var second = resume(MAIJA, first.lastId());
        await().until(() -> second.events().contains(event(conversation, 22)));
        say(AINO, "live again");

        await().untilAsserted(() -> assertThat(second.events())
                .containsSubsequence(IntStream.rangeClosed(3, 23)
                        .mapToObj(seq -> event(conversation, seq))
                        .toList()));
        await().untilAsserted(() -> assertThat(
                        resume(MAIJA, second.lastId()).response().statusCode())
                .isEqualTo(200));
    }

    @Test
    void who_resumes_before_any_event_came_misses_nothing_either() {
        var id = listen(AINO).lastId();
        say(MAIJA, "while away");

        var again = resume(AINO, id);

        await().untilAsserted(() -> assertThat(again.events()).containsExactly(event(conversation, 2)));
    }

    @Test
    void who_resumes_from_nowhere_known_is_told_the_last_entry_of_each_conversation_and_what_comes() {
        say(MAIJA, "Moi");
        var other = World.made(world.post("/contact-requests", AINO, World.CONTACT.replace("\"kauppa\"", "null")));
        for (var nowhere : List.of("garbage", "0~0", "99999999999999999", "-")) {
            var resumed = resume(MAIJA, nowhere);
            await().untilAsserted(() ->
                    assertThat(resumed.events()).containsExactly(event(other, 1), event(conversation, 2)));
        }

        var resumed = listeners.get(0);
        await().until(() -> !resumed.lastId().equals("-"));
        var again = resume(MAIJA, resumed.lastId());
        say(AINO, "and on");

        for (var listener : List.of(resumed, again)) {
            await().untilAsserted(() -> assertThat(listener.events()).last().isEqualTo(event(conversation, 3)));
        }
        assertThat(again.events()).hasSize(1);
    }

    @Test
    void it_answers_in_no_other_format() {
        for (var accept : List.of("application/json", "text/event-streams", "image/*")) {
            var reply = world.send(world.api("/events", MAIJA).header("Accept", accept));
            assertThat(reply.status()).isEqualTo(406);
            assertThat(reply.code()).isEqualTo("not-acceptable");
        }
        var head = world.send(world.api("/events", MAIJA)
                .header("Accept", "text/html, */*;q=0.5")
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(head.bytes()).isEmpty();
        assertThat(world.get("/events?x=1", MAIJA).status()).isEqualTo(422);
        assertThat(world.send(world.api("/events", OPERATOR).header("Accept", "text/event-stream"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_stream_too_many_of_one_identity_ends_its_oldest() {
        var own = IntStream.range(0, 32).mapToObj(i -> listen(MAIJA)).toList();
        var colleague = listen(OTTO);
        assertThat(own.get(0).hasEnded()).isFalse();

        var newest = listen(MAIJA);

        await().until(own.get(0)::hasEnded);
        say(AINO, "Hei");
        for (var listener : List.of(own.get(1), own.get(31), newest, colleague)) {
            await().untilAsserted(() -> assertThat(listener.events()).containsExactly(event(conversation, 2)));
        }
        assertThat(world.open("/metrics").text()).contains("viesti_streams_open 33.0");
    }

    @Test
    void a_server_that_stops_ends_its_streams_at_once_and_finishes_what_is_running() throws Exception {
        var maija = listen(MAIJA);
        try (var upload = new Socket(InetAddress.getLoopbackAddress(), world.server.port());
                var stalled = stall(world.server.port(), MAIJA)) {
            upload.setSoTimeout(10_000);
            var in = upload.getInputStream();
            var out = upload.getOutputStream();
            out.write(("POST /api/v1/files HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nExpect: 100-continue\r\n"
                            + "Authorization: Bearer " + world.token(MAIJA) + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            var begun = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(new String(in.readNBytes(begun.length()), StandardCharsets.ISO_8859_1))
                    .isEqualTo(begun);
            out.write("12345".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            var stopped = CompletableFuture.runAsync(world.server::close);

            await().until(maija::hasEnded);
            assertThat(stopped).isNotDone();
            out.write("67890".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 201");
            stopped.get(5, TimeUnit.SECONDS);
            assertThat(stalled.isConnected()).isTrue();
        }
    }

    @Test
    void silence_is_broken_by_heartbeats_from_which_one_can_resume() {
        try (var hasty = new Hasty(Duration.ofMillis(50), Duration.ofHours(1), Duration.ofHours(1))) {
            var wille = listen(hasty.events(WILLE)).opened();
            var opening = wille.lastId();
            say(AINO, "not for Wille");

            await().until(() -> wille.lines().stream().filter(":"::equals).count() >= 3);
            await().until(() -> !wille.lastId().equals(opening));
            assertThat(wille.events()).isEmpty();
        }
    }

    @Test
    void who_loses_access_loses_the_stream_X2() {
        try (var hasty = new Hasty(Duration.ofHours(1), Duration.ofMillis(50), Duration.ofHours(1))) {
            var maija = listen(hasty.events(MAIJA)).opened();
            var otto = listen(hasty.events(OTTO)).opened();
            // clocks may differ by a minute
            var expiring = listen(hasty.bearing(world.tokens.issue(Role.MERCHANT, "aino", Duration.ofSeconds(-57))))
                    .opened();

            assertThat(world.delete("/partners/studio/members/maija", OPERATOR).status())
                    .isEqualTo(204);

            await().until(maija::hasEnded);
            await().until(expiring::hasEnded);
            assertThat(otto.hasEnded()).isFalse();
            say(AINO, "Hei");
            await().untilAsserted(() -> assertThat(otto.events()).containsExactly(event(conversation, 2)));
            assertThat(maija.events()).isEmpty();
        }
    }

    @Test
    void who_can_not_be_looked_up_now_keeps_the_stream_X2() throws JOSEException {
        var key = new ECKeyGenerator(Curve.P_256).keyID("key").generate();
        var isAway = new AtomicBoolean();
        var vain = new AtomicInteger();
        var keys = new TokenKeys(
                "test",
                () -> {
                    if (isAway.get()) {
                        vain.incrementAndGet();
                        throw new IOException("away");
                    }
                    return new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
                },
                new TokenKeys.Pace(Duration.ofHours(1), Duration.ZERO, Duration.ofSeconds(20), Duration.ofMillis(200)));
        var token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.ES256),
                new JWTClaimsSet.Builder()
                        .subject("maija")
                        .claim("role", "member")
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .build());
        token.sign(new ECDSASigner(key));
        var pace = new EventStreams.Pace(Duration.ofHours(1), Duration.ofMillis(50), Duration.ofHours(1));
        try (var tokens =
                        new AccessTokens(new byte[32], Optional.of(keys), TokenProfile.any(), InstantSource.system());
                var hasty = new Hasty(tokens, pace)) {
            var maija = listen(hasty.bearing(token.serialize())).opened();

            isAway.set(true);
            await().until(() -> vain.get() > 3);
            say(AINO, "Hei");
            await().untilAsserted(() -> assertThat(maija.events()).containsExactly(event(conversation, 2)));
            assertThat(maija.hasEnded()).isFalse();

            isAway.set(false);
            assertThat(world.delete("/partners/studio/members/maija", OPERATOR).status())
                    .isEqualTo(204);
            await().until(maija::hasEnded);
        }
    }

    @Test
    void it_tells_of_entries_alone() {
        var maija = listen(MAIJA);
        world.post("/conversations/" + conversation + "/tags", MAIJA, "{\"name\":\"urgent\"}");
        world.call("PUT", "/conversations/" + conversation + "/read", MAIJA, "{\"upTo\":1}");
        say(AINO, "Hei");

        await().untilAsserted(() -> assertThat(maija.events()).containsExactly(event(conversation, 2)));
    }

    @Test
    void a_client_that_stops_reading_harms_nobody_and_is_told_everything_once_it_reads_on() throws IOException {
        try (var hasty = new Hasty(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
                var stalled = stall(hasty.port(), MAIJA)) {
            var otto = listen(hasty.events(OTTO)).opened();
            await().until(() -> hasty.metric("viesti_streams_open") == 2);

            flood();

            await().untilAsserted(() -> assertThat(otto.events()).hasSizeGreaterThanOrEqualTo(899));
            assertThat(hasty.metric("viesti_streams_drops_total")).isPositive();
            assertThat(numbers(stalled, 900))
                    .containsAll(IntStream.rangeClosed(2, 900).boxed().toList());
        }
    }

    @Test
    void a_client_that_reads_nothing_for_long_is_disconnected() throws IOException {
        try (var hasty = new Hasty(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(200));
                var stalled = stall(hasty.port(), MAIJA)) {
            await().until(() -> hasty.metric("viesti_streams_open") == 1);

            flood();

            await().until(() -> hasty.metric("viesti_streams_open") == 0);
            assertThat(stalled.isConnected()).isTrue();
        }
    }

    /** More than fits between the server and a client that doesn't read, up to the entry 900. */
    private void flood() {
        var aino = world.viesti.identities().merchant("aino").orElseThrow();
        IntStream.rangeClosed(2, 900)
                .forEach(i -> world.viesti
                        .messaging()
                        .send(aino, new ConversationId(conversation), MessageDraft.of("Hei"), Optional.empty()));
    }

    /** A stream that nobody reads, with little room in between; by HTTP 1.0, whose body isn't cut into chunks. */
    private Socket stall(int port, String who) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET /api/v1/events HTTP/1.0\r\nHost: x\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                                + world.token(who) + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static Set<Integer> numbers(Socket socket, int last) throws IOException {
        var numbers = new HashSet<Integer>();
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        while (!numbers.contains(last)) {
            var line = lines.readLine();
            var seq = line.indexOf("\"seq\":");
            if (seq >= 0) {
                numbers.add(Integer.valueOf(line.substring(seq + 6, line.indexOf('}'))));
            }
        }
        return numbers;
    }

    /** A server over the same use cases that waits for nothing long. */
    private final class Hasty implements AutoCloseable {
        private final Api api;
        private final Javalin javalin;

        Hasty(Duration heartbeat, Duration check, Duration patience) {
            this(world.tokens, new EventStreams.Pace(heartbeat, check, patience));
        }

        Hasty(AccessTokens tokens, EventStreams.Pace pace) {
            api = new Api(world.viesti, tokens, () -> {}, () -> "request", pace);
            javalin = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.addConnector((server, http) -> {
                    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
                    connector.setAcceptedSendBufferSize(2_048);
                    return connector;
                });
                api.install(config);
            });
            javalin.start();
        }

        int port() {
            return javalin.port();
        }

        HttpRequest.Builder events(String who) {
            return bearing(world.token(who));
        }

        HttpRequest.Builder bearing(String token) {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + Route.BASE + "/events"))
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", "Bearer " + token);
        }

        double metric(String name) {
            return world.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/metrics")))
                    .text()
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .sum();
        }

        @Override
        public void close() {
            api.endStreams();
            javalin.stop();
        }
    }
}
