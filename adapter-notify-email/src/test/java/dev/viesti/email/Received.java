package dev.viesti.email;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** A mail as its recipient's mail program reads it, from the bytes on the wire. */
record Received(MimeMessage message) {

    static Received of(byte[] bytes) {
        try {
            return new Received(
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
        } catch (MessagingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    static Received composed(dev.viesti.application.Mail mail) {
        return composed(mail, Samples.LETTERHEAD);
    }

    static Received composed(dev.viesti.application.Mail mail, Letterhead letterhead) {
        return of(bytes(new Composer(letterhead).compose(mail, Session.getInstance(new Properties()))));
    }

    private static byte[] bytes(MimeMessage message) {
        try {
            var out = new ByteArrayOutputStream();
            message.writeTo(out);
            return out.toByteArray();
        } catch (IOException | MessagingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** As transferred. */
    String raw() {
        return new String(bytes(message), StandardCharsets.ISO_8859_1);
    }

    /** Folded lines and all. */
    String rawHead() {
        return raw().substring(0, raw().indexOf("\r\n\r\n"));
    }

    String header(String name) {
        try {
            var values = message.getHeader(name);
            if (values == null || values.length != 1) {
                throw new AssertionError("exactly one header " + name + " in\n" + rawHead());
            }
            return values[0];
        } catch (MessagingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    List<String> headerNames() {
        return Collections.list(uncheckedHeaders()).stream()
                .map(Header::getName)
                .toList();
    }

    private java.util.Enumeration<Header> uncheckedHeaders() {
        try {
            return message.getAllHeaders();
        } catch (MessagingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    String subject() {
        try {
            return message.getSubject();
        } catch (MessagingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    String text() {
        return part(0, "text/plain");
    }

    String html() {
        return part(1, "text/html");
    }

    private String part(int index, String type) {
        try {
            var parts = (MimeMultipart) message.getContent();
            if (!parts.getContentType().startsWith("multipart/alternative") || parts.getCount() != 2) {
                throw new AssertionError("two alternatives, not " + parts.getContentType());
            }
            BodyPart part = parts.getBodyPart(index);
            if (!part.isMimeType(type)) {
                throw new AssertionError("no " + type + " but " + part.getContentType());
            }
            return ((String) part.getContent()).replace("\r\n", "\n");
        } catch (MessagingException broken) {
            throw new IllegalArgumentException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
