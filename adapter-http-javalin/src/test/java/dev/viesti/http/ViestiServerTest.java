package dev.viesti.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.Viesti;
import dev.viesti.application.inmemory.InMemoryStorage;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Partner;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.Role;
import dev.viesti.http.web.PageSettings;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Starting, failing and stopping. */
class ViestiServerTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AccessTokens tokens = new AccessTokens(new byte[32], InstantSource.system());
    private final Failing storage = new Failing();
    private final AtomicLong ids = new AtomicLong();
    private final Viesti viesti = Viesti.on(
                    storage, InstantSource.system(), () -> "id-" + ids.incrementAndGet(), new byte[32])
            .build();

    /** A storage in memory that fails while told to. */
    private static final class Failing implements OverMemory {
        private final InMemoryStorage memory = new InMemoryStorage();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile Optional<RuntimeException> failure = Optional.empty();
        private volatile Optional<CountDownLatch> hanging = Optional.empty();

        @Override
        public InMemoryStorage memory() {
            return memory;
        }

        private void hang(CountDownLatch released) {
            asked.incrementAndGet();
            // as in a driver, an interrupt ends nothing
            while (released.getCount() > 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        @Override
        public <T> T inTransaction(Function<UnitOfWork, T> work) {
            reach();
            return OverMemory.super.inTransaction(work);
        }

        @Override
        public <T> T reading(Function<UnitOfWork, T> work) {
            reach();
            return OverMemory.super.reading(work);
        }

        private void reach() {
            check();
            hanging.ifPresent(this::hang);
        }

        @Override
        public void check() {
            failure.ifPresent(thrown -> {
                throw thrown;
            });
        }
    }

    private String requestId() {
        return "request-" + ids.incrementAndGet();
    }

    private ViestiServer start() {
        return ViestiServer.start(
                viesti,
                new HttpSettings(
                        "127.0.0.1",
                        0,
                        tokens,
                        storage::check,
                        this::requestId,
                        PageSettings.plain(InstantSource.system())));
    }

    private HttpResponse<String> get(ViestiServer server, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Authorization", "Bearer " + tokens.issue(Role.OPERATOR, "host", Duration.ofHours(1)))
                        .header("Cookie", "viesti-session=" + "x".repeat(43))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String styleOf(String page) {
        var style = page.indexOf("/assets/");
        return page.substring(style, page.indexOf('"', style));
    }

    @Test
    void while_the_database_is_away_requests_are_asked_to_come_back() throws Exception {
        try (var server = start()) {
            var style = styleOf(get(server, "/sign-in").body());
            storage.failure =
                    Optional.of(new StorageUnavailable("connection refused", new IOException("connection refused")));
            var away = get(server, "/api/v1/merchants/aino");
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).contains("5");
            assertThat(away.body()).contains("\"code\":\"unavailable\"").doesNotContain("connection refused");
            assertThat(get(server, style).statusCode())
                    .as("pages keep their style")
                    .isEqualTo(200);
            var ready = get(server, "/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.headers().firstValue("Retry-After")).contains("5");
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(server, "/metrics").body()).contains("viesti_outbox_mails{state=\"waiting\"} NaN");
            storage.failure = Optional.empty();
            assertThat(get(server, "/api/v1/merchants/aino").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_fault_of_ours_is_told_without_its_inside() throws Exception {
        try (var server = start()) {
            storage.failure = Optional.of(new IllegalStateException("row 7 of table secret"));
            var fault = get(server, "/api/v1/merchants/aino");
            assertThat(fault.statusCode()).isEqualTo(500);
            assertThat(fault.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(fault.body())
                    .contains("\"code\":\"internal-error\"")
                    .contains("\"requestId\":\"" + id(fault) + "\"")
                    .doesNotContain("secret", "IllegalState", "at dev.viesti");
        }
    }

    @Test
    void an_error_of_the_jvm_is_told_alike() throws Exception {
        var settings = new HttpSettings(
                "127.0.0.1",
                0,
                tokens,
                () -> {
                    throw new AssertionError("inside");
                },
                this::requestId,
                PageSettings.plain(InstantSource.system()));
        try (var server = ViestiServer.start(viesti, settings)) {
            var fault = get(server, "/health/ready");
            assertThat(fault.statusCode()).isEqualTo(500);
            assertThat(fault.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(fault.body())
                    .contains("\"code\":\"internal-error\"", "\"requestId\":\"" + id(fault) + "\"")
                    .doesNotContain("inside");
        }
    }

    private static String id(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }

    @Test
    void a_scrape_waits_for_nothing_and_tells_the_rest_while_the_database_hangs() throws Exception {
        try (var server = start()) {
            assertThat(get(server, "/metrics").body()).contains("viesti_outbox_mails{state=\"waiting\"} 0.0");
            var released = new CountDownLatch(1);
            storage.hanging = Optional.of(released);
            try {
                for (var i = 0; i < 3; i++) {
                    var begun = System.nanoTime();
                    assertThat(get(server, "/metrics").body())
                            .contains("viesti_outbox_mails{state=\"waiting\"} NaN", "viesti_outbox_oldest_seconds NaN")
                            .contains("viesti_digest_lag_seconds NaN", "viesti_refusals_total{", "jvm_memory_used");
                    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
                }
                assertThat(storage.asked.get()).as("questions that hang").isOne();
            } finally {
                released.countDown();
            }
            storage.hanging = Optional.empty();
            await().untilAsserted(() ->
                    assertThat(get(server, "/metrics").body()).contains("viesti_outbox_mails{state=\"waiting\"} 0.0"));
        }
    }

    @Test
    void a_host_adds_what_it_measures_itself() throws Exception {
        try (var server = start()) {
            server.measure(registry -> registry.counter("hosts.own").increment());
            assertThat(get(server, "/metrics").body()).contains("hosts_own_total 1.0");
        }
    }

    @Test
    void a_server_that_is_closed_leaves_no_thread_and_no_port() throws Exception {
        var before = threads();
        int port;
        try (var server = start()) {
            port = server.port();
            get(server, "/health/live");
            assertThat(threads()).anyMatch(thread -> !before.contains(thread));
        }
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    /** All of the process but those of the client's. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("HttpClient"))
                .collect(Collectors.toSet());
    }

    @Test
    void a_port_that_is_taken_is_said_at_once() {
        try (var server = start()) {
            var settings = new HttpSettings(
                    "127.0.0.1",
                    server.port(),
                    tokens,
                    storage::check,
                    this::requestId,
                    PageSettings.plain(InstantSource.system()));
            assertThatThrownBy(() -> ViestiServer.start(viesti, settings)).isInstanceOf(JavalinBindException.class);
        }
    }

    @Test
    void a_stop_ends_in_time_whatever_hangs() throws Exception {
        var released = new CountDownLatch(1);
        var server = start();
        try {
            storage.hanging = Optional.of(released);
            var unused = CLIENT.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/partners/studio"))
                            .header(
                                    "Authorization",
                                    "Bearer " + tokens.issue(Role.OPERATOR, "host", Duration.ofHours(1)))
                            .PUT(BodyPublishers.ofString("{\"name\":\"Studio\",\"languages\":[]}"))
                            .header("Content-Type", "application/json")
                            .build(),
                    BodyHandlers.discarding());
            await().until(() -> storage.asked.get() > 0);

            var begun = System.nanoTime();
            server.close(Duration.ofSeconds(2));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        } finally {
            released.countDown();
            server.close();
        }
    }

    @Test
    void what_is_running_is_finished_before_the_server_stops() throws Exception {
        var operator = viesti.identities().operator();
        var studio = new PartnerId("studio");
        viesti.provisioning().put(operator, Partner.of(studio, "Studio", List.of()));
        viesti.provisioning()
                .put(
                        operator,
                        Member.of(new MemberId("maija"), studio, "Maija", "m@studio.example", "fi", "Europe/Helsinki"));
        var server = start();
        var port = server.port();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/files HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nAuthorization: Bearer "
                            + tokens.issue(Role.MEMBER, "maija", Duration.ofHours(1)) + "\r\n\r\n12345")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            server.notReady();
            assertThat(get(server, "/health/ready").body()).contains("\"failing\":\"server\"");
            var stopped = CompletableFuture.runAsync(server::close);
            await().untilAsserted(() -> assertThatThrownBy(
                            () -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class));
            assertThat(stopped).isNotDone();
            out.write("67890".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 201").contains("\"size\":10");
            stopped.get(10, TimeUnit.SECONDS);
        }
    }
}
