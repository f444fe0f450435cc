package sample.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.viesti.jooq.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The library starts no thread, touches no file, opens no port and sets nothing, unless the host asks for it. */
@Timeout(300)
class FootprintTest {
    /** Where the JVM runs and where its temporary files and its user's would be. */
    @TempDir
    private Path home;

    @Test
    void in_memory_nothing_is_left_behind() throws Exception {
        assertThat(footprint("memory")).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void over_a_hosts_connections_nothing_is_left_behind_even_before_it_is_closed() throws Exception {
        assertThat(footprint("data-source")).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_file_that_the_host_asked_for_is_all_that_a_closed_database_leaves() throws Exception {
        var settings = DatabaseSettings.h2File(home.resolve("data"));

        assertThat(footprint("pool", settings.url(), "sa")).isEmpty();
        assertThat(files()).containsExactly("data", "data/viesti.mv.db");
    }

    @Test
    void a_closed_pool_of_PostgreSQL_ends_its_threads_and_connections() throws Exception {
        try (var server = EmbeddedPostgres.start()) {
            var url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";

            assertThat(footprint("pool", url, "postgres")).isEmpty();
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void mails_leave_no_connection_and_no_thread_behind() throws Exception {
        var postOffice = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        postOffice.start();
        try {
            var server = "smtp://localhost:" + postOffice.getSmtp().getPort();

            assertThat(footprint("mail", server)).isEmpty();
            assertThat(postOffice.waitForIncomingEmail(1)).isTrue();
            assertThat(files()).isEmpty();
        } finally {
            postOffice.stop();
        }
    }

    @Test
    void a_closed_server_leaves_no_port_and_no_thread_behind() throws Exception {
        assertThat(footprint("server")).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void what_is_left_behind_is_seen() throws Exception {
        var settings = DatabaseSettings.h2Memory("seen");

        assertThat(footprint("nothing-closed", settings.url(), "sa"))
                .contains("property sample.left=behind", "thread viesti:housekeeper")
                .anyMatch(line -> line.startsWith("socket "));
    }

    private List<String> footprint(String... use) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + home,
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Footprint.class.getName()));
        command.addAll(List.of(use));
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> !file.equals(home))
                    .map(file -> home.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
