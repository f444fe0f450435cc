package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log tells, and what it never does. */
class QuietLogIT {
    private static final String TEXT = "hush-text";
    private static final String POISON = "hush-poison";
    /** In everything that nobody but its reader may see. */
    private static final List<String> SECRETS =
            List.of("hush", ".example", "Aino", "Maija", "Kahvikauppa", "Siili", RunningServer.SECRET, "eyJ");

    @TempDir
    Path folder;

    @Test
    void a_log_tells_what_went_wrong_in_json_and_never_a_text_a_token_or_an_address() throws IOException, SQLException {
        var options = Database.POSTGRESQL.options(folder.resolve("data"));
        var database = options[3];
        try (var mail = new RefusingMailServer();
                var server = RunningServer.serve(
                        options[0],
                        options[1],
                        options[2],
                        database,
                        "--log",
                        "json",
                        "--smtp-url",
                        "smtp://127.0.0.1:" + mail.port(),
                        "--mail-from",
                        "viesti@host.test",
                        "--public-url",
                        "http://127.0.0.1:1")) {
            var world = new World(server);
            var conversation = world.contacted();
            var messages = "/conversations/" + conversation + "/messages";
            world.aino().post(messages, "{'text':'%s'}", TEXT).expect(201);
            refuse(world, messages);
            server.bearing("eyJhbGciOiJIUzI1NiJ9.hush.hush").get("/me").refused(401, "unauthenticated");
            poison(database);
            var failed = world.aino()
                    .with("X-Request-Id", "the-one-that-failed")
                    .post(messages, "{'text':'%s'}", POISON)
                    .refused(500, "internal-error");
            assertThat(failed.string("requestId")).isEqualTo("the-one-that-failed");
            assertThat(failed.header("X-Request-Id")).isEqualTo("the-one-that-failed");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> server.log().split("refused and parked", -1).length == 3);

            var lines = server.log().lines().map(QuietLogIT::parsed).toList();
            assertThat(lines)
                    .allSatisfy(line -> assertThat(line.properties().stream().map(Map.Entry::getKey))
                            .contains("time", "level", "logger", "message"));
            assertThat(lines).anySatisfy(line -> {
                assertThat(line.path("requestId").asText()).isEqualTo("the-one-that-failed");
                assertThat(line.path("level").asText()).isEqualTo("ERROR");
                assertThat(line.path("stack").asText()).contains("SQLSTATE 23514", "\n\tat dev.viesti.jooq.");
            });
            assertThat(server.log()).doesNotContain(SECRETS);

            var listed = RunningServer.run(Map.of(), "outbox", options[2], database);
            assertThat(listed.status()).as(listed.err()).isZero();
            assertThat(listed.out()).contains("first-contact", "refused the mail: 550 5.1.1", world.own("maija"));
            assertThat(listed.out() + listed.err()).doesNotContain("@", "hush");
            var key = listed.out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
            assertThat(server.log()).contains(key);
            mail.accept();
            assertThat(RunningServer.run(Map.of(), "outbox", options[2], database, "release", key, "none")
                            .status())
                    .isEqualTo(1);
            assertThat(RunningServer.run(Map.of(), "outbox", options[2], database, "release", "--all")
                            .out())
                    .contains("is due again");
            await().atMost(Duration.ofSeconds(20)).until(() -> mail.accepted() == 2);
            assertThat(RunningServer.run(Map.of(), "outbox", options[2], database)
                            .out())
                    .contains("no mail is parked");
        }
    }

    private static void refuse(World world, String messages) {
        var aino = world.aino();
        aino.post(messages, "{'text':'','hush':1}").refused(422, "invalid");
        aino.post(messages, "{'text':'hush'").refused(400, "malformed");
        aino.post("/conversations/hush/messages", "{'text':'hush'}").refused(404, "not-found");
        aino.get("/conversations?cursor=hush").refused(422, "invalid");
        world.maija().get("/conversations?q=hush").expect(200);
        world.maija().post("/contact-requests", "{'outline':'hush'}").expect(403);
        aino.upload("hush.txt", "text/plain", "hush".getBytes(StandardCharsets.UTF_8))
                .expect(201);
        aino.outside("/unsubscribe/hush").expect(404);
        aino.outside("/api/v1/%00hush").expect(400);
        var odd = HttpRequest.newBuilder(URI.create(aino.server() + "/api/v1/me"))
                .header("Authorization", "Basic aHVzaA hush");
        assertThat(aino.send(odd.GET()).status()).isEqualTo(401);
    }

    /** From now on PostgreSQL refuses a certain text, quoting the whole row in its error. */
    private static void poison(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("alter table viesti_entry add constraint poison check (body <> '" + POISON + "')");
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return Client.JSON.readTree(line);
        } catch (IOException broken) {
            throw new AssertionError("no JSON: " + line, broken);
        }
    }

    @Test
    void a_start_that_fails_tells_no_secret() {
        for (var options : List.of(
                List.of("--database-url", "jdbc:postgresql://127.0.0.1:1/viesti?user=a&password=hush"),
                List.of("--database-url", "jdbc:postgresql://127.0.0.1:1:1/viesti?password=hush"),
                List.of("--database-url", "jdbc:h2:file:" + folder.resolve("x") + ";FOO=1;PASSWORD=hush"),
                List.of("--smtp-url", "smtp://a:hu/sh@mail"),
                List.of("--smtp-url", "a:hush@mail:25"),
                List.of("--token-secret", "hush"),
                List.of("--database-password", "hush", "--database-url", "jdbc:postgresql://127.0.0.1:1/viesti"))) {
            var args = new ArrayList<>(List.of("serve", "--port", "0", "--data", folder.toString()));
            args.addAll(options);
            var outcome = RunningServer.run(Map.of(), args.toArray(String[]::new));
            assertThat(outcome.status()).as("%s", options).isIn(1, 2);
            assertThat(outcome.out() + outcome.err()).as("%s", options).doesNotContain("hush", "hu/sh");
        }
    }

    @Test
    void a_file_that_a_running_server_holds_is_told_from_one_that_is_not_there() {
        var data = folder.resolve("data").toString();
        var absent = RunningServer.run(Map.of(), "outbox", "--data", data);
        assertThat(absent.status()).isEqualTo(1);
        assertThat(absent.err()).contains("there is no database in " + data, "--data");
        try (var server = RunningServer.serve("--data", data)) {
            assertThat(server.isRunning()).isTrue();
            var held = RunningServer.run(Map.of(), "outbox", "--data", data);
            assertThat(held.status()).isEqualTo(1);
            assertThat(held.err().lines()).hasSize(1);
            assertThat(held.err()).contains("running server", "GET http://127.0.0.1:8080/api/v1/outbox", "stop it");
        }
        assertThat(RunningServer.run(Map.of(), "outbox", "--data", data).out()).contains("no mail is parked");
    }
}
