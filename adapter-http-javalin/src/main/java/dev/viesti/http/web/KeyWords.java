package dev.viesti.http.web;

/** What is said of shortcuts. */
final class KeyWords {
    static final Word SHORTCUTS = new Word("Keyboard shortcuts", "Pikanäppäimet");
    static final Word SEARCH = new Word("Search", "Hae");
    static final Word MOVE = new Word("Next and previous conversation", "Seuraava ja edellinen keskustelu");
    static final Word OPEN = new Word("Open the conversation", "Avaa keskustelu");
    static final Word REPLY = new Word("Write a reply", "Kirjoita vastaus");
    static final Word SEND = new Word("Send the message", "Lähetä viesti");
    static final Word TAG = new Word("Add a tag", "Lisää tunniste");
    static final Word LIST = new Word("This list", "Tämä luettelo");
    static final Word ADVICE = new Word(
            "They are off while you type. You can switch them off in the settings.",
            "Ne eivät toimi kirjoittaessasi. Voit poistaa ne käytöstä asetuksissa.");

    private KeyWords() {}
}
