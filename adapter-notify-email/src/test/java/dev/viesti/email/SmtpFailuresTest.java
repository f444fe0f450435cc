package dev.viesti.email;

import static dev.viesti.email.Samples.LETTERHEAD;
import static dev.viesti.email.Samples.MAIJA;
import static dev.viesti.email.Samples.about;
import static dev.viesti.email.Samples.digest;
import static dev.viesti.email.Samples.firstContact;
import static dev.viesti.email.Samples.message;
import static dev.viesti.email.ScriptedMailServer.DEAF;
import static dev.viesti.email.ScriptedMailServer.DRIP;
import static dev.viesti.email.ScriptedMailServer.HANG_UP;
import static dev.viesti.email.ScriptedMailServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender.MailDelayed;
import dev.viesti.application.port.MailSender.MailRefused;
import dev.viesti.email.ScriptedMailServer.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFailuresTest {
    private static final Duration REPLY = Duration.ofMillis(200);
    /** For servers that stall; a busy machine may stall as well, so the others get more. */
    private static final SmtpMailSender.Patience SHORT = new SmtpMailSender.Patience(
            Duration.ofMillis(300), REPLY, Duration.ofMillis(100), Duration.ofMillis(1_200));

    private static final SmtpMailSender.Patience LONG = new SmtpMailSender.Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(20));

    private final ScriptedMailServer server = ScriptedMailServer.plain();
    private final Mail mail = firstContact(MAIJA);

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private SmtpMailSender sender() {
        return sender(server.port(), LONG);
    }

    private static SmtpMailSender sender(int port, SmtpMailSender.Patience patience) {
        return new SmtpMailSender(
                SmtpSettings.parse("smtp://localhost:" + port),
                LETTERHEAD,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                patience);
    }

    private void delayed(SmtpMailSender sender, String reason) {
        assertThatThrownBy(() -> sender.send(mail))
                .isInstanceOf(MailDelayed.class)
                .hasMessageContaining(reason)
                .hasMessageNotContainingAny("maija", "studio.example", "Aino", "Kauppa");
    }

    @Test
    void a_server_that_is_not_there_delays_the_mail() throws IOException {
        var port = 0;
        try (var gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        delayed(sender(port, LONG), "check that it runs");
    }

    @Test
    void a_host_that_nobody_knows_delays_the_mail() {
        var sender = new SmtpMailSender(SmtpSettings.parse("smtp://mail.invalid:25"), LETTERHEAD);
        assertThatThrownBy(() -> sender.send(mail))
                .isInstanceOf(MailDelayed.class)
                .hasMessageContaining("host is unknown");
    }

    @Test
    void a_server_that_never_accepts_the_connection_is_given_up_soon() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            var sender = sender(full.getLocalPort(), SHORT);
            for (var round = 0; round < 4; round++) {
                var before = System.nanoTime();
                assertThatThrownBy(() -> sender.send(mail)).isInstanceOf(MailDelayed.class);
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .isLessThan(SHORT.total().plusSeconds(3));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "TEXT"})
    void a_server_that_falls_silent_delays_the_mail_and_holds_nobody(Phase phase) {
        server.on(phase, SILENCE);
        var before = System.nanoTime();
        delayed(sender(server.port(), SHORT), "didn't answer in time");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(REPLY, SHORT.total().plusSeconds(3));
    }

    @Test
    void a_server_that_goes_on_and_on_is_given_up() {
        server.on(Phase.GREETING, DRIP);
        delayed(sender(server.port(), SHORT), "didn't answer in time");
        await().until(server::isLeft);
    }

    @Test
    void a_server_that_does_not_read_is_given_up() {
        server.on(Phase.TEXT, DEAF);
        var about = IntStream.range(0, 200)
                .mapToObj(n -> about("c-" + n, "Aino", Optional.empty(), message("\ud83d\ude00".repeat(1_000))))
                .toArray(Mail.About[]::new);
        var before = System.nanoTime();
        assertThatThrownBy(() -> sender(server.port(), SHORT).send(digest(MAIJA, about)))
                .isInstanceOf(MailDelayed.class)
                .hasMessageContaining("didn't answer in time");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isLessThan(SHORT.total().plusSeconds(3));
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA", "TEXT"})
    void a_server_that_drops_the_connection_delays_the_mail(Phase phase) {
        server.on(phase, HANG_UP);
        delayed(sender(), "broke");
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.3.2 shutting down <maija@studio.example>, 421 4.3.2",
        "MAIL, 451 later, 451",
        "RCPT, 450 4.2.1 <maija@studio.example> greylisted, 450 4.2.1",
        "RCPT, 421 too many connections, 421",
        "DATA, 452 disk full, 452",
        "TEXT, 451-4.7.1 wait, 451 4.7.1"
    })
    void a_reply_of_4xx_delays_the_mail_and_is_told_without_the_servers_words(Phase phase, String reply, String told) {
        server.on(phase, reply.contains("-4") ? reply + "\r\n451 4.7.1 please" : reply);
        var failure = catchThrowable(() -> sender().send(mail));
        assertThat(failure).isInstanceOf(MailDelayed.class);
        assertThat(failure.getMessage()).contains(told).doesNotContain("maija", "greylisted", "shutting", "disk");
        assertThat(server.mails).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 no, 550",
        "RCPT, 550 5.1.1 <maija@studio.example> unknown, 550 5.1.1",
        "RCPT, 553 bad, 553",
        "DATA, 554 5.7.1 spam, 554 5.7.1",
        "TEXT, 552 5.3.4 too large, 552 5.3.4"
    })
    void a_reply_of_5xx_to_the_mail_refuses_it_for_good(Phase phase, String reply, String told) {
        server.on(phase, reply);
        var failure = catchThrowable(() -> sender().send(mail));
        assertThat(failure).isInstanceOf(MailRefused.class).hasNoCause();
        assertThat(failure.getMessage()).endsWith(": " + told);
        assertThat(server.mails).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GREETING, 554 no service here", "EHLO, 550 who are you"})
    void a_refusal_of_the_server_to_talk_at_all_says_nothing_about_the_mail(Phase phase, String reply) {
        server.on(phase, reply);
        assertThatThrownBy(() -> sender().send(mail)).isInstanceOf(MailDelayed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"502 what?", "500 unknown", HANG_UP})
    void what_the_server_says_after_a_temporary_refusal_does_not_make_it_a_lasting_one(String later) {
        server.on(Phase.RCPT, "451 later").on(Phase.RSET, later).on(Phase.QUIT, later);
        assertThatThrownBy(() -> sender().send(mail)).isInstanceOf(MailDelayed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 busy", "500 unknown", HANG_UP, SILENCE, DRIP})
    void a_mail_that_was_taken_is_sent_whatever_happens_at_the_farewell(String farewell) {
        server.on(Phase.QUIT, farewell);
        var patience = farewell.equals(DRIP) ? SHORT : LONG;
        sender(server.port(), patience).send(mail);
        assertThat(server.mails).hasSize(1);
        await().until(server::isLeft);
    }

    @Test
    void a_mail_of_unknown_fate_is_repeated_under_the_same_message_id() {
        server.on(Phase.TEXT, HANG_UP);
        delayed(sender(), "broke");
        server.on(Phase.TEXT, "250 taken");
        sender().send(mail);
        sender().send(mail);
        assertThat(server.mails)
                .hasSize(2)
                .extracting(taken -> taken.header("Message-ID"))
                .containsOnly("<first-1@viesti.example>");
    }

    @Test
    void every_connection_is_closed_whatever_happened() {
        for (var phase : Phase.values()) {
            server.on(phase, "451 no");
            assertThat(catchThrowable(() -> sender().send(mail))).isNotInstanceOf(MailRefused.class);
            server.on(phase, HANG_UP);
            assertThat(catchThrowable(() -> sender().send(mail))).isNotInstanceOf(MailRefused.class);
        }
        await().until(server::isLeft);
    }
}
