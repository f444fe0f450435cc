package dev.viesti.email;

import dev.viesti.application.port.MailSender;
import dev.viesti.application.port.MailSenderContract;
import dev.viesti.email.ScriptedMailServer.Phase;
import java.io.IOException;
import java.util.Collection;
import org.junit.jupiter.api.AfterEach;

class SmtpMailSenderContractTest implements MailSenderContract {
    private final ScriptedMailServer server = ScriptedMailServer.plain();
    private final MailSender sender = new SmtpMailSender(server.settings(""), Samples.LETTERHEAD);

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Override
    public MailSender sender() {
        return sender;
    }

    @Override
    public Collection<String> messageIds() {
        return server.mails.stream().map(mail -> mail.header("Message-ID")).toList();
    }

    @Override
    public void refuse() {
        server.on(Phase.RCPT, "550 no such mailbox");
    }

    @Override
    public void delay() {
        server.on(Phase.RCPT, "450 the mailbox is busy");
    }
}
