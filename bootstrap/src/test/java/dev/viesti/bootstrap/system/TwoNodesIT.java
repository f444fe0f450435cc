package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.viesti.bootstrap.system.Mailbox.Letter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL, with one mail server. */
class TwoNodesIT {
    private static final int ROUNDS = 4;
    private static final int SHOPS_IN_A_ROUND = 3;
    /**
     * A mail that a killed node was sending is another node's once its lease ended, 90 s after it was claimed. For one that
     * was claimed 10 s ago, which is longer than a living node takes, the rest of this time passes at once.
     */
    private static final String LET_TIME_PASS = "update viesti_outbox set due_at = now()"
            + " where not parked and due_at > now() and due_at < now() + interval '80 seconds'";

    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    Path data;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Mailbox mailbox = Mailbox.of(mail);
    private final RunningServer[] nodes = new RunningServer[2];
    private String[] options;

    @BeforeEach
    void start_two_nodes() {
        mail.start();
        options = Stream.concat(
                        Stream.of(Database.POSTGRESQL.options(data)),
                        Stream.of(
                                "--smtp-url",
                                "smtp://127.0.0.1:" + mail.getSmtp().getPort(),
                                "--mail-from",
                                "viesti@example.com",
                                "--digest-window",
                                "PT2S"))
                .toArray(String[]::new);
        start(0);
        start(1);
    }

    @AfterEach
    void stop_what_runs() {
        Stream.of(nodes).filter(Objects::nonNull).forEach(RunningServer::close);
        mail.stop();
    }

    private void start(int node) {
        nodes[node] = RunningServer.serve(options);
    }

    @Test
    void each_first_contact_mail_and_each_digest_is_sent_once_while_nodes_are_killed_and_restarted() {
        var world = new World(nodes[0]);
        var conversations = new ArrayList<String>();
        var texts = new ArrayList<String>();

        for (var round = 0; round < ROUNDS; round++) {
            var killed = round % 2;
            for (var i = 0; i < SHOPS_IN_A_ROUND; i++) {
                var shop = "shop-%d-%d-%s".formatted(round, i, world.kauppa);
                openShop(world, 1 - killed, shop);
                conversations.add(persistently(world, killed, "/contact-requests", shop, contactRequest(world, shop))
                        .id());
            }
            nodes[killed].kill();
            for (var conversation : conversations) {
                var text = "round %d in %s".formatted(round, conversation);
                persistently(
                        world,
                        killed,
                        "/conversations/" + conversation + "/messages",
                        text,
                        "{'text':'%s'}".formatted(text));
                texts.add(text);
            }
            start(killed);
        }

        for (var name : List.of("maija", "otto")) {
            var to = world.email(name);
            inTime(() -> assertThat(texts)
                    .allSatisfy(
                            text -> assertThat(mailbox.find("digest", to, text)).isNotEmpty()));
            inTime(() -> assertThat(conversations)
                    .allSatisfy(conversation -> assertThat(mailbox.find("first-contact", to, conversation))
                            .isNotEmpty()));
            assertThat(conversations)
                    .allSatisfy(conversation -> assertThat(ids(mailbox.find("first-contact", to, conversation)))
                            .hasSize(1));
            assertThat(texts)
                    .allSatisfy(text ->
                            assertThat(ids(mailbox.find("digest", to, text))).hasSize(1));
        }
        // only a node that died between the mail server's word and its own note repeats a mail
        assertThat(mailbox.all().size() - ids(mailbox.all()).size()).isLessThanOrEqualTo(ROUNDS);
    }

