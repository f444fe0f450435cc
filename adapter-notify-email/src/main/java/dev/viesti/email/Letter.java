package dev.viesti.email;

import dev.viesti.application.Mail;
import dev.viesti.domain.Text;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.notification.NotificationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A mail in the words of its recipient's language, ready for the templates; public for them alone. What people wrote
 * stands here cleaned of everything that could break a line out of its place (N6).
 */
public record Letter(
        String language,
        String subject,
        String greeting,
        String introduction,
        List<Section> sections,
        String invitation,
        String advice,
        Optional<Farewell> farewell) {
    private static final int MAX_NAME_IN_SUBJECT = 60;
    private static final int MAX_MESSAGE = 1_000;
    private static final int MIN_BEGINNING = 200;
    /** For all texts together, and for all names of files, so that nobody can write a digest too large for mail servers. */
    private static final int ROOM = 200_000;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /**
     * One conversation or identity: its title, the line below, and where the invitation leads.
     *
     * @param more says how many entries aren't among the items; absent if all are
     */
    public record Section(Field title, Field detail, List<Item> items, Optional<String> more, String link) {}

    /** How to get no more mails of this kind. */
    public record Farewell(String text, String invitation, String link) {}

    /** One message or request; its heading says what it is, and when it came. */
    public record Item(String heading, List<Field> fields) {}

    /** A text of one or several lines, with what it is; the label is empty where the heading has said it. */
    public record Field(String label, String text) {
        /** The text line by line. */
        public List<String> lines() {
            return text.lines().toList();
        }
    }

    static Letter of(Mail mail, Letterhead letterhead) {
        return mail instanceof Mail.Notification notification
                ? new Writer(notification, letterhead).letter()
                : of((Mail.SignInLink) mail, letterhead);
    }

    private static Letter of(Mail.SignInLink mail, Letterhead letterhead) {
        var words = Words.in(mail.recipient().language());
        var role = mail.partner()
                .map(partner -> words.member(line(partner.name(), Text.MAX_LINE)))
                .orElseGet(words::merchantRole);
        var identity = new Section(
                new Field(words.name(), line(mail.recipient().name(), Text.MAX_LINE)),
                new Field(words.role(), role),
                List.of(),
                Optional.empty(),
                letterhead.link("sign-in/" + mail.token()));
        return new Letter(
                words.language().code(),
                words.signInSubject(),
                words.greeting(),
                words.signInIntroduction(),
                List.of(identity),
                words.signInInvitation(),
                words.signInAdvice(mail.lifetime().toMinutes()),
                Optional.empty());
    }

    /** Puts one notification into words. */
    private record Writer(Mail.Notification mail, Letterhead letterhead, Words words, int count, int shown) {
        Writer(Mail.Notification mail, Letterhead letterhead) {
            this(
                    mail,
                    letterhead,
                    Words.in(mail.recipient().language()),
                    mail.about().stream()
                            .mapToInt(about -> about.entries().size() + about.more())
                            .sum(),
                    mail.about().stream()
                            .mapToInt(about -> about.entries().size())
                            .sum());
        }

        Letter letter() {
            return new Letter(
                    words.language().code(),
                    subject(),
                    words.greeting(),
                    switch (mail.kind()) {
                        case FIRST_CONTACT -> words.firstContactIntroduction();
                        case DIGEST -> words.digestIntroduction(count);
                    },
                    mail.about().stream().map(this::section).toList(),
                    words.invitation(),
                    words.advice(),
                    Optional.of(new Farewell(
                            words.farewell(mail.kind()),
                            words.unsubscribe(),
                            letterhead.link("unsubscribe/" + mail.unsubscribeToken()))));
        }

        private String subject() {
            var who = who(mail.about().get(0));
            if (mail.kind() == NotificationKind.FIRST_CONTACT) {
                return words.firstContactSubject(who);
            }
            return mail.about().size() == 1
                    ? words.digestSubject(count, who)
                    : words.digestSubject(count, mail.about().size());
        }

        private static String who(Mail.About about) {
            var merchant = line(about.merchantName(), MAX_NAME_IN_SUBJECT);
            return about.shopName()
                    .map(shop -> merchant + ", " + line(shop, MAX_NAME_IN_SUBJECT))
                    .orElse(merchant);
        }

        private Section section(Mail.About about) {
            return new Section(
                    new Field(words.merchant(), line(about.merchantName(), Text.MAX_LINE)),
                    new Field(
                            words.shop(),
                            about.shopName()
                                    .map(shop -> line(shop, Text.MAX_LINE))
                                    .orElseGet(words::noShop)),
                    about.entries().stream().map(this::item).toList(),
                    Optional.of(about.more()).filter(more -> more > 0).map(words::more),
                    letterhead.link("conversations/" + about.conversation().value()));
        }

        private Item item(Entry entry) {
            var fields = new ArrayList<Field>();
            var content = entry.content();
            var isRequest = content instanceof Content.ContactRequest;
            if (content instanceof Content.ContactRequest request) {
                fields.add(new Field(words.outline(), line(request.outline(), Text.MAX_LINE)));
                fields.add(new Field(words.requirements(), beginning(request.requirements(), Text.MAX_TEXT)));
            } else if (content instanceof Content.Message message
                    && !message.text().isEmpty()) {
                fields.add(new Field("", beginning(message.text(), MAX_MESSAGE)));
            }
            if (!content.files().isEmpty()) {
                fields.add(new Field(words.files(content.files().size()), names(content.files())));
            }
            var at = words.time(entry.at().atZone(mail.recipient().timeZone()));
            return new Item((isRequest ? words.request() : words.message()) + ", " + at, List.copyOf(fields));
        }

        private String beginning(String text, int max) {
            return cut(text(text), Math.max(MIN_BEGINNING, Math.min(max, ROOM / shown)));
        }

        private String names(List<Attachment> files) {
            var names =
                    files.stream().map(file -> line(file.name(), Text.MAX_LINE)).collect(Collectors.joining("\n"));
            return beginning(names, Text.MAX_TEXT);
        }
    }

    /** One line without controls of any kind, cut where it is too long. */
    private static String line(String raw, int max) {
        var printable = new StringBuilder();
        raw.codePoints()
                .filter(c ->
                        Text.isPrintable(c) || Character.getType(c) == Character.CONTROL || c == 0x2028 || c == 0x2029)
                .forEach(printable::appendCodePoint);
        return cut(Text.beginning(printable.toString(), max + 1), max);
    }

    /** Lines that end in LF alone, without controls but the tab; no two empty ones in a row, which would hide what follows. */
    private static String text(String raw) {
        var kept = new StringBuilder();
        LINE_BREAK
                .matcher(raw)
                .replaceAll("\n")
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || Character.getType(c) != Character.CONTROL)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        var lines = new ArrayList<String>();
        var gap = true;
        for (var line : kept.toString().lines().toList()) {
            var empty = !Text.isVisible(line);
            if (!empty || !gap) {
                lines.add(empty ? "" : line);
            }
            gap = empty;
        }
        return String.join("\n", lines);
    }

    private static String cut(String text, int max) {
        return Text.length(text) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max)) + "…";
    }
}
