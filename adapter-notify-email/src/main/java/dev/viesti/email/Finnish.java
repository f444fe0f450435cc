package dev.viesti.email;

import dev.viesti.domain.Language;
import dev.viesti.domain.notification.NotificationKind;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words of mails in Finnish. */
final class Finnish implements Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d.M.yyyy 'klo' H.mm", Locale.forLanguageTag("fi-FI"));

    @Override
    public Language language() {
        return Language.FINNISH;
    }

    @Override
    public String firstContactSubject(String who) {
        return "Uusi yhteydenottopyyntö: " + who;
    }

    @Override
    public String digestSubject(int messages, String who) {
        return newMessages(messages) + ": " + who;
    }

    @Override
    public String digestSubject(int messages, int conversations) {
        return newMessages(messages) + " " + conversations + " keskustelussa";
    }

    @Override
    public String greeting() {
        return "Hei!";
    }

    @Override
    public String firstContactIntroduction() {
        return "Olet saanut uuden yhteydenottopyynnön.";
    }

    @Override
    public String digestIntroduction(int messages) {
        return "Sinulle on tullut " + newMessages(messages) + (messages == 1 ? ", jota" : ", joita")
                + " et ole vielä lukenut.";
    }

    @Override
    public String merchant() {
        return "Kauppias";
    }

    @Override
    public String shop() {
        return "Kauppa";
    }

    @Override
    public String noShop() {
        return "ei vielä kauppaa";
    }

    @Override
    public String request() {
        return "Yhteydenottopyyntö";
    }

    @Override
    public String message() {
        return "Viesti";
    }

    @Override
    public String outline() {
        return "Tarvittava palvelu";
    }

    @Override
    public String requirements() {
        return "Vaatimukset";
    }

    @Override
    public String files(int count) {
        return count == 1 ? "Tiedosto" : "Tiedostot";
    }

    @Override
    public String more(int messages) {
        return messages == 1 ? "Ja vielä 1 viesti." : "Ja vielä " + messages + " viestiä.";
    }

    @Override
    public String invitation() {
        return "Lue ja vastaa";
    }

    @Override
    public String advice() {
        return "Tämä ilmoitus on lähetetty automaattisesti." + " Vastaa kauppiaalle keskustelussa, älä tähän viestiin.";
    }

    @Override
    public String farewell(NotificationKind kind) {
        return switch (kind) {
            case FIRST_CONTACT -> "Etkö halua enää sähköpostia uusista yhteydenottopyynnöistä?";
            case DIGEST -> "Etkö halua enää koosteita uusista viesteistä?";
        };
    }

    @Override
    public String unsubscribe() {
        return "Peru nämä ilmoitukset";
    }

    @Override
    public String signInSubject() {
        return "Kirjautumislinkkisi";
    }

    @Override
    public String signInIntroduction() {
        return "Tällä linkillä pääset lukemaan ja kirjoittamaan viestejä.";
    }

    @Override
    public String name() {
        return "Nimi";
    }

    @Override
    public String role() {
        return "Rooli";
    }

    @Override
    public String merchantRole() {
        return "kauppias";
    }

    @Override
    public String member(String partner) {
        return "jäsen, " + partner;
    }

    @Override
    public String signInInvitation() {
        return "Kirjaudu sisään";
    }

    @Override
    public String signInAdvice(long minutes) {
        return "Linkki toimii kerran ja on voimassa " + minutes + " minuuttia."
                + " Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään: ilman linkkiä kukaan ei pääse sisään.";
    }

    @Override
    public String time(ZonedDateTime at) {
        return TIME.format(at);
    }

    private static String newMessages(int count) {
        return count == 1 ? "1 uusi viesti" : count + " uutta viestiä";
    }
}
