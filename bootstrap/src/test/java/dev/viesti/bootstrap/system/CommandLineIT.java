package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a person at a terminal meets it. */
class CommandLineIT {
    @TempDir
    Path folder;

    @Test
    void an_unknown_option_and_a_bad_value_end_with_2_and_one_line() {
        for (var call : List.of(
                List.of("--prot", "1"),
                List.of("serve", "--port=http"),
                List.of("token", "--role", "king", "--id", "aino"),
                List.of("token", "--role", "member"),
                List.of("token", "--role", "member", "--id", "a b"),
                List.of("token", "--role", "member", "--id", "aino", "--ttl", "8h"))) {
            var outcome = RunningServer.run(Map.of(), call.toArray(String[]::new));
            assertThat(outcome.status()).as("%s", call).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err().lines()).as("%s", call).hasSize(1);
        }
    }

    @Test
    void a_token_of_the_kept_secret_opens_the_server_and_stdout_holds_nothing_else() throws IOException {
        var data = folder.resolve("data");
        var token = RunningServer.run(
                Map.of("VIESTI_DATA", data.toString()), "token", "--role", "operator", "--id", "host", "--ttl", "PT5M");
        assertThat(token.status()).isZero();
        assertThat(token.out()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\R");
        var secret = data.resolve("token-secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");

        try (var server = RunningServer.serve(
                "--data",
                data.toString(),
                "--token-secret",
                Files.readString(secret).strip())) {
            assertThat(server.bearing(token.out().strip())
                            .get("/me")
                            .expect(200)
                            .string("role"))
                    .isEqualTo("operator");
            server.operator().get("/me").refused(401, "unauthenticated");
        }
    }

    @Test
    void a_taken_port_ends_with_1_and_one_line() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fails(
                    "--port",
                    String.valueOf(taken.getLocalPort()),
                    "--data",
                    folder.resolve("data").toString());
        }
    }

    @Test
    void a_database_that_is_not_there_ends_with_1_and_one_line_without_its_password() {
        var outcome = fails(
                "--data",
                folder.toString(),
                "--database-url",
                "jdbc:postgresql://127.0.0.1:1/viesti",
                "--database-user",
                "viesti",
                "--database-password",
                "hush");
        assertThat(outcome.err()).contains("--database-url").doesNotContain("hush");
        assertThat(RunningServer.run(Map.of("VIESTI_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/viesti"), "migrate")
                        .status())
                .isEqualTo(1);
    }

    @Test
    void an_embedded_database_that_another_server_has_open_ends_with_1_and_one_line() {
        var data = folder.resolve("data").toString();
        try (var server = RunningServer.serve("--data", data)) {
            assertThat(server.isRunning()).isTrue();
            fails("--data", data, "--port", "0");
        }
    }

    @Test
    void a_data_directory_that_can_not_be_written_to_ends_with_1_and_one_line() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        var outcome = fails("--data", file.toString(), "--port", "0");

        assertThat(outcome.err()).contains(file.toString());
    }

    @Test
    void migrate_brings_the_schema_and_ends_and_may_be_repeated() {
        var options = Database.POSTGRESQL.options(folder);
        for (var i = 0; i < 2; i++) {
            var outcome = RunningServer.run(Map.of(), "migrate", options[0], options[1], options[2], options[3]);
            assertThat(outcome.status()).as(outcome.err()).isZero();
            assertThat(outcome.out()).isEmpty();
        }
    }

    @Test
    void the_log_is_json_where_it_is_asked_for_and_stdout_has_one_line() throws IOException {
        try (var server = RunningServer.serve("--data", folder.toString(), "--log", "json")) {
            server.operator().get("/me").expect(200);
            server.terminate();
            assertThat(server.await()).isIn(0, 143);
            assertThat(server.output()).hasSize(1);
            assertThat(server.log().lines()).isNotEmpty();
            for (var line : server.log().lines().toList()) {
                assertThat(Client.JSON.readTree(line).path("message").asText())
                        .as(line)
                        .isNotEmpty();
            }
        }
    }

    private static RunningServer.Outcome fails(String... args) {
        var outcome = RunningServer.run(Map.of(), args);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().filter(line -> !line.contains(" INFO ")))
                .as(outcome.err())
                .hasSize(1)
                .allMatch(line -> line.startsWith("viesti: "));
        return outcome;
    }
}
