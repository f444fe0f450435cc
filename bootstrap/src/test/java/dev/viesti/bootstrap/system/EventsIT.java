package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The event stream of servers that come and go. */
class EventsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(Database.class)
    void who_resumes_after_kill_9_has_missed_nothing(Database database) {
        var options = database.options(data);
        var killed = RunningServer.serve(options);
        var world = new World(killed);
        var conversation = world.contacted();
        var before = world.maija().listen(Optional.empty()).opened();
        say(world.aino(), conversation);
        await().atMost(SOON).until(() -> before.events().contains(Listener.event(conversation, 2)));
        IntStream.range(0, 10).forEach(i -> say(world.aino(), conversation));
        killed.kill();
        await().atMost(SOON).until(before::hasEnded);

        try (var again = RunningServer.serve(options)) {
            var maija = again.member(world.own("maija"));
            try (var after = maija.listen(Optional.of(before.lastId()))) {
                say(again.merchant(world.aino), conversation);

                await().atMost(SOON).untilAsserted(() -> {
                    var heard = new ArrayList<>(before.events());
                    heard.addAll(after.events());
                    assertThat(heard)
                            .containsAll(IntStream.rangeClosed(2, 13)
                                    .mapToObj(seq -> Listener.event(conversation, seq))
                                    .toList());
                });
            }
        }
    }

    @Test
    void events_cross_nodes_and_a_stream_goes_on_on_another() {
        var options = Database.POSTGRESQL.options(data);
        try (var one = RunningServer.serve(options);
                var other = RunningServer.serve(options)) {
            var world = new World(one);
            var conversation = world.contacted();
            var elsewhere = other.merchant(world.aino);
            var moving = world.maija().listen(Optional.empty()).opened();
            try (var here = world.maija().listen(Optional.empty()).opened();
                    var there = other.member(world.own("otto"))
                            .listen(Optional.empty())
                            .opened()) {
                say(world.aino(), conversation);
                await().atMost(SOON).until(() -> moving.events().contains(Listener.event(conversation, 2)));
                moving.close();

                var senders = List.of(world.aino(), elsewhere, world.maija(), other.member(world.own("otto")));
                senders.stream()
                        .map(sender -> CompletableFuture.runAsync(
                                () -> IntStream.range(0, 10).forEach(i -> say(sender, conversation))))
                        .toList()
                        .forEach(CompletableFuture::join);

                try (var moved = other.member(world.own("maija")).listen(Optional.of(moving.lastId()))) {
                    for (var listener : List.of(here, there, moved)) {
                        await().atMost(SOON)
                                .untilAsserted(() -> assertThat(listener.events())
                                        .containsAll(IntStream.rangeClosed(3, 42)
                                                .mapToObj(seq -> Listener.event(conversation, seq))
                                                .toList()));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_server_with_open_streams_stops_within_seconds_and_in_order(Database database) {
        var server = RunningServer.serve(database.options(data));
        var world = new World(server);
        var conversation = world.contacted();
        var listeners = IntStream.range(0, 20)
                .mapToObj(i -> (i % 2 == 0 ? world.maija() : world.aino())
                        .listen(Optional.empty())
                        .opened())
                .toList();
        var sent = world.aino().postLater("/conversations/" + conversation + "/messages", "{'text':'Hei'}");

        server.terminate();

        await().atMost(Duration.ofSeconds(12)).until(() -> !server.isRunning());
        assertThat(server.await()).isIn(0, 143);
        assertThat(listeners).allMatch(Listener::hasEnded);
        assertThat(sent.handle((answer, refused) -> refused != null || answer.status() == 201)
                        .join())
                .isTrue();
        assertThat(server.log()).doesNotContain("ERROR", "Exception");
    }

    private static void say(Client client, String conversation) {
        client.post("/conversations/" + conversation + "/messages", "{'text':'Hei'}")
                .expect(201);
    }
}
