package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that is asked to stop. */
class ShutdownIT {
    private static final int PIECE = 64 * 1024;
    private static final int PIECES = 16;

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_request_that_runs_when_sigterm_comes_gets_its_answer_and_what_it_did_is_kept(Database database) {
        var options = database.options(data);
        var server = RunningServer.serve(options);
        var world = new World(server);
        var half = new CountDownLatch(1);
        var rest = new CountDownLatch(1);
        var upload = world.aino()
                .sendLater(world.aino()
                        .upload(
                                "slow.bin",
                                "application/octet-stream",
                                BodyPublishers.ofInputStream(() -> new Slow(half, rest))));
        await().until(() -> half.getCount() == 0);

        server.terminate();
        await().atMost(Duration.ofSeconds(5)).until(() -> refusesConnections(server));
        rest.countDown();

        var file = upload.join().expect(201);
        assertThat(server.await()).isIn(0, 143);
        assertThat(server.output()).containsExactly("viesti is ready at " + server.uri());
        try (var again = RunningServer.serve(options)) {
            var download = again.merchant(world.aino).get("/files/" + file.id()).expect(200);
            assertThat(download.bytes()).hasSize(PIECES * PIECE);
        }
    }

    private static boolean refusesConnections(RunningServer server) {
        try {
            return server.anonymous().outside("/health/ready").status() == 503;
        } catch (java.io.UncheckedIOException refused) {
            return true;
        }
    }

    /** Half of a body at once, the other half when it is let go. */
    private static final class Slow extends InputStream {
        private final CountDownLatch half;
        private final CountDownLatch rest;
        private int given;

        Slow(CountDownLatch half, CountDownLatch rest) {
            this.half = half;
            this.rest = rest;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("read in pieces");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (given == PIECES * PIECE) {
                return -1;
            }
            if (given == PIECES * PIECE / 2) {
                half.countDown();
                try {
                    rest.await();
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
            }
            var some = Math.min(length, PIECE - given % PIECE);
            given += some;
            return some;
        }
    }
}
