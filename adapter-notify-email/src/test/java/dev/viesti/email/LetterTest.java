package dev.viesti.email;

import static dev.viesti.email.Samples.MAIJA;
import static dev.viesti.email.Samples.OTTO;
import static dev.viesti.email.Samples.about;
import static dev.viesti.email.Samples.digest;
import static dev.viesti.email.Samples.firstContact;
import static dev.viesti.email.Samples.member;
import static dev.viesti.email.Samples.message;
import static dev.viesti.email.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Mail;
import dev.viesti.domain.conversation.Content;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read. */
class LetterTest {
    private static final Mail.About AINO = about(
            "c-1",
            "Aino Ääkkönen",
            Optional.of("Kauppa"),
            request("Uusi teema", "Vihreä.\n\nJa nopea.", "logo.svg", "värit.pdf"),
            message("Ehditkö tällä viikolla?"),
            message("", "kuva.png"));
    private static final Mail.About BERTIL = about("c-2", "Bertil Ström", Optional.empty(), message("Hej & hå!"));

    @Test
    void a_first_contact_in_finnish() {
        var received = Received.composed(firstContact(MAIJA));
        assertThat(received.subject()).isEqualTo("Uusi yhteydenottopyyntö: Aino Ääkkönen, Kauppa");
        assertThat(received.text()).isEqualTo("""
                        Hei!

                        Olet saanut uuden yhteydenottopyynnön.

                        ------------------------------------------------------------
                        Kauppias: Aino Ääkkönen
                        Kauppa: Kauppa

                        Yhteydenottopyyntö, 24.11.2026 klo 14.05
                        Tarvittava palvelu:
                            Uusi teema
                        Vaatimukset:
                            Vihreä.

                        Lue ja vastaa:
                        https://viesti.example/m/conversations/c-1

                        ------------------------------------------------------------
                        Tämä ilmoitus on lähetetty automaattisesti. Vastaa kauppiaalle keskustelussa, älä tähän viestiin.

                        Etkö halua enää sähköpostia uusista yhteydenottopyynnöistä?
                        Peru nämä ilmoitukset: https://viesti.example/m/unsubscribe/first-contact.maija.s1gned
                        """);
    }

    @Test
    void a_digest_in_english() {
        var received = Received.composed(digest(OTTO, AINO, BERTIL));
        assertThat(received.subject()).isEqualTo("4 new messages in 2 conversations");
        assertThat(received.text()).isEqualTo("""
                        Hello,

                        You have 4 new messages that you haven't read yet.

                        ------------------------------------------------------------
                        Merchant: Aino Ääkkönen
                        Store: Kauppa

                        Contact request, 24 Nov 2026, 07:03
                        Service needed:
                            Uusi teema
                        Requirements:
                            Vihreä.

                            Ja nopea.
                        Files:
                            logo.svg
                            värit.pdf

                        Message, 24 Nov 2026, 07:04
                            Ehditkö tällä viikolla?

                        Message, 24 Nov 2026, 07:05
                        File:
                            kuva.png

                        Read and reply:
                        https://viesti.example/m/conversations/c-1

                        ------------------------------------------------------------
                        Merchant: Bertil Ström
                        Store: no store yet

                        Message, 24 Nov 2026, 07:05
                            Hej & hå!

                        Read and reply:
                        https://viesti.example/m/conversations/c-2

                        ------------------------------------------------------------
                        This notification was sent automatically. Please reply to the merchant in the conversation, not to this e-mail.

                        Don't want summaries of new messages any more?
                        Unsubscribe: https://viesti.example/m/unsubscribe/digest.otto.s1gned
                        """);
    }

    @Test
    void a_digest_in_finnish_knows_one_from_many() {
        var one = Received.composed(digest(MAIJA, BERTIL));
        assertThat(one.subject()).isEqualTo("1 uusi viesti: Bertil Ström");
        assertThat(one.text())
                .startsWith("Hei!\n\nSinulle on tullut 1 uusi viesti, jota et ole vielä lukenut.\n\n")
                .contains("Kauppa: ei vielä kauppaa\n\nViesti, 24.11.2026 klo 14.05\n    Hej & hå!\n")
                .contains("Etkö halua enää koosteita uusista viesteistä?");
        var several = Received.composed(digest(MAIJA, AINO));
        assertThat(several.subject()).isEqualTo("3 uutta viestiä: Aino Ääkkönen, Kauppa");
        assertThat(several.text())
                .contains("Sinulle on tullut 3 uutta viestiä, joita et ole vielä lukenut.")
                .contains("\nTiedostot:\n    logo.svg\n    värit.pdf\n")
                .contains("\nTiedosto:\n    kuva.png\n");
        assertThat(Received.composed(digest(MAIJA, AINO, BERTIL)).subject())
                .isEqualTo("4 uutta viestiä 2 keskustelussa");
    }

