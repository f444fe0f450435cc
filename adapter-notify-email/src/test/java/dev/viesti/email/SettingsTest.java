package dev.viesti.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.party.EmailAddress;
import java.net.URI;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void an_smtp_url_says_where_how_and_as_whom() {
        assertThat(SmtpSettings.parse("smtp://mail.example.com:25"))
                .isEqualTo(new SmtpSettings(false, "mail.example.com", 25, Optional.empty()));
        assertThat(SmtpSettings.parse("SMTPS://aino:secret@127.0.0.1:465/"))
                .isEqualTo(new SmtpSettings(
                        true, "127.0.0.1", 465, Optional.of(new SmtpSettings.Credentials("aino", "secret"))));
        assertThat(SmtpSettings.parse("smtp://[::1]:2525").host()).isEqualTo("[::1]");
    }

    @Test
    void user_and_password_may_hold_anything() {
        assertThat(SmtpSettings.parse("smtp://aino%40kauppa.fi:p%2Fa%3Aa%25%C3%A4+ö@mail.example.com:587")
                        .credentials())
                .contains(new SmtpSettings.Credentials("aino@kauppa.fi", "p/a:a%ä+ö"));
        assertThat(SmtpSettings.parse("smtp://aino@kauppa.fi:p@ss:word@mail.example.com:587")
                        .credentials())
                .contains(new SmtpSettings.Credentials("aino@kauppa.fi", "p@ss:word"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mail.example.com:25",
                "http://mail.example.com:25",
                "smtp://mail.example.com",
                "smtp://mail.example.com:0",
                "smtp://mail.example.com:65536",
                "smtp://:25",
                "smtp://aino@mail.example.com:25",
                "smtp://aino:@mail.example.com:25",
                "smtp://aino:%zz@mail.example.com:25",
                "smtp://aino:%C3%28@mail.example.com:25",
                "smtp://aino:a b@mail.example.com:25",
                "smtp://mail.example.com:25/inbox",
                "smtp://mail.example.com:25\nsmtp://other:25"
            })
    void another_smtp_url_is_refused_without_showing_its_password(String url) {
        assertThatThrownBy(() -> SmtpSettings.parse(url))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::field, FieldError::code)
                                .containsExactly(
                                        org.assertj.core.groups.Tuple.tuple("--smtp-url", "not-a-mail-server")));
    }

    @Test
    void passwords_are_never_shown() {
        var settings = SmtpSettings.parse("smtps://aino:secret@mail.example.com:465");
        assertThat(settings).hasToString("smtps://aino:***@mail.example.com:465");
        assertThat(settings.credentials().orElseThrow()).hasToString("aino");
    }

    @Test
    void a_letterhead_says_whom_mails_are_from_and_where_links_lead() {
        assertThat(Letterhead.parse("viesti@example.com", "http://localhost:8080"))
                .isEqualTo(letterhead(Optional.empty(), "http://localhost:8080"));
        assertThat(Letterhead.parse("Viesti Öljy <viesti@example.com>", "https://example.com/viesti///"))
                .isEqualTo(letterhead(Optional.of("Viesti Öljy"), "https://example.com/viesti"));
        assertThat(Letterhead.parse("\"Viesti, the shop\" <viesti@example.com>", "http://[::1]:80/"))
                .isEqualTo(letterhead(Optional.of("Viesti, the shop"), "http://[::1]:80"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "viesti",
                "viesti@",
                "a@example.com, b@example.com",
                "list: a@example.com;",
                "viesti@example.com\r\nBcc: other@example.com",
                "<>"
            })
    void a_sender_is_one_address(String from) {
        invalid("--mail-from", () -> Letterhead.parse(from, "https://example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "/viesti",
                "ftp://example.com",
                "https://",
                "https://aino@example.com",
                "https://example.com?x=1",
                "https://example.com#x",
                "https://exämple.com",
                "https://example.com/a b",
                "https://example.com/\r\nBcc: x@example.com",
                "https://example.com/<script>"
            })
    void a_public_url_is_a_plain_web_address(String url) {
        invalid("--public-url", () -> Letterhead.parse("viesti@example.com", url));
    }

    @Test
    void a_name_that_hides_line_breaks_in_an_encoded_word_is_left_out() {
        assertThat(Letterhead.parse("=?UTF-8?Q?a=0D=0ABcc=3A_x?= <viesti@example.com>", "https://example.com")
                        .senderName())
                .isEmpty();
    }

    @Test
    void links_need_a_host() {
        assertThatThrownBy(() -> letterhead(Optional.empty(), "/relative"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Letterhead letterhead(Optional<String> name, String url) {
        return new Letterhead(name, new EmailAddress("viesti@example.com"), URI.create(url));
    }

    private static void invalid(String option, ThrowingCallable parse) {
        assertThatThrownBy(parse)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::field)
                                .containsExactly(option));
    }
}
