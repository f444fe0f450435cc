package dev.viesti.email;

import dev.viesti.domain.Language;
import dev.viesti.domain.notification.NotificationKind;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of mails in English. */
final class English implements Words {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    @Override
    public Language language() {
        return Language.ENGLISH;
    }

    @Override
    public String firstContactSubject(String who) {
        return "New contact request: " + who;
    }

    @Override
    public String digestSubject(int messages, String who) {
        return newMessages(messages) + ": " + who;
    }

    @Override
    public String digestSubject(int messages, int conversations) {
        return newMessages(messages) + " in " + conversations + " conversations";
    }

    @Override
    public String greeting() {
        return "Hello,";
    }

    @Override
    public String firstContactIntroduction() {
        return "You have a new contact request.";
    }

    @Override
    public String digestIntroduction(int messages) {
        return "You have " + newMessages(messages) + " that you haven't read yet.";
    }

    @Override
    public String merchant() {
        return "Merchant";
    }

    @Override
    public String shop() {
        return "Store";
    }

    @Override
    public String noShop() {
        return "no store yet";
    }

    @Override
    public String request() {
        return "Contact request";
    }

    @Override
    public String message() {
        return "Message";
    }

    @Override
    public String outline() {
        return "Service needed";
    }

    @Override
    public String requirements() {
        return "Requirements";
    }

    @Override
    public String files(int count) {
        return count == 1 ? "File" : "Files";
    }

    @Override
    public String more(int messages) {
        return messages == 1 ? "And 1 more message." : "And " + messages + " more messages.";
    }

    @Override
    public String invitation() {
        return "Read and reply";
    }

    @Override
    public String advice() {
        return "This notification was sent automatically."
                + " Please reply to the merchant in the conversation, not to this e-mail.";
    }

    @Override
    public String farewell(NotificationKind kind) {
        return switch (kind) {
            case FIRST_CONTACT -> "Don't want e-mails about new contact requests any more?";
            case DIGEST -> "Don't want summaries of new messages any more?";
        };
    }

    @Override
    public String unsubscribe() {
        return "Unsubscribe";
    }

    @Override
    public String signInSubject() {
        return "Your sign-in link";
    }

    @Override
    public String signInIntroduction() {
        return "With this link you can read and write your messages.";
    }

    @Override
    public String name() {
        return "Name";
    }

    @Override
    public String role() {
        return "Role";
    }

    @Override
    public String merchantRole() {
        return "merchant";
    }

    @Override
    public String member(String partner) {
        return "member, " + partner;
    }

    @Override
    public String signInInvitation() {
        return "Sign in";
    }

    @Override
    public String signInAdvice(long minutes) {
        return "The link works once and expires in " + minutes + " minutes."
                + " If you didn't ask for it, you can ignore this e-mail: nobody gets in without the link.";
    }

    @Override
    public String time(ZonedDateTime at) {
        return TIME.format(at);
    }

    private static String newMessages(int count) {
        return count == 1 ? "1 new message" : count + " new messages";
    }
}
