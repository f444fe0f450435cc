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
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import dev.viesti.domain.notification.NotificationKind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against a real SMTP server, by way of a real connection. */
class SmtpMailSenderTest {
    @RegisterExtension
    private final GreenMailExtension server = new GreenMailExtension(ServerSetup.SMTP.dynamicPort());

    private SmtpMailSender sender() {
        return new SmtpMailSender(
                SmtpSettings.parse("smtp://127.0.0.1:" + server.getSmtp().getPort()), LETTERHEAD);
    }

    private List<Received> received() {
        return Arrays.stream(server.getReceivedMessages())
                .map(SmtpMailSenderTest::received)
                .toList();
    }

    private static Received received(MimeMessage message) {
        try {
            var out = new ByteArrayOutputStream();
            message.writeTo(out);
            return Received.of(out.toByteArray());
        } catch (IOException | MessagingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    @Test
    void a_mail_arrives_as_it_was_composed() {
        var mail = firstContact(MAIJA);
        sender().send(mail);
        var expected = Received.composed(mail);
        assertThat(received()).singleElement().satisfies(mailReceived -> {
            assertThat(mailReceived.subject()).isEqualTo(expected.subject());
            assertThat(mailReceived.text()).isEqualTo(expected.text());
            assertThat(mailReceived.html()).isEqualTo(expected.html());
            assertThat(mailReceived.header("To")).isEqualTo("maija@studio.example");
            assertThat(mailReceived.header("Message-ID")).isEqualTo("<first-1@viesti.example>");
            assertThat(mailReceived.header("Viesti-Notification")).isEqualTo("first-contact");
            assertThat(mailReceived.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        });
    }

    @Test
    void no_thread_is_left_behind() {
        var before = threads();
        sender().send(firstContact(MAIJA));

        // the server's own for the connection ends with it
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    }

    /** All but the one that the JDK keeps for the time-outs of everybody in the process. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().equals("CompletableFutureDelayScheduler"))
                .collect(Collectors.toSet());
    }

    @Test
    void lines_that_look_like_smtp_are_text() {
        var text = ".\nQUIT\n.\r\n..\nMAIL FROM:<evil@example.com>\nFrom nobody\n\n.";
        sender().send(firstContact(OTTO, about("c", "Aino", Optional.empty(), request("Dots", text))));
        assertThat(received())
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.text())
                                .contains(
                                        "    .\n    QUIT\n    .\n    ..\n    MAIL FROM:<evil@example.com>\n    From nobody\n\n    .\n"));
    }

    @Test
    void several_threads_send_at_once() {
        var sender = sender();
        IntStream.range(0, 40)
                .parallel()
                .forEach(n -> sender.send(mail(
                        "key-" + n,
                        NotificationKind.FIRST_CONTACT,
                        n % 2 == 0 ? MAIJA : OTTO,
                        List.of(about("c-" + n, "Merchant " + n, Optional.empty(), request("o", "r"))))));
        assertThat(received())
                .extracting(mail -> mail.header("Message-ID"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40)
                        .mapToObj(n -> "<key-" + n + "@viesti.example>")
                        .toList());
        assertThat(received())
                .allSatisfy(
                        mail -> assertThat(mail.message().getAllRecipients()).hasSize(1));
    }

    @Test
    void the_largest_digest_is_small_enough_for_mail_servers() {
        var about = IntStream.range(0, 300)
                .mapToObj(n -> about(
                        "c-" + n,
                        "Aino",
                        Optional.empty(),
                        request("\ud83d\ude00".repeat(200), "\ud83d\ude00".repeat(10_000)),
                        message("<".repeat(10_000))))
                .toArray(dev.viesti.application.Mail.About[]::new);
        sender().send(digest(MAIJA, about));
        assertThat(received())
                .singleElement()
                .satisfies(mail -> assertThat(mail.raw().length()).isLessThan(10_000_000));
    }
}
