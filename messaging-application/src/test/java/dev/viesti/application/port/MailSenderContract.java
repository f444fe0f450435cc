package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender.MailDelayed;
import dev.viesti.application.port.MailSender.MailRefused;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every sender promises of the mails that it hands to a place into which the test can look. */
@Timeout(60)
public interface MailSenderContract {

    /** The sender under test, whose place is empty when a test begins. */
    MailSender sender();

    /** The Message-IDs of all mails that arrived; a repeated mail may count once or twice. */
    Collection<String> messageIds();

    /**
     * From now on the place refuses every mail for good. For a sender that is never refused it is
     * {@link org.junit.jupiter.api.Assumptions#abort(String)} with the reason.
     */
    void refuse();

    /** From now on the place takes no mail, but might later. */
    void delay();

    @Test
    default void both_kinds_of_mail_arrive_in_both_languages_N5() {
        for (var language : List.of("fi", "en")) {
            for (var kind : NotificationKind.values()) {
                sender().send(mail(kind.word() + "-" + language, kind, language, "Hei!"));
            }
        }

        assertThat(messageIds()).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    default void a_link_to_sign_in_with_arrives_in_both_languages() {
        for (var language : List.of("fi", "en")) {
            sender().send(link("link-" + language, language));
        }

        assertThat(messageIds()).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    default void a_repeated_mail_bears_the_same_message_id_whatever_it_says_by_then_N3() {
        sender().send(mail("digest-1", NotificationKind.DIGEST, "fi", "Hei!"));
        sender().send(mail("digest-1", NotificationKind.DIGEST, "en", "Hei!", "And more."));

        assertThat(messageIds())
                .isNotEmpty()
                .containsOnly(messageIds().iterator().next());
    }

    @Test
    default void mails_of_different_keys_bear_different_message_ids() {
        var long1 = "k".repeat(199);
        for (var key : List.of("a-b.c", "a.b-c", "a-b-c", "1", long1 + "1", long1 + "2")) {
            sender().send(mail(key, NotificationKind.FIRST_CONTACT, "en", "Hello"));
        }

        assertThat(messageIds()).doesNotHaveDuplicates().hasSize(6);
    }

    @RaceTest
    default void several_threads_send_at_once() {
        var sender = sender();

        Race.among(worker -> {
            sender.send(mail("key-" + worker, NotificationKind.DIGEST, "fi", "Hei!"));
            return worker;
        });

        assertThat(messageIds()).doesNotHaveDuplicates().hasSize(Race.WORKERS);
    }

    @Test
    default void what_merchants_write_adds_no_mail_and_no_header_N6() {
        sender().send(mail(
                "hostile",
                NotificationKind.DIGEST,
                "en",
                "\n.\nMessage-ID: <forged@merchant.example>\nQUIT\n.\n",
                "&h:Message-Id=<forged@merchant.example>&",
                "\r\n\r\n--\r\nMessage-ID: <forged@merchant.example>\r\n"));

        assertThat(messageIds()).singleElement().isNotEqualTo("<forged@merchant.example>");
    }

    @Test
    default void a_mail_refused_for_good_says_so_without_addresses_or_texts_N3() {
        refuse();

        assertThatThrownBy(() -> sender().send(mail("k", NotificationKind.DIGEST, "en", "a confidence")))
                .isInstanceOf(MailRefused.class)
                .hasMessageNotContainingAny("maija", "Aino", "a confidence");
        assertThatThrownBy(() -> sender().send(link("l", "en")))
                .isInstanceOf(MailRefused.class)
                .hasMessageNotContainingAny("aino", "Aino", "s3cret");
        assertThat(messageIds()).isEmpty();
    }

    @Test
    default void a_mail_refused_for_now_says_so_without_addresses_or_texts_N3() {
        delay();

        assertThatThrownBy(() -> sender().send(mail("k", NotificationKind.DIGEST, "en", "a confidence")))
                .isInstanceOf(MailDelayed.class)
                .hasMessageNotContainingAny("maija", "Aino", "a confidence");
        assertThatThrownBy(() -> sender().send(link("l", "en")))
                .isInstanceOf(MailDelayed.class)
                .hasMessageNotContainingAny("aino", "Aino", "s3cret");
        assertThat(messageIds()).isEmpty();
    }

    /** A link for Aino. */
    private static Mail link(String key, String language) {
        return new Mail.SignInLink(
                key,
                Merchant.of(new MerchantId("aino"), "Aino", "aino@kukka.example", language),
                Optional.empty(),
                Instant.parse("2026-03-01T12:00:00Z"),
                "s3cret",
                Duration.ofMinutes(15));
    }

    /** A mail to Maija about what Aino wrote. */
    private static Mail mail(String key, NotificationKind kind, String language, String... texts) {
        var member = Member.of(
                new MemberId("maija"),
                new PartnerId("studio"),
                "Maija",
                "maija@studio.example",
                language,
                "Europe/Helsinki");
        var at = Instant.parse("2026-03-01T12:00:00Z");
        var entries = IntStream.range(0, texts.length)
                .mapToObj(i -> new Entry(
                        i + 1,
                        at,
                        Author.of(new MerchantId("aino")),
                        new Content.Message(texts[i], List.of()),
                        i + 1,
                        0))
                .toList();
        var about = new Mail.About(new ConversationId("c"), "Aino", Optional.of("Kukka"), entries, 0);
        return new Mail.Notification(key, kind, member, List.of(about), at, kind.word() + ".maija.s1gned");
    }
}
