package dev.viesti.email;

import static dev.viesti.email.Samples.LETTERHEAD;
import static dev.viesti.email.Samples.MAIJA;
import static dev.viesti.email.Samples.OTTO;
import static dev.viesti.email.Samples.about;
import static dev.viesti.email.Samples.digest;
import static dev.viesti.email.Samples.firstContact;
import static dev.viesti.email.Samples.mail;
import static dev.viesti.email.Samples.message;
import static dev.viesti.email.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender.MailRefused;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.party.EmailAddress;
import dev.viesti.domain.party.Member;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerTest {
    private final Mail.Notification first = firstContact(MAIJA);
    private final Mail.Notification digest =
            digest(OTTO, about("c-1", "Aino", Optional.of("Kauppa"), message("Hello")));
    private final Mail.Notification longDigest = digest(
            OTTO,
            about("c-1", "Aino", Optional.of("Kauppa"), message("Hello")),
            about("c-2", "Bertil", Optional.empty(), message("Hi")));

    @Test
    void programs_can_tell_what_a_mail_is_and_that_nobody_wrote_it() {
        assertThat(Received.composed(first).header("Viesti-Notification")).isEqualTo("first-contact");
        assertThat(Received.composed(digest).header("Viesti-Notification")).isEqualTo("digest");
        assertThat(Received.composed(first).header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(Received.composed(first).header("Content-Language")).isEqualTo("fi");
        assertThat(Received.composed(digest).header("Content-Language")).isEqualTo("en");
        assertThat(Received.composed(first).header("MIME-Version")).isEqualTo("1.0");
    }

    @Test
    void a_mail_goes_to_its_one_recipient() {
        var received = Received.composed(first);
        assertThat(received.header("To")).isEqualTo("maija@studio.example");
        assertThat(received.header("From")).isEqualTo("Viesti <no-reply@viesti.example>");
        assertThat(received.headerNames()).doesNotContain("Cc", "Bcc", "Reply-To", "Sender");
    }

    @Test
    void the_message_id_comes_from_the_key_alone() {
        var same = mail("first-1", NotificationKind.DIGEST, OTTO, longDigest.about());
        assertThat(Received.composed(first).header("Message-ID"))
                .isEqualTo("<first-1@viesti.example>")
                .isEqualTo(Received.composed(same).header("Message-ID"))
                .isNotEqualTo(Received.composed(digest).header("Message-ID"));
    }

    @Test
    void the_date_is_when_the_mail_came_into_being_in_the_members_time_zone() {
        assertThat(Received.composed(first).header("Date")).isEqualTo("Tue, 24 Nov 2026 14:05:00 +0200");
        assertThat(Received.composed(digest).header("Date")).isEqualTo("Tue, 24 Nov 2026 07:05:00 -0500");
    }

    @Test
    void one_click_unsubscribes_from_this_kind_of_mail() {
        var received = Received.composed(first);
        var link = "https://viesti.example/m/unsubscribe/first-contact.maija.s1gned";
        assertThat(received.header("List-Unsubscribe")).isEqualTo("<" + link + ">");
        assertThat(received.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(received.text()).contains(link);
        assertThat(received.html()).contains("<a href=\"" + link + "\">");
    }

    @Test
    void mails_about_one_conversation_make_one_thread_and_others_none() {
        var thread = "<conversation-c-1@viesti.example>";
        assertThat(Received.composed(first).header("References")).isEqualTo(thread);
        assertThat(Received.composed(first).header("In-Reply-To")).isEqualTo(thread);
        assertThat(Received.composed(digest).header("References")).isEqualTo(thread);
        assertThat(Received.composed(longDigest).headerNames()).doesNotContain("References", "In-Reply-To");
    }

    @Test
    void every_header_stands_there_once_and_no_line_is_too_long_for_a_mail_server() {
        var letterhead = Letterhead.parse("a@b.example", "https://" + "a".repeat(60) + ".example/" + "p".repeat(420));
        var about = about(
                "c".repeat(64),
                "N".repeat(200),
                Optional.of("S".repeat(200)),
                request("o".repeat(200), "r".repeat(10_000)));
        var received =
                Received.composed(mail("k".repeat(200), NotificationKind.DIGEST, MAIJA, List.of(about)), letterhead);
        assertThat(received.headerNames()).doesNotHaveDuplicates();
        assertThat(received.raw().split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
        assertThat(received.raw()).matches("(?s)\\p{ASCII}*").doesNotContainPattern("[^\r]\n");
    }

    @Test
    void an_address_that_mail_cannot_be_sent_to_is_refused_without_being_told() {
        var broken = new Member(
                MAIJA.id(),
                MAIJA.partner(),
                "Maija",
                new EmailAddress("maija@studio.example\r\nBcc: everybody@example.com"),
                MAIJA.language(),
                MAIJA.timeZone());
        assertThatThrownBy(() -> Received.composed(firstContact(broken)))
                .isInstanceOf(MailRefused.class)
                .hasMessageNotContainingAny("maija", "everybody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a\r\nBcc: x@example.com", "ä", "a@b", "../a"})
    void a_key_that_could_leave_its_header_or_its_folder_is_a_bug(String key) {
        var mail = mail(key, NotificationKind.DIGEST, MAIJA, digest.about());
        assertThatThrownBy(() -> new Composer(LETTERHEAD)
                        .compose(mail, jakarta.mail.Session.getInstance(new java.util.Properties())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key");
    }
}
