package dev.viesti.email;

import static dev.viesti.email.Samples.MAIJA;
import static dev.viesti.email.Samples.OTTO;
import static dev.viesti.email.Samples.link;
import static dev.viesti.email.Samples.merchant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender.MailRefused;
import dev.viesti.domain.Language;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Text;
import dev.viesti.domain.party.EmailAddress;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails with a link to sign in with. */
class SignInLetterTest {
    private static final String LINK = "https://viesti.example/m/sign-in/s3cret_-token";
    private static final Optional<Partner> STUDIO =
            Optional.of(new Partner(new PartnerId("studio"), "Studio Ö & Pojat", List.of()));

    @Test
    void a_link_in_finnish() {
        var received = Received.composed(link("link-1", MAIJA, STUDIO));
        assertThat(received.subject()).isEqualTo("Kirjautumislinkkisi");
        assertThat(received.text()).isEqualTo("""
                        Hei!

                        Tällä linkillä pääset lukemaan ja kirjoittamaan viestejä.

                        ------------------------------------------------------------
                        Nimi: maija
                        Rooli: jäsen, Studio Ö & Pojat

                        Kirjaudu sisään:
                        https://viesti.example/m/sign-in/s3cret_-token

                        ------------------------------------------------------------
                        Linkki toimii kerran ja on voimassa 15 minuuttia. Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään: ilman linkkiä kukaan ei pääse sisään.
                        """);
    }

    @Test
    void a_link_in_english() {
        var received = Received.composed(link(merchant("Aino Ääkkönen", "en")));
        assertThat(received.subject()).isEqualTo("Your sign-in link");
        assertThat(received.text()).isEqualTo("""
                        Hello,

                        With this link you can read and write your messages.

                        ------------------------------------------------------------
                        Name: Aino Ääkkönen
                        Role: merchant

                        Sign in:
                        https://viesti.example/m/sign-in/s3cret_-token

                        ------------------------------------------------------------
                        The link works once and expires in 15 minutes. If you didn't ask for it, you can ignore this e-mail: nobody gets in without the link.
                        """);
    }

    @Test
    void both_parts_say_the_same_and_bear_one_link() {
        for (var mail : List.of(link("l", MAIJA, STUDIO), link("l", OTTO, STUDIO), link(merchant("Aino", "fi")))) {
            var received = Received.composed(mail);
            var html = received.html();
            var shown = html.substring(html.indexOf("<body"))
                    .replaceAll("<[^>]*>", " ")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ");
            received.text()
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("---") && !line.equals(LINK))
                    .map(line -> line.replaceAll("^(Name|Nimi): |:$", "").replaceAll(": .*", ""))
                    .forEach(line -> assertThat(shown).contains(line));
            assertThat(html)
                    .contains("<html lang=\"" + mail.recipient().language().code() + "\">")
                    .containsOnlyOnce("<a href=\"" + LINK + "\"")
                    .containsOnlyOnce("<a ");
        }
    }

    @Test
    void a_person_of_another_language_reads_english() {
        assertThat(Received.composed(link(merchant("Bertil", "sv"))).header("Content-Language"))
                .isEqualTo("en");
    }

    @Test
    void nobody_can_unsubscribe_from_it_and_it_is_no_notification() {
        var received = Received.composed(link("link-1", MAIJA, STUDIO));

        assertThat(received.headerNames())
                .doesNotContain(
                        "List-Unsubscribe",
                        "List-Unsubscribe-Post",
                        "Viesti-Notification",
                        "References",
                        "In-Reply-To");
        assertThat(received.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(received.header("Content-Language")).isEqualTo("fi");
        assertThat(received.header("To")).isEqualTo("maija@studio.example");
        assertThat(received.header("Message-ID")).isEqualTo("<link-1@viesti.example>");
        assertThat(received.header("Date")).isEqualTo("Tue, 24 Nov 2026 14:05:00 +0200");
        assertThat(received.rawHead()).doesNotContain("s3cret");
    }

    @Test
    void a_merchants_time_zone_is_not_known() {
        assertThat(Received.composed(link(merchant("Aino", "fi"))).header("Date"))
                .isEqualTo("Tue, 24 Nov 2026 12:05:00 +0000");
    }

    @ParameterizedTest
    @MethodSource("dev.viesti.email.HostileTextTest#hostile")
    void hostile_names_stay_names_N6(String hostile) {
        var usual = Received.composed(link(merchant("Aino", "fi")));
        var partner = Optional.of(new Partner(new PartnerId("p"), hostile, List.of()));
        var member = new dev.viesti.domain.party.Member(
                OTTO.id(), OTTO.partner(), hostile, OTTO.email(), OTTO.language(), OTTO.timeZone());
        for (Mail mail : List.of(link(merchant(hostile, "fi")), link("link-1", member, partner))) {
            var received = Received.composed(mail);
            assertThat(received.headerNames()).containsExactlyElementsOf(usual.headerNames());
            assertThat(received.header("To")).isEqualTo(mail.recipient().email().value());
            assertThat(received.text().lines())
                    .hasSameSizeAs(usual.text().lines().toList());
            assertThat(received.text().lines().filter(line -> line.startsWith("http")))
                    .containsExactly(LINK);
            assertThat(received.text().codePoints()).allMatch(c -> c == '\n' || Text.isPrintable(c));
            assertThat(tags(received)).isEqualTo(tags(usual));
        }
    }

    private static List<String> tags(Received received) {
        return java.util.regex.Pattern.compile("<[^>]*>")
                .matcher(received.html().replaceFirst("lang=\"..\"", ""))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    @Test
    void an_address_that_mail_cannot_be_sent_to_is_refused_without_being_told() {
        var broken = new Merchant(
                new MerchantId("aino"), "Aino", new EmailAddress("aino@x\r\nBcc: y@z"), new Language("fi"));
        assertThatThrownBy(() -> Received.composed(link(broken)))
                .isInstanceOf(MailRefused.class)
                .hasMessageNotContainingAny("aino", "Bcc");
    }
}
