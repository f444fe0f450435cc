package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many at once on the same things. */
class RacesIT {
    private static final int SENDERS = 32;
    private static final int MESSAGES = 8;

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(Database.class)
    void thirty_two_simultaneous_senders_leave_no_gap_and_get_no_error(Database database) {
        try (var server = RunningServer.serve(database.options(data))) {
            var world = new World(server);
            var conversation = world.contacted();
            var path = "/conversations/" + conversation + "/messages";

            var numbers = atOnce(
                            SENDERS,
                            sender -> IntStream.range(0, MESSAGES)
                                    .map(i -> (sender % 2 == 0 ? world.aino() : world.maija())
                                            .post(path, "{'text':'%s/%s'}", sender, i)
                                            .expect(201)
                                            .number("seq"))
                                    .boxed()
                                    .toList())
                    .stream()
                    .flatMap(List::stream)
                    .toList();

            var last = 1 + SENDERS * MESSAGES;
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(2, last).boxed().toList());
            assertThat(sequence(world, conversation))
                    .isEqualTo(IntStream.rangeClosed(1, last).boxed().toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void nothing_lands_after_a_block_and_nothing_live_is_left(Database database) {
        try (var server = RunningServer.serve(database.options(data))) {
            for (var round = 0; round < 5; round++) {
                block_in_a_storm(new World(server), round);
            }
        }
    }

    private static void block_in_a_storm(World world, int round) {
        var conversation = world.contacted();
        var elsewhere = world.contact(world.aino(), "null").expect(201).id();
        var proposals = IntStream.range(0, 8)
                .mapToObj(i -> world.proposed(i % 2 == 0 ? conversation : elsewhere))
                .toList();
        var block = "/merchants/" + world.aino + "/block";

        var answers = atOnce(SENDERS, actor -> {
            if (actor == SENDERS / 2) {
                return List.of(world.maija().post(block, "{'confirm':true}").expect(200));
            }
            if (actor < proposals.size()) {
                return List.of(world.aino().post("/proposals/" + proposals.get(actor) + "/accept"));
            }
            if (actor % 8 == 0) {
                return List.of(world.aino()
                        .post(
                                "/matching-requests",
                                "{'category':'%s','outline':'x','requirements':'x','shopId':'%s'}",
                                world.category,
                                world.kauppa));
            }
            var sent = new ArrayList<Answer>();
            for (var i = 0; i < 4; i++) {
                sent.add(world.aino()
                        .post(
                                "/conversations/" + (i % 2 == 0 ? conversation : elsewhere) + "/messages",
                                "{'text':'storm %s'}",
                                i));
            }
            return sent;
        });

        assertThat(answers.stream().flatMap(List::stream))
                .as("round %d: done, blocked, or nobody left to match", round)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(200, 201, 403, 409));
        world.aino()
                .post("/conversations/" + conversation + "/messages", "{'text':'later'}")
                .refused(403, "merchant-blocked");
        for (var each : List.of(conversation, elsewhere)) {
            var entries = world.maija()
                    .get("/conversations/" + each + "/entries?limit=100")
                    .expect(200)
                    .items("type");
            assertThat(entries).as("round %d", round).last().isEqualTo("merchant-blocked");
            var work = world.maija().get("/conversations/" + each + "/work").expect(200);
            assertThat(work.each("proposals", "status")).as("round %d", round).containsOnly("closed");
            assertThat(work.each("jobs", "status")).as("round %d", round).allMatch("closed"::equals);
        }
    }

    private static List<Integer> sequence(World world, String conversation) {
        var all = new ArrayList<Integer>();
        for (var more = true; more; ) {
            var page = world.maija()
                    .get("/conversations/" + conversation + "/entries?limit=100&after=" + all.size())
                    .expect(200);
            page.items("seq").forEach(seq -> all.add(Integer.valueOf(seq)));
            more = !page.at("items").isEmpty();
        }
        return all;
    }

    private static <T> List<T> atOnce(int many, IntFunction<T> act) {
        var start = new CyclicBarrier(many);
        var pool = Executors.newFixedThreadPool(many);
        try {
            return IntStream.range(0, many)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    start.await();
                                } catch (Exception broken) {
                                    throw new IllegalStateException(broken);
                                }
                                return act.apply(i);
                            },
                            pool))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            pool.shutdown();
        }
    }
}
