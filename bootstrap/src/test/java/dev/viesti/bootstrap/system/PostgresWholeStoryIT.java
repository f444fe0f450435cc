package dev.viesti.bootstrap.system;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL, with a mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresWholeStoryIT extends WholeStory {
    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        mail.start();
        var options = Stream.concat(
                Arrays.stream(Database.POSTGRESQL.options(data)),
                Stream.of(
                        "--digest-window",
                        "PT2S",
                        "--smtp-url",
                        "smtp://127.0.0.1:" + mail.getSmtp().getPort()));
        server = RunningServer.serve(options.toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        server.close();
        mail.stop();
    }

    @Override
    RunningServer server() {
        return server;
    }

    @Override
    Mailbox mailbox() {
        return Mailbox.of(mail);
    }
}
