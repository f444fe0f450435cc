package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How long it takes from sending a message until those who listen hear of it, while a thousand streams are open, of which
 * ten don't read although they are told the same. Prints percentiles; CONTRIBUTING says how to run it.
 */
class EventStreamBenchmark {
    private static final int IDLE = Integer.getInteger("viesti.benchmark.streams", 1_000);
    private static final int PER_SECOND = Integer.getInteger("viesti.benchmark.rate", 20);
    private static final int SECONDS = Integer.getInteger("viesti.benchmark.seconds", 60);
    private static final int STALLED = 10;
    private static final int LISTENING = 10;
    private static final int MEMBERS = 10;
    private static final Pattern SEQ = Pattern.compile("data: .*\"seq\":([0-9]+).*");

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_delay_of_events(Database database) throws IOException {
        var stalled = new ArrayList<Socket>();
        try (var server = RunningServer.serve(database.options(data))) {
            var world = new World(server);
            var conversation = world.contacted();
            var talking = members(world, world.studio, LISTENING);
            var idle = new ArrayList<Client>();
            for (var partner = 0; idle.size() < IDLE - STALLED; partner++) {
                world.partner(world.own("idle-" + partner), "Idle", "1.00");
                idle.addAll(members(world, world.own("idle-" + partner), MEMBERS));
            }
            var threadsBefore = metric(server, "jvm_threads_live_threads");

            var http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            idle.subList(0, IDLE - STALLED).forEach(client -> listen(http, client, new Lines(line -> {})));
            for (var i = 0; i < STALLED; i++) {
                stalled.add(stall(server, talking.get(i % LISTENING)));
            }
            var sentAt = new ConcurrentHashMap<Integer, Long>();
            var delays = new ConcurrentHistogram(3);
            var heard = new AtomicInteger();
            talking.forEach(client -> listen(http, client, new Lines(line -> {
                var matcher = SEQ.matcher(line);
                if (matcher.matches()) {
                    var sent = sentAt.get(Integer.valueOf(matcher.group(1)));
                    delays.recordValue((System.nanoTime() - sent) / 1_000);
                    heard.incrementAndGet();
                }
            })));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> metric(server, "viesti_streams_open") == IDLE + LISTENING);
            var threads = metric(server, "jvm_threads_live_threads");

            var posts = new Histogram(3);
            var begin = System.nanoTime();
            for (var i = 0; i < PER_SECOND * SECONDS; i++) {
                var due = begin + i * 1_000_000_000L / PER_SECOND;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                var sent = System.nanoTime();
                sentAt.put(i + 2, sent);
                world.aino()
                        .post("/conversations/" + conversation + "/messages", "{'text':'Hei'}")
                        .expect(201);
                posts.recordValue((System.nanoTime() - sent) / 1_000);
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> heard.get() >= PER_SECOND * SECONDS * LISTENING);

            System.out.printf(
                    "%s: %d streams, %d of them stalled, %d listening, %d messages at %d/s%n  threads of the server:"
                            + " %.0f before the streams, %.0f with them; queues dropped: %.0f; streams left: %.0f%n  from"
                            + " sending to the answer: %s%n  from sending to the event:  %s%n",
                    database,
                    IDLE,
                    STALLED,
                    LISTENING,
                    PER_SECOND * SECONDS,
                    PER_SECOND,
                    threadsBefore,
                    threads,
                    metric(server, "viesti_streams_drops_total"),
                    metric(server, "viesti_streams_open"),
                    percentiles(posts),
                    percentiles(delays));
            assertThat(heard.get()).isEqualTo(PER_SECOND * SECONDS * LISTENING);
        } finally {
            for (var socket : stalled) {
                socket.close();
            }
        }
    }

    private static List<Client> members(World world, String partner, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> {
                    var id = partner + "-" + i;
                    world.memberOf(partner, id, "Member", "fi");
                    return world.member(id);
                })
                .toList();
    }

    private static void listen(HttpClient http, Client client, Lines lines) {
        var request =
                client.request("/events").header("Accept", "text/event-stream").build();
        var unused = http.sendAsync(request, BodyHandlers.fromLineSubscriber(lines));
        lines.opened.join();
    }

    private static Socket stall(RunningServer server, Client client) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.connect(
                new InetSocketAddress(server.uri().getHost(), server.uri().getPort()));
        socket.getOutputStream()
                .write(("GET /api/v1/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nAuthorization: "
                                + client.headers().get("Authorization") + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static double metric(RunningServer server, String name) {
        return server.anonymous()
                .outside("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private static String percentiles(Histogram micros) {
        return "50 %% %.1f ms, 90 %% %.1f ms, 99 %% %.1f ms, 99.9 %% %.1f ms, most %.1f ms"
                .formatted(
                        micros.getValueAtPercentile(50) / 1000.0,
                        micros.getValueAtPercentile(90) / 1000.0,
                        micros.getValueAtPercentile(99) / 1000.0,
                        micros.getValueAtPercentile(99.9) / 1000.0,
                        micros.getMaxValue() / 1000.0);
    }

    /** Takes every line as it comes. */
    private static final class Lines implements Flow.Subscriber<String> {
        private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
        private final Consumer<String> taking;

        Lines(Consumer<String> taking) {
            this.taking = taking;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            opened.complete(true);
            taking.accept(line);
        }

        @Override
        public void onError(Throwable gone) {
            opened.completeExceptionally(gone);
        }

        @Override
        public void onComplete() {
            opened.complete(false);
        }
    }
}
