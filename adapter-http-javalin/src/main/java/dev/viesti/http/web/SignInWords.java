package dev.viesti.http.web;

/** What people read before they are in. */
final class SignInWords {
    static final Word SIGN_IN = new Word("Sign in", "Kirjaudu sisään");
    static final Word PICK = new Word("Who do you want to be?", "Kenenä haluat olla?");
    static final Word PICK_ADVICE = new Word(
            "This is a demo with invented people and companies. Everything is forgotten when it stops.",
            "Tämä on esittely, jonka ihmiset ja yritykset ovat keksittyjä. Kaikki unohtuu, kun se pysäytetään.");
    static final Word BEGIN_WITH = new Word("Begin with one of these", "Aloita vaikka näistä");
    static final Word BEGIN_MEMBER = new Word("A member with a busy inbox", "Jäsen, jolla riittää viestejä");
    static final Word BEGIN_MERCHANT =
            new Word("A merchant with stores and work going on", "Kauppias, jolla on kauppoja ja töitä");
    static final Word FILTER = new Word("Find by name, company or store", "Etsi nimellä, yrityksellä tai kaupalla");
    static final Word FILTER_BUTTON = new Word("Find", "Etsi");
    static final Word NOBODY = new Word("Nobody by “%s”", "Ei ketään haulla ”%s”");
    static final Word EVERYBODY = new Word("Show everybody", "Näytä kaikki");
    static final Word PARTNERS = new Word("Partner organisations", "Kumppaniorganisaatiot");
    static final Word MERCHANTS = new Word("Merchants", "Kauppiaat");

    static final Word EMAIL = new Word("E-mail address", "Sähköpostiosoite");
    static final Word EMAIL_HINT = new Word(
            "We send you a link that signs you in. You need no password.",
            "Lähetämme sinulle linkin, jolla kirjaudut sisään. Et tarvitse salasanaa.");
    static final Word SEND_LINK = new Word("Send the link", "Lähetä linkki");
    static final Word SENT = new Word("Check your e-mail", "Tarkista sähköpostisi");
    static final Word SENT_ADVICE = new Word(
            "If the address is known, a mail with a link is on its way. The link holds for 15 minutes and works once."
                    + " If nothing comes, look among the spam, and check the address.",
            "Jos osoite on tiedossa, linkki on jo matkalla sähköpostiisi. Se on voimassa 15 minuuttia ja toimii kerran."
                    + " Jos mitään ei tule, katso roskapostista ja tarkista osoite.");
    static final Word ASK_AGAIN = new Word("Ask for a new link", "Pyydä uusi linkki");
    static final Word CONFIRM = new Word("Almost there", "Melkein perillä");
    static final Word CONFIRM_ADVICE = new Word(
            "Press the button, and you are signed in on this device as: %s.",
            "Paina painiketta, niin kirjaudut sisään tällä laitteella. Käyttäjä: %s.");
    static final Word DEAD = new Word("This link doesn't work any more", "Linkki ei enää toimi");
    static final Word DEAD_ADVICE = new Word(
            "It was used before, or its 15 minutes are over.", "Se on jo käytetty, tai sen 15 minuuttia on kulunut.");
    static final Word TOO_MANY_SOON = new Word(
            "Too many links were asked for from where you are. Try again in a minute.",
            "Samasta verkosta on pyydetty liian monta linkkiä. Yritä uudelleen minuutin kuluttua.");
    static final Word TOO_MANY = new Word(
            "Too many links were asked for from where you are. Try again in %s minutes.",
            "Samasta verkosta on pyydetty liian monta linkkiä. Yritä uudelleen %s minuutin kuluttua.");
    static final Word NOT_HANDED_OVER = new Word("Signing in didn't work", "Kirjautuminen ei onnistunut");
    static final Word NOT_HANDED_OVER_ADVICE = new Word(
            "The page that sent you here gave no valid sign-in. Go back there and try again.",
            "Sivu, jolta tulit, ei antanut voimassa olevaa kirjautumista. Palaa sinne ja yritä uudelleen.");

    static final Word STOP = new Word("Stop these e-mails", "Lopeta nämä sähköpostit");
    static final Word STOP_FIRST_CONTACT = new Word(
            "Get no more e-mails about new contact requests?", "Etkö halua enää sähköpostia uusista yhteydenotoista?");
    static final Word STOP_DIGEST =
            new Word("Get no more summaries of new messages?", "Etkö halua enää koosteita uusista viesteistä?");
    static final Word STOP_ADVICE =
            new Word("You find all messages on the page as before.", "Löydät kaikki viestit sivulta kuten ennenkin.");
    static final Word STOPPED = new Word("These e-mails have stopped", "Näitä sähköposteja ei enää lähetetä");
    static final Word STOPPED_FIRST_CONTACT = new Word(
            "You get no more e-mails about new contact requests. You can turn them on again in your settings.",
            "Et saa enää sähköpostia uusista yhteydenotoista. Voit ottaa ilmoitukset takaisin käyttöön asetuksissa.");
    static final Word STOPPED_DIGEST = new Word(
            "You get no more summaries of new messages. You can turn them on again in your settings.",
            "Et saa enää koosteita uusista viesteistä. Voit ottaa koosteet takaisin käyttöön asetuksissa.");
    static final Word UNKNOWN_LINK = new Word("This link doesn't work", "Linkki ei toimi");
    static final Word UNKNOWN_LINK_ADVICE = new Word(
            "Open it again from the e-mail, or change your notifications in the settings.",
            "Avaa se uudelleen sähköpostista, tai muuta ilmoituksia asetuksissa.");

    private SignInWords() {}
}
