package dev.viesti.http.web;

/** What people decide for themselves. */
final class SettingsWords {
    static final Word SAVED = new Word("Saved.", "Tallennettu.");
    static final Word MAILS = new Word("E-mails", "Sähköpostit");
    static final Word FIRST_CONTACT = new Word("New contact requests", "Uudet yhteydenotot");
    static final Word FIRST_CONTACT_HINT = new Word(
            "An e-mail at once when a merchant contacts your organisation for the first time.",
            "Sähköposti heti, kun kauppias ottaa organisaatioonne yhteyttä ensimmäisen kerran.");
    static final Word DIGEST = new Word("Summaries of new messages", "Koosteet uusista viesteistä");
    static final Word DIGEST_HINT = new Word(
            "What merchants sent and you haven't read, usually %s.",
            "Mitä kauppiaat ovat lähettäneet etkä ole lukenut, yleensä %s.");
    static final Word ONCE_A_DAY = new Word("once a day", "kerran päivässä");
    static final Word ONCE_AN_HOUR = new Word("once an hour", "kerran tunnissa");
    static final Word EVERY_HOURS = new Word("every %s hours", "%s tunnin välein");
    static final Word ONCE_A_MINUTE = new Word("once a minute", "kerran minuutissa");
    static final Word EVERY_MINUTES = new Word("every %s minutes", "%s minuutin välein");
    static final Word ONCE_A_SECOND = new Word("once a second", "kerran sekunnissa");
    static final Word EVERY_SECONDS = new Word("every %s seconds", "%s sekunnin välein");
    static final Word LANGUAGE = new Word("Language of the page", "Sivun kieli");
    static final Word SHORTCUTS = new Word("Keyboard", "Näppäimistö");
    static final Word SHORTCUTS_ON = new Word("Keyboard shortcuts in messages", "Pikanäppäimet viesteissä");
    static final Word SHORTCUTS_HINT = new Word(
            "Kept in this browser; press ? in messages to see them.",
            "Muistetaan tässä selaimessa. Paina viesteissä ?, niin näet ne.");
    static final Word DEVICES = new Word("Devices", "Laitteet");
    static final Word EVERYWHERE_HINT = new Word(
            "Ends your sessions in all browsers, this one too, and links to sign in that weren't used yet.",
            "Lopettaa istuntosi kaikissa selaimissa, tässäkin, ja mitätöi käyttämättömät kirjautumislinkit.");

    private SettingsWords() {}
}
