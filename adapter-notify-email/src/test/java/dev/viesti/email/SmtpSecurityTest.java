package dev.viesti.email;

import static dev.viesti.email.Samples.LETTERHEAD;
import static dev.viesti.email.Samples.MAIJA;
import static dev.viesti.email.Samples.firstContact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender.MailDelayed;
import dev.viesti.email.ScriptedMailServer.Phase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpSecurityTest {
    private static final SmtpMailSender.Patience SHORT = new SmtpMailSender.Patience(
            Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMillis(100), Duration.ofSeconds(3));
    private static final SmtpMailSender.Patience LONG = new SmtpMailSender.Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofSeconds(20));
    private static final String LOGIN = "aino%40kauppa:s%3Acret@";
    private static final String PLAIN =
            Base64.getEncoder().encodeToString("aino@kauppa\0aino@kauppa\0s:cret".getBytes(StandardCharsets.UTF_8));

    private Certificate ours;
    private Certificate anothers;
    private final Mail mail = firstContact(MAIJA);

    @BeforeAll
    void certify(@TempDir Path folder) {
        ours = Certificate.of(folder, "dns:localhost");
        anothers = Certificate.of(folder, "dns:mail.example.com");
    }

    private static void send(ScriptedMailServer server, String login, SSLSocketFactory trust, Mail mail) {
        var patience = server.stalls() ? SHORT : LONG;
        new SmtpMailSender(server.settings(login), LETTERHEAD, trust, patience).send(mail);
    }

    private void delayed(ScriptedMailServer server, String login, SSLSocketFactory trust, String reason) {
        assertThatThrownBy(() -> send(server, login, trust, mail))
                .isInstanceOf(MailDelayed.class)
                .hasMessageContaining(reason)
                .hasMessageNotContainingAny("maija", "aino", "cret", PLAIN);
        assertThat(server.mails).isEmpty();
        await().until(server::isLeft);
    }

    private static void assertNothingSecretIn(ScriptedMailServer server) {
        assertThat(server.plain)
                .noneMatch(line -> line.contains("AUTH") || line.contains(PLAIN) || line.contains("studio.example"));
    }

    @Test
    void without_credentials_starttls_is_used_where_it_is_offered_whatever_the_certificate() throws IOException {
        for (var certificate : Stream.of(ours, anothers).toList()) {
            try (var server = ScriptedMailServer.withStartTls(certificate.server())) {
                send(server, "", (SSLSocketFactory) SSLSocketFactory.getDefault(), mail);
                assertThat(server.plain).containsExactly("EHLO viesti.example", "STARTTLS");
                assertThat(server.secured).first().isEqualTo("EHLO viesti.example");
                assertThat(server.mails).hasSize(1);
            }
        }
    }

    @Test
    void without_credentials_a_server_without_starttls_will_do() throws IOException {
        try (var server = ScriptedMailServer.plain()) {
            send(server, "", ours.client(), mail);
            assertThat(server.plain)
                    .contains("RCPT TO:<maija@studio.example>")
                    .noneMatch(line -> line.contains("AUTH"));
            assertThat(server.mails).hasSize(1);
        }
    }

    @Test
    void credentials_are_told_after_starttls_alone() throws IOException {
        try (var server = ScriptedMailServer.withStartTls(ours.server())) {
            send(server, LOGIN, ours.client(), mail);
            assertThat(server.plain).containsExactly("EHLO viesti.example", "STARTTLS");
            assertThat(server.secured).contains("AUTH PLAIN " + PLAIN);
            assertThat(server.mails).hasSize(1);
        }
    }

    @Test
    void with_credentials_nothing_is_sent_to_a_server_without_starttls() throws IOException {
        try (var server = ScriptedMailServer.plain()) {
            delayed(server, LOGIN, ours.client(), "doesn't offer STARTTLS");
            assertNothingSecretIn(server);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"454 not now", "502 unknown", ScriptedMailServer.HANG_UP, ScriptedMailServer.SILENCE})
    void with_credentials_nothing_is_sent_to_a_server_that_goes_back_on_starttls(String reply) throws IOException {
        try (var server = ScriptedMailServer.withStartTls(ours.server()).on(Phase.STARTTLS, reply)) {
            delayed(server, LOGIN, ours.client(), "mail server");
            assertNothingSecretIn(server);
        }
    }

    @Test
    void with_credentials_nothing_is_sent_to_a_server_that_cannot_show_who_it_is() throws IOException {
        try (var server = ScriptedMailServer.withStartTls(anothers.server())) {
            delayed(server, LOGIN, anothers.client(), "certificate");
            assertNothingSecretIn(server);
            assertThat(server.secured).isEmpty();
        }
        try (var server = ScriptedMailServer.withStartTls(anothers.server())) {
            delayed(server, LOGIN, ours.client(), "certificate");
            assertThat(server.secured).isEmpty();
        }
    }

    @Test
    void a_rejected_password_delays_mails_and_says_what_to_check() throws IOException {
        try (var server = ScriptedMailServer.withStartTls(ours.server()).on(Phase.AUTH, "535 5.7.8 no, aino")) {
            delayed(server, LOGIN, ours.client(), "check user and password of --smtp-url");
        }
    }

    @Test
    void smtps_is_secure_from_the_first_byte() throws IOException {
        try (var server = ScriptedMailServer.withTls(ours.server())) {
            send(server, LOGIN, ours.client(), mail);
            assertThat(server.plain).isEmpty();
            assertThat(server.secured).contains("AUTH PLAIN " + PLAIN).doesNotContain("STARTTLS");
            assertThat(server.mails).hasSize(1);
        }
    }

    @Test
    void smtps_needs_no_credentials() throws IOException {
        try (var server = ScriptedMailServer.withTls(ours.server())) {
            send(server, "", ours.client(), mail);
            assertThat(server.secured).noneMatch(line -> line.contains("AUTH"));
            assertThat(server.mails).hasSize(1);
        }
    }

    @Test
    void smtps_sends_nothing_to_a_server_that_cannot_show_who_it_is() throws IOException {
        try (var server = ScriptedMailServer.withTls(anothers.server())) {
            delayed(server, LOGIN, anothers.client(), "certificate");
            delayed(server, "", ours.client(), "certificate");
            assertThat(server.secured).isEmpty();
        }
    }

    @Test
    void smtps_to_a_port_that_speaks_in_the_clear_is_given_up() throws IOException {
        try (var server = ScriptedMailServer.plain()) {
            var settings = SmtpSettings.parse("smtps://" + LOGIN + "localhost:" + server.port());
            assertThatThrownBy(() -> new SmtpMailSender(settings, LETTERHEAD, ours.client(), SHORT).send(mail))
                    .isInstanceOf(MailDelayed.class)
                    .hasMessageContaining("--smtp-url");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_handshake_that_never_ends_is_given_up(boolean implicit) throws IOException {
        try (var server = (implicit
                        ? ScriptedMailServer.withTls(ours.server())
                        : ScriptedMailServer.withStartTls(ours.server()))
                .on(Phase.HANDSHAKE, ScriptedMailServer.SILENCE)) {
            var before = System.nanoTime();
            delayed(server, LOGIN, ours.client(), "didn't answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(SHORT.total().plusSeconds(3));
        }
    }
}
