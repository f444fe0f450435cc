package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail server that is away for a while. */
class MailOutageIT {
    @TempDir
    Path data;

    @Test
    void messages_flow_while_the_mail_server_is_down_and_mail_follows_once_when_it_is_back() {
        var port = Ports.free();
        try (var server = RunningServer.serve(
                "--data",
                data.toString(),
                "--smtp-url",
                "smtp://127.0.0.1:" + port,
                "--mail-from",
                "viesti@example.com")) {
            var world = new World(server);
            var conversation = world.contacted();
            world.aino()
                    .post("/conversations/" + conversation + "/messages", "{'text':'Onko ketään?'}")
                    .expect(201);
            await().until(() -> server.log().contains("delayed"));

            var mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            try {
                var mailbox = Mailbox.of(mail);
                await().atMost(Duration.ofSeconds(20)).until(() -> mailbox.all().size() >= 2);
                for (var name : new String[] {"maija", "otto"}) {
                    assertThat(mailbox.find("first-contact", world.email(name), conversation))
                            .hasSize(1);
                }
            } finally {
                mail.stop();
            }
        }
    }
}
