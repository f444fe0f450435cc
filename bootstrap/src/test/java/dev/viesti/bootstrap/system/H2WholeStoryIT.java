package dev.viesti.bootstrap.system;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On the embedded database, with mail in a folder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class H2WholeStoryIT extends WholeStory {
    private Path data;

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        this.data = data;
        server = RunningServer.serve("--data", data.toString(), "--digest-window", "PT2S");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    RunningServer server() {
        return server;
    }

    @Override
    Mailbox mailbox() {
        return Mailbox.in(data.resolve("mail"));
    }
}
