package dev.viesti.http.web;

/** What people read before they are in. */
final class SignInWords {
    static final Word SIGN_IN = new Word("Sign in", "Kirjaudu sisään");
    static final Word PICK = new Word("Who do you want to be?", "Kenenä haluat olla?");
    static final Word PICK_ADVICE = new Word(
            "This is a demo with invented people and companies. Everything is forgotten when it stops.",
            "Tämä on esittely, jonka ihmiset ja yritykset ovat keksittyjä. Kaikki unohtuu, kun se pysäytetään.");
    static final Word PARTNERS = new Word("Partner organisations", "Kumppaniorganisaatiot");
    static final Word MERCHANTS = new Word("Merchants", "Kauppiaat");

    private SignInWords() {}
}