    @Test
    void english_knows_one_from_many() {
        var one = Received.composed(digest(OTTO, BERTIL));
        assertThat(one.subject()).isEqualTo("1 new message: Bertil Ström");
        assertThat(one.text()).contains("You have 1 new message that you haven't read yet.");
        assertThat(Received.composed(firstContact(OTTO)).subject())
                .isEqualTo("New contact request: Aino Ääkkönen, Kauppa");
    }

    @Test
    void both_parts_say_the_same() {
        for (var mail : new Mail.Notification[] {
            firstContact(MAIJA), firstContact(OTTO), digest(MAIJA, AINO, BERTIL), digest(OTTO, AINO)
        }) {
            var received = Received.composed(mail);
            var html = received.html();
            for (var about : mail.about()) {
                assertThat(received.text()).contains(about.merchantName());
                assertThat(html)
                        .contains(">" + about.merchantName() + "<")
                        .contains("<a href=\"https://viesti.example/m/conversations/"
                                + about.conversation().value() + "\"");
            }
            var shown = html.substring(html.indexOf("<body"))
                    .replaceAll("<[^>]*>", " ")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ");
            received.text()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty()
                            && !line.startsWith("---")
                            && !line.contains("https://")
                            && !line.startsWith("Kauppias: ")
                            && !line.startsWith("Merchant: "))
                    .map(line -> line.replaceAll(":$", ""))
                    .forEach(line -> assertThat(shown).contains(line));
            assertThat(html)
                    .contains("<html lang=\"" + mail.recipient().language().code() + "\">");
        }
    }

    @Test
    void a_digest_shows_the_beginning_of_long_messages_and_all_of_long_requirements() {
        var text = "0123456789".repeat(1_000);
        var received = Received.composed(
                digest(OTTO, about("c-1", "Aino", Optional.empty(), message(text), request("Outline", text))));
        assertThat(received.text().lines().map(String::strip)).contains(text.substring(0, 1_000) + "…", text);
        assertThat(received.html()).contains(text.substring(0, 1_000) + "…", text);
    }

    @Test
    void the_more_there_is_the_shorter_each_beginning_but_never_below_200_characters() {
        var text = "\ud83d\ude00".repeat(10_000);
        var messages = Collections.nCopies(2_000, message(text)).toArray(Content[]::new);

        assertThat(texts(messages)).hasSize(2_000).containsOnly("\ud83d\ude00".repeat(200) + "…");
    }

    @Test
    void names_of_very_many_files_are_cut_as_texts_are() {
        var name = "\ud83d\ude00".repeat(200);
        var contents = Collections.nCopies(
                500, message("Hei", Collections.nCopies(10, name).toArray(String[]::new)));

        assertThat(texts(contents.toArray(Content[]::new)))
                .containsOnly(name + "\n" + "\ud83d\ude00".repeat(199) + "…");
    }

    private static List<String> texts(Content... contents) {
        var letter = Letter.of(digest(OTTO, about("c-1", "Aino", Optional.empty(), contents)), Samples.LETTERHEAD);
        return letter.sections().get(0).items().stream()
                .map(item -> item.fields().get(item.fields().size() - 1).text())
                .toList();
    }

    @Test
    void what_a_digest_does_not_show_is_counted() {
        var shown = about("c-1", "Aino", Optional.empty(), message("Hei"), message("Hoi"));
        var more = new Mail.About(shown.conversation(), "Aino", Optional.empty(), shown.entries(), 40);
        var english = Received.composed(digest(OTTO, more));
        assertThat(english.subject()).isEqualTo("42 new messages: Aino");
        assertThat(english.text()).contains("    Hoi\n\nAnd 40 more messages.\n\nRead and reply:\n");
        assertThat(english.html()).contains("And 40 more messages.");
        var one = new Mail.About(shown.conversation(), "Aino", Optional.empty(), shown.entries(), 1);
        assertThat(Received.composed(digest(OTTO, one)).text()).contains("\n\nAnd 1 more message.\n\n");
        assertThat(Received.composed(digest(MAIJA, more)).text()).contains("\n\nJa vielä 40 viestiä.\n\n");
        assertThat(Received.composed(digest(MAIJA, one)).text()).contains("\n\nJa vielä 1 viesti.\n\n");
    }

    @Test
    void empty_lines_cannot_push_the_rest_out_of_sight() {
        var received = Received.composed(firstContact(
                OTTO,
                about(
                        "c",
                        "Aino",
                        Optional.empty(),
                        request("o", "\n \na\n\n\u200b\n\t\n" + "\n".repeat(9_000) + "b\n\n"))));
        assertThat(received.text()).contains("Requirements:\n    a\n\n    b\n\nRead and reply:");
    }

    @Test
    void times_are_the_members_own_also_across_midnight_and_summer_time() {
        var tokyo = Received.composed(firstContact(member("yuki", "en", "Asia/Tokyo")));
        assertThat(tokyo.text()).contains("24 Nov 2026, 21:05");
        var kiritimati = Received.composed(firstContact(member("io", "fi", "Pacific/Kiritimati")));
        assertThat(kiritimati.text()).contains("25.11.2026 klo 2.05");
    }
}
