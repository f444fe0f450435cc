package dev.viesti.bootstrap.system;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Where the mails of a server arrive. */
@FunctionalInterface
interface Mailbox {
    /** Every mail that has arrived, whoever it is to. */
    List<Letter> all();

    /** A mail as its reader sees it. */
    record Letter(String to, String kind, String messageId, String language, String unsubscribe, String text) {
        static Letter of(MimeMessage message) {
            try {
                return new Letter(
                        message.getAllRecipients()[0].toString(),
                        message.getHeader("Viesti-Notification", null),
                        message.getMessageID(),
                        String.valueOf(message.getHeader("Content-Language", null)),
                        String.valueOf(message.getHeader("List-Unsubscribe", null)),
                        content(message));
            } catch (MessagingException | IOException failure) {
                throw new AssertionError(failure);
            }
        }

        /** All parts one after the other. */
        private static String content(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart parts) {
                var text = new StringBuilder();
                for (var i = 0; i < parts.getCount(); i++) {
                    text.append(content(parts.getBodyPart(i))).append('\n');
                }
                return text.toString();
            }
            return String.valueOf(part.getContent());
        }
    }

    static Mailbox of(GreenMail server) {
        return () -> Arrays.stream(server.getReceivedMessages()).map(Letter::of).toList();
    }

    static Mailbox in(Path folder) {
        return () -> {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (var files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".eml"))
                        .map(Mailbox::letter)
                        .toList();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        };
    }

    private static Letter letter(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            return Letter.of(new MimeMessage(Session.getInstance(new Properties()), bytes));
        } catch (IOException | MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The mails of one kind to one address that speak of something. */
    default List<Letter> find(String kind, String to, String about) {
        return all().stream()
                .filter(letter -> letter.kind().equals(kind)
                        && letter.to().equals(to)
                        && letter.text().contains(about))
                .toList();
    }
}
