package dev.viesti.email;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender.MailRefused;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.party.EmailAddress;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Person;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a MIME message of a mail: the same one at every attempt, but for the boundary between its parts. */
record Composer(Letterhead letterhead) {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9.-]{1,200}");

    MimeMessage compose(Mail mail, Session session) {
        if (!KEY.matcher(mail.key()).matches()) {
            throw new IllegalArgumentException("a mail's key is 1-200 of A-Za-z0-9.-");
        }
        var recipient = recipient(mail);
        var letter = Letter.of(mail, letterhead);
        try {
            var message = new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws MessagingException {
                    setHeader("Message-ID", id(mail.key()));
                }
            };
            message.setFrom(sender());
            message.setRecipient(Message.RecipientType.TO, recipient);
            message.setHeader("Subject", EncodedWords.of(letter.subject()));
            message.setHeader("Date", DATE.format(mail.createdAt().atZone(zone(mail.recipient()))));
            message.setHeader("Content-Language", letter.language());
            message.setHeader("Auto-Submitted", "auto-generated");
            if (mail instanceof Mail.Notification notification) {
                mark(message, notification);
            }
            if (letter.farewell().isPresent()) {
                message.setHeader(
                        "List-Unsubscribe", "<" + letter.farewell().get().link() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            message.setContent(new MimeMultipart(
                    "alternative",
                    part(
                            new dev.viesti.email.templates.text.StaticTemplates()
                                    .letter(letter)
                                    .render(),
                            "plain"),
                    part(
                            new dev.viesti.email.templates.html.StaticTemplates()
                                    .letter(letter)
                                    .render(),
                            "html")));
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException unforeseen) {
            throw new IllegalStateException("a mail could not be composed", unforeseen);
        }
    }

    private void mark(MimeMessage message, Mail.Notification notification) throws MessagingException {
        message.setHeader("Viesti-Notification", notification.kind().word());
        if (notification.about().size() == 1) {
            var thread = id(
                    "conversation-" + notification.about().get(0).conversation().value());
            message.setHeader("In-Reply-To", thread);
            message.setHeader("References", thread);
        }
    }

    private static ZoneId zone(Person recipient) {
        return recipient instanceof Member member ? member.timeZone() : ZoneOffset.UTC;
    }

    private InternetAddress sender() throws UnsupportedEncodingException {
        return new InternetAddress(
                letterhead.sender().value(), letterhead.senderName().orElse(null), UTF_8);
    }

    private static InternetAddress recipient(Mail mail) {
        try {
            return new InternetAddress(
                    EmailAddress.of(mail.recipient().email().value()).value(), true);
        } catch (AddressException | InvalidInput invalid) {
            throw new MailRefused("the recipient's address is none that mail can be sent to: correct it");
        }
    }

    private String id(String left) {
        return "<" + left + "@" + letterhead.host() + ">";
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }
}