    @Test
    void no_request_needs_the_node_of_the_one_before() {
        var world = new World(nodes[0]);
        var conversation = nodes[1].merchant(world.aino)
                .post("/contact-requests", contactRequest(world, world.kauppa))
                .expect(201)
                .id();
        var messages = "/conversations/" + conversation + "/messages";

        var file = nodes[0].merchant(world.aino)
                .upload("logo.txt", "text/plain", "a logo".getBytes(StandardCharsets.UTF_8))
                .expect(201)
                .id();
        nodes[1].merchant(world.aino).post(messages, "{'files':['%s']}", file).expect(201);
        assertThat(nodes[0].member(world.own("otto"))
                        .get("/files/" + file)
                        .expect(200)
                        .text())
                .isEqualTo("a logo");

        var twice = Stream.of(nodes)
                .map(node -> node.merchant(world.aino)
                        .with("Idempotency-Key", "once")
                        .postLater(messages, "{'text':'Hei!'}"))
                .toList()
                .stream()
                .map(answer -> answer.join().expect(201).number("seq"))
                .collect(Collectors.toSet());
        assertThat(twice).hasSize(1);

        var numbers = IntStream.range(0, 40)
                .mapToObj(i -> nodes[i % 2]
                        .member(world.own(i % 4 < 2 ? "maija" : "otto"))
                        .postLater(messages, "{'text':'answer %s'}", i))
                .toList()
                .stream()
                .map(answer -> answer.join().expect(201).number("seq"))
                .toList();
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(4, 43).boxed().toList());

        nodes[0].member(world.own("maija"))
                .post("/merchants/" + world.aino + "/block", "{'confirm':true}")
                .expect(200);
        nodes[1].merchant(world.aino).post(messages, "{'text':'still there?'}").refused(403, "merchant-blocked");
    }

    @Test
    void a_browser_at_one_node_shows_at_once_what_somebody_does_in_a_browser_at_the_other() {
        var world = new World(nodes[0]);
        var path = "/conversations/" + world.contacted();
        try (var maija = Browser.of(nodes[0]);
                var aino = Browser.of(nodes[1])) {
            maija.signedIn(RunningServer.token("member", world.own("maija"))).open(path);
            aino.signedIn(RunningServer.token("merchant", world.aino)).open(path);
            maija.type("#text", "Kuuluuko?");
            maija.click("#send");
            aino.sees("#entries .entry", "Kuuluuko?");
            aino.type("#text", "Kuuluu!");
            aino.click("#send");
            maija.sees("#entries .entry", "Kuuluu!");
            maija.sees(".row", "Kuuluu!");
            assertThat(maija.problems()).isEmpty();
            assertThat(aino.problems()).isEmpty();
        }
    }

    private void inTime(ThrowingRunnable assertion) {
        await().atMost(SOON).untilAsserted(() -> {
            letTimePass();
            assertion.run();
        });
    }

    private void letTimePass() throws SQLException {
        var url = options[List.of(options).indexOf("--database-url") + 1];
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(LET_TIME_PASS);
        }
    }

    private static String contactRequest(World world, String shop) {
        return "{'partnerId':'%s','serviceId':'themes','shopId':'%s','outline':'A theme','requirements':'Green.'}"
                .formatted(world.studio, shop);
    }

    private void openShop(World world, int node, String shop) {
        nodes[node]
                .operator()
                .put(
                        "/merchants/" + world.aino + "/shops/" + shop,
                        "{'name':'%s','url':'https://%s.example','role':'owner'}",
                        shop,
                        shop)
                .expect(201);
    }

    /** As a client does that was told nothing: the same again, under the same key, to the other node. */
    private Answer persistently(World world, int node, String path, String key, String json) {
        try {
            return posted(world, node, path, key, json);
        } catch (UncheckedIOException gone) {
            return posted(world, 1 - node, path, key, json);
        }
    }

    private Answer posted(World world, int node, String path, String key, String json) {
        return nodes[node]
                .merchant(world.aino)
                .with("Idempotency-Key", key.replace(' ', '-'))
                .post(path, json)
                .expect(201);
    }

    private static Set<String> ids(List<Letter> letters) {
        return letters.stream().map(Letter::messageId).collect(Collectors.toSet());
    }
}
