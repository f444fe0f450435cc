package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a person at a terminal meets it. */
class DemoIT {
    private static final Pattern TOKEN = Pattern.compile("(operator|member|merchant)=(\\S+)");
    private static final Pattern CALL =
            Pattern.compile("curl .*\\$(operator|member|merchant)\" 'http.*/api/v1(/.*)'; echo");

    @TempDir
    Path folder;

    @Test
    void what_it_prints_is_opened_and_called_as_it_stands() throws IOException, InterruptedException {
        // what the real server of this machine is set up with
        var environment = Map.of(
                "VIESTI_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/viesti", "VIESTI_SMTP_URL", "smtp://127.0.0.1:1");
        try (var demo = RunningServer.demo(environment, "--data", folder.toString())) {
            var said = demo.said();
            assertThat(said).last().isEqualTo("viesti is ready at " + demo.uri());
            assertThat(said)
                    .filteredOn(line -> line.contains("viesti is ready at"))
                    .hasSize(1);

            var tokens = matches(said, TOKEN);
            assertThat(tokens)
                    .extracting(token -> token.get(0))
                    .containsExactlyInAnyOrder("operator", "member", "merchant");
            for (var token : tokens) {
                assertThat(demo.bearing(token.get(1)).get("/me").expect(200).string("role"))
                        .isEqualTo(token.get(0));
            }
            var calls = matches(said, CALL);
            assertThat(calls)
                    .hasSize(said.stream()
                            .filter(line -> line.startsWith("curl"))
                            .toList()
                            .size());
            for (var call : calls) {
                var token = tokens.stream()
                        .filter(any -> any.get(0).equals(call.get(0)))
                        .findAny()
                        .orElseThrow()
                        .get(1);
                assertThat(demo.bearing(token).get(call.get(1)).expect(200).at("items"))
                        .as(call.get(1))
                        .isNotEmpty();
            }
            demo.anonymous().outside("/docs").expect(200);
            assertThat(demo.log()).doesNotContain("filling");

            shellTakes(said.subList(0, said.size() - 1), calls.size());
        }
        assertThat(files(folder)).as("mails of the past weeks, or a database").isEmpty();
    }

    private static List<List<String>> matches(List<String> lines, Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> List.of(matcher.group(1), matcher.group(2)))
                .toList();
    }

    private static void shellTakes(List<String> lines, int answers) throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(":")))
                .as("the commands are run as they stand where there is curl")
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "curl")));
        var shell = new ProcessBuilder("sh", "-e").redirectErrorStream(true).start();
        try (var in = shell.outputWriter(StandardCharsets.UTF_8)) {
            in.write(String.join("\n", lines));
        }
        var out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(out).isZero();
        assertThat(out.split("\"items\"", -1)).as(out).hasSize(answers + 1);
    }

    @Test
    void a_new_conversation_is_mailed_and_nothing_of_the_past_is() {
        try (var demo = RunningServer.demo(
                Map.of(),
                "--data",
                folder.toString(),
                "--token-secret",
                RunningServer.SECRET,
                "--digest-window",
                "PT1S")) {
            var operator = demo.operator();
            operator.put("/merchants/somebody", "{'name':'Somebody New','email':'new@mail.example','language':'en'}")
                    .expect(201);
            demo.merchant("somebody")
                    .post(
                            "/contact-requests",
                            "{'partnerId':'kuvakulma','serviceId':'tuotekuvat','shopId':null,'outline':'Pictures','requirements':'Of"
                                    + " soap.'}")
                    .expect(201);

            var mailbox = Mailbox.in(folder.resolve("mail"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> mailbox.all().size() >= 2);
            assertThat(mailbox.all())
                    .allSatisfy(letter -> {
                        assertThat(letter.to()).isEqualTo("venla@kuvakulma.example");
                        assertThat(letter.text()).contains("Somebody New");
                    })
                    .extracting(Mailbox.Letter::kind)
                    .containsExactlyInAnyOrder("first-contact", "digest");
        }
    }

    @Test
    void a_database_is_refused_with_2_and_one_line() {
        var outcome = RunningServer.run(Map.of(), "demo", "--database-url", "jdbc:h2:./data");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1).allMatch(line -> line.contains("--database-url"));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
