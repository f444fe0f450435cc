package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is killed in the middle of its work. */
class CrashIT {
    private static final int SENDERS = 8;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 200;

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(Database.class)
    void every_message_that_was_acknowledged_is_there_after_kill_9(Database database) {
        var options = database.options(data);
        var first = RunningServer.serve(options);
        var world = new World(first);
        var conversation = world.contacted();
        var acknowledged = new ConcurrentHashMap<Integer, String>();

        sendUntilKilled(first, world, conversation, acknowledged);

        try (var second = RunningServer.serve(options)) {
            var reader = second.member(world.own("maija"));
            var kept = new ConcurrentHashMap<Integer, String>();
            for (var more = true; more; ) {
                var page = reader.get("/conversations/" + conversation + "/entries?limit=100&after=" + kept.size())
                        .expect(200);
                page.at("items")
                        .forEach(entry -> kept.put(
                                entry.path("seq").asInt(), entry.path("text").asText()));
                more = !page.at("items").isEmpty();
            }
            assertThat(kept).hasSizeGreaterThan(ACKNOWLEDGED_BEFORE_THE_KILL).containsAllEntriesOf(acknowledged);
            assertThat(kept.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, kept.size()).boxed().toList());
            assertThat(second.member(world.own("otto"))
                            .get("/conversations/" + conversation)
                            .expect(200)
                            .number("unread"))
                    .isEqualTo(kept.size());
            second.merchant(world.aino)
                    .post("/conversations/" + conversation + "/messages", "{'text':'on we go'}")
                    .expect(201);
        }
    }

    private static void sendUntilKilled(
            RunningServer server, World world, String conversation, Map<Integer, String> acknowledged) {
        var pool = Executors.newFixedThreadPool(SENDERS);
        try {
            var senders = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> CompletableFuture.runAsync(
                            () -> sendOn(server, world, conversation, sender, acknowledged), pool))
                    .toArray(CompletableFuture[]::new);
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > ACKNOWLEDGED_BEFORE_THE_KILL);
            server.kill();
            CompletableFuture.allOf(senders).join();
        } finally {
            server.kill();
            pool.shutdown();
        }
    }

    private static void sendOn(
            RunningServer server, World world, String conversation, int sender, Map<Integer, String> acknowledged) {
        for (var i = 0; server.isRunning(); i++) {
            var text = sender + "/" + i;
            try {
                var answer = world.aino().post("/conversations/" + conversation + "/messages", "{'text':'%s'}", text);
                acknowledged.put(answer.expect(201).number("seq"), text);
            } catch (UncheckedIOException cutOff) {
                // not acknowledged: it may be there or not
            }
        }
    }
}
