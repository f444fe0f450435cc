package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is away for a while. */
class DatabaseOutageIT {
    @TempDir
    Path folder;

    @Test
    void requests_are_refused_for_now_while_the_database_is_away_and_go_on_when_it_is_back() throws IOException {
        var port = Ports.free();
        var database = postgres(port);
        var url = database.getJdbcUrl("postgres", "postgres");
        try (var server = RunningServer.serve("--data", folder.resolve("data").toString(), "--database-url", url)) {
            var world = new World(server);
            var conversation = world.contacted();
            server.anonymous().outside("/health/ready").expect(200);

            database.close();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> server.anonymous().outside("/health/ready").status() == 503);
            var asked = System.nanoTime();
            assertThat(server.anonymous().outside("/health/ready").text()).contains("database");
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("it is told before the pool gives up, which takes 10 s")
                    .isLessThan(Duration.ofSeconds(8));
            server.anonymous().outside("/health/live").expect(200);
            var refusal = world.aino()
                    .post("/conversations/" + conversation + "/messages", "{'text':'Hei?'}")
                    .refused(503, "unavailable");
            assertThat(refusal.header("Retry-After")).isNotEmpty();

            database = postgres(port);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.anonymous().outside("/health/ready").status() == 200);
            assertThat(world.aino()
                            .post("/conversations/" + conversation + "/messages", "{'text':'Hei!'}")
                            .expect(201)
                            .number("seq"))
                    .isEqualTo(2);
        } finally {
            database.close();
        }
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }
}
