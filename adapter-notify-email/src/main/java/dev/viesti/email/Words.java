package dev.viesti.email;

import dev.viesti.domain.Language;
import dev.viesti.domain.notification.NotificationKind;
import java.time.ZonedDateTime;

/** Every word of a mail in one language. */
interface Words {
    /** The words in that language, in English for a language that mails don't speak. */
    static Words in(Language language) {
        return language.equals(Language.FINNISH) ? new Finnish() : new English();
    }

    Language language();

    String firstContactSubject(String who);

    String digestSubject(int messages, String who);

    String digestSubject(int messages, int conversations);

    String greeting();

    String firstContactIntroduction();

    String digestIntroduction(int messages);

    String merchant();

    String shop();

    String noShop();

    String request();

    String message();

    String outline();

    String requirements();

    String files(int count);

    String more(int messages);

    String invitation();

    String advice();

    String farewell(NotificationKind kind);

    String unsubscribe();

    String signInSubject();

    String signInIntroduction();

    String name();

    String role();

    String merchantRole();

    String member(String partner);

    String signInInvitation();

    String signInAdvice(long minutes);

    String time(ZonedDateTime at);
}
