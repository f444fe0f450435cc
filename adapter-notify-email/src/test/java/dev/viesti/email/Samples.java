package dev.viesti.email;

import dev.viesti.application.Mail;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.EmailAddress;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mails to Maija, who reads Finnish, and to Otto, who reads English, about what Aino and Bertil wrote. */
final class Samples {
    static final Letterhead LETTERHEAD =
            Letterhead.parse("Viesti <no-reply@viesti.example>", "https://viesti.example/m");
    static final Instant AT = Instant.parse("2026-11-24T12:05:00Z");
    static final Member MAIJA = member("maija", "fi", "Europe/Helsinki");
    static final Member OTTO = member("otto", "en", "America/New_York");

    private Samples() {}

    static Member member(String id, String language, String zone) {
        return Member.of(new MemberId(id), new PartnerId("studio"), id, id + "@studio.example", language, zone);
    }

    static Mail.Notification firstContact(Member recipient) {
        return firstContact(
                recipient, about("c-1", "Aino Ääkkönen", Optional.of("Kauppa"), request("Uusi teema", "Vihreä.")));
    }

    static Mail.Notification firstContact(Member recipient, Mail.About about) {
        return mail("first-1", NotificationKind.FIRST_CONTACT, recipient, List.of(about));
    }

    static Mail.Notification digest(Member recipient, Mail.About... about) {
        return mail("digest-1", NotificationKind.DIGEST, recipient, List.of(about));
    }

    static Mail.Notification mail(String key, NotificationKind kind, Member recipient, List<Mail.About> about) {
        return new Mail.Notification(
                key,
                kind,
                recipient,
                about,
                AT,
                kind.word() + "." + recipient.id().value() + ".s1gned");
    }

    static Mail.SignInLink link(Person recipient) {
        return link("link-1", recipient, Optional.empty());
    }

    static Mail.SignInLink link(String key, Person recipient, Optional<Partner> partner) {
        return new Mail.SignInLink(key, recipient, partner, AT, "s3cret_-token", Duration.ofMinutes(15));
    }

    static Merchant merchant(String name, String language) {
        return new Merchant(
                new MerchantId("aino"), name, new EmailAddress("aino@kauppa.example"), new Language(language));
    }

    static Mail.About about(String conversation, String merchant, Optional<String> shop, Content... contents) {
        var entries = new java.util.ArrayList<Entry>();
        for (var content : contents) {
            var seq = entries.size() + 1;
            entries.add(new Entry(
                    seq,
                    AT.minusSeconds(60L * (contents.length - seq)),
                    Author.of(new MerchantId("m")),
                    content,
                    seq,
                    0));
        }
        return new Mail.About(new ConversationId(conversation), merchant, shop, entries, 0);
    }

    static Content request(String outline, String requirements, String... files) {
        return new Content.ContactRequest(
                outline,
                requirements,
                Optional.of(new ServiceId("themes")),
                Optional.empty(),
                Optional.empty(),
                files(files));
    }

    static Content message(String text, String... files) {
        return new Content.Message(text, files(files));
    }

    private static List<Attachment> files(String... names) {
        return List.of(names).stream()
                .map(name -> new Attachment(new FileId("f"), name, "text/plain", 1))
                .toList();
    }
}
