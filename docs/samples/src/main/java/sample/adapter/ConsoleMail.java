package sample.adapter;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender;
import java.io.PrintStream;

/** Prints mails instead of sending them: for a developer's machine. Safe for several threads. */
public record ConsoleMail(PrintStream out) implements MailSender {

    @Override
    public void send(Mail mail) {
        var text = new StringBuilder("To: " + mail.recipient().email().value() + "\n");
        // the key alone makes the Message-ID, or a mail that is repeated after a crash counts as another one
        text.append("Message-ID: <" + mail.key() + "@host.example>\n");
        if (mail instanceof Mail.Notification notification) {
            for (var about : notification.about()) {
                text.append(about.merchantName() + " wrote " + (about.entries().size() + about.more()) + " in "
                        + about.conversation().value() + "\n");
            }
        } else if (mail instanceof Mail.SignInLink link) {
            text.append("Sign in: https://host.example/sign-in/" + link.token() + "\n");
        }
        out.print(text);
        if (out.checkError()) {
            // tried again later; MailRefused would park it until an operator releases it
            throw new MailDelayed("the console is closed");
        }
    }
}
