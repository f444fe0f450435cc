package dev.viesti.http.web;

import dev.viesti.domain.InvalidInput;

/** What is said to somebody who writes a message. */
final class ComposerWords {
    static final Word WRITE = new Word("Write a message", "Kirjoita viesti");
    static final Word SEND = new Word("Send", "Lähetä");
    static final Word SENDING = new Word("Sending …", "Lähetetään …");
    static final Word NOT_SENT = new Word("The message wasn't sent", "Viestiä ei lähetetty");
    static final Word FAILED = new Word(
            "The server can't be reached, so the message may not have got through. Try again: it is sent only once.",
            "Palvelimeen ei saada yhteyttä, joten viesti ei ehkä mennyt perille. Yritä uudelleen: se lähetetään vain kerran.");
    static final Word SENT_OTHERWISE = new Word(
            "The message got through as it was at first. Send it again only if what you changed matters.",
            "Viesti meni perille sellaisena kuin se ensin oli. Lähetä se uudelleen vain, jos muutoksesi on tarpeen.");
    static final Word EMPTY =
            new Word("Write something or attach a file first.", "Kirjoita ensin jotain tai liitä tiedosto.");
    static final Word TOO_LONG =
            new Word("A message has at most 10,000 characters.", "Viestissä on enintään 10\u00a0000 merkkiä.");
    static final Word LEFT = new Word("%s characters left", "%s merkkiä jäljellä");
    static final Word OVER = new Word("%s characters too many", "%s merkkiä liikaa");
    static final Word ATTACH = new Word("Attach files", "Liitä tiedostoja");
    static final Word LIMITS = new Word("10 files at most, 20 MB each", "Enintään 10 tiedostoa, kukin enintään 20 Mt");
    static final Word ATTACHED = new Word("Attached files", "Liitetyt tiedostot");
    static final Word REMOVE = new Word("Remove", "Poista");
    static final Word TOO_MANY = new Word("A message has at most 10 files.", "Viestissä on enintään 10 tiedostoa.");
    static final Word FILE_GONE = new Word(
            "A file isn't there any more. Remove it and attach it again.",
            "Tiedostoa ei enää ole. Poista se ja liitä se uudelleen.");
    static final Word LEAVE_OUT = new Word(
            "Already attached. Clear a tick to leave the file out.",
            "Jo liitetty. Poista valinta, jos tiedosto ei kuulu mukaan.");
    static final Word NOT_TAKEN = new Word("Not everything could be attached:", "Kaikkea ei voitu liittää:");
    static final Word ONLY_TEN = new Word(
            "Only the first 10 files were attached, more can't be.",
            "Vain 10 ensimmäistä tiedostoa liitettiin, enempää ei voi liittää.");
    static final Word FILE_EMPTY = new Word("The file is empty.", "Tiedosto on tyhjä.");
    static final Word FILE_FAILED = new Word(
            "It wasn't uploaded: the server can't be reached.",
            "Lähetys ei onnistunut: palvelimeen ei saada yhteyttä.");
    static final Word FILES_FIRST = new Word(
            "Remove the files that weren't uploaded, or try them again.",
            "Poista tiedostot, joiden lähetys ei onnistunut, tai yritä uudelleen.");

    private ComposerWords() {}

    /** What is wrong with a message. */
    static Word wrong(InvalidInput input) {
        var error = input.errors().get(0);
        return switch (error.code()) {
            case "required" -> EMPTY;
            case "too-long" -> TOO_LONG;
            case "too-many" -> TOO_MANY;
            case FormFiles.NOT_TAKEN -> NOT_TAKEN;
            default -> ProblemWords.INVALID;
        };
    }
}
