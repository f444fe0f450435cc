package dev.viesti.http.web;

/** Why something isn't done or isn't there, and what to do next. */
final class ProblemWords {
    static final Word REFUSED = new Word("That wasn't possible", "Tämä ei onnistunut");
    static final Word NOT_FOUND = new Word("There is nothing here", "Täällä ei ole mitään");
    static final Word NOT_FOUND_ADVICE = new Word(
            "The address may be mistyped, or the page isn't yours to see.",
            "Osoitteessa voi olla virhe, tai sivu ei ole sinun nähtävissäsi.");
    static final Word AWAY = new Word("One moment", "Hetkinen");
    static final Word AWAY_ADVICE = new Word(
            "The database doesn't answer now. Nothing was lost; try again in a moment.",
            "Tietokanta ei juuri nyt vastaa. Mitään ei kadonnut, yritä hetken kuluttua uudelleen.");
    static final Word KEYS_AWAY_ADVICE = new Word(
            "Your sign-in can't be checked now. Try again in a moment.",
            "Kirjautumistasi ei juuri nyt voi tarkistaa. Yritä hetken kuluttua uudelleen.");
    static final Word OURS = new Word("Something went wrong on our side", "Jokin meni vikaan meidän päässämme");
    static final Word OURS_ADVICE = new Word(
            "It was logged. Try again; if it happens again, tell whoever runs this server the number below.",
            "Virhe kirjattiin lokiin. Yritä uudelleen, ja jos virhe toistuu, kerro palvelimen ylläpitäjälle alla oleva tunnus.");
    static final Word REQUEST = new Word("Request", "Pyyntö");
    static final Word TO_START = new Word("To the beginning", "Alkuun");
    static final Word INVALID = new Word(
            "Something in the form isn't right; check it and send it again.",
            "Lomakkeessa on virhe. Tarkista se ja lähetä uudelleen.");
    static final Word FILE_TOO_LARGE = new Word("A file has at most 20 MB.", "Tiedoston koko on enintään 20 Mt.");
    static final Word TOO_LARGE = new Word(
            "That is too much at once. 10 files at most, 20 MB each.",
            "Tämä on liian paljon kerralla. Enintään 10 tiedostoa, kukin enintään 20 Mt.");
    static final Word FORBIDDEN_ROLE = new Word(
            "This isn't for you to do, or the page was open for too long: load it again.",
            "Tämä ei kuulu sinulle, tai sivu on ollut auki liian kauan: lataa se uudelleen.");
    static final Word ONLY_MERCHANTS_START = new Word(
            "Only merchants start conversations. Wait until the merchant contacts you.",
            "Vain kauppias aloittaa keskustelun. Odota, että kauppias ottaa yhteyttä.");
    static final Word BLOCKED_BY_PARTNER = new Word(
            "The partner has blocked you. You can read everything so far, but you can't send them anything.",
            "Kumppani on estänyt sinut. Voit lukea kaiken tähänastisen, mutta et voi lähettää mitään.");
    static final Word NOT_RECEIVING = new Word(
            "The partner doesn't receive messages at the moment. Choose another partner, or try again later.",
            "Kumppani ei juuri nyt ota vastaan viestejä. Valitse toinen kumppani tai yritä myöhemmin uudelleen.");
    static final Word SERVICE_NOT_OFFERED = new Word(
            "The service isn't offered any more. Choose another one.",
            "Palvelua ei enää tarjota. Valitse toinen palvelu.");
    static final Word NO_MATCH = new Word(
            "No partner fits the task. Try another category.",
            "Tehtävään ei löytynyt sopivaa kumppania. Kokeile toista palveluluokkaa.");
    static final Word TAG_NAME_TAKEN = new Word(
            "Another tag bears this name. Use that one, or choose another name.",
            "Samanniminen tunniste on jo olemassa. Käytä sitä tai valitse toinen nimi.");
    static final Word TOO_MANY_TAGS = new Word(
            "A conversation bears at most 50 tags. Remove one first.",
            "Keskustelussa voi olla enintään 50 tunnistetta. Poista ensin jokin niistä.");
    static final Word PROPOSAL_NOT_OPEN = new Word(
            "The proposal has been answered, withdrawn or closed in the meantime.",
            "Ehdotukseen on jo vastattu, tai se on peruttu tai suljettu.");
    static final Word JOB_NOT_OPEN = new Word("The job isn't open any more.", "Työ ei ole enää avoin.");
    static final Word JOB_NOT_IN_PROGRESS =
            new Word("Only a job in progress can be completed.", "Vain käynnissä olevan työn voi merkitä valmiiksi.");
    static final Word JOB_NOT_INVOICEABLE = new Word(
            "Only a job in progress or completed can be invoiced.",
            "Vain käynnissä olevan tai valmiin työn voi laskuttaa.");
    static final Word INVOICE_NOT_OPEN =
            new Word("The invoice has been paid or closed in the meantime.", "Lasku on jo maksettu tai suljettu.");
    static final Word CONFIRMATION_REQUIRED =
            new Word("Confirm it first; it can't be undone.", "Vahvista ensin, sillä tätä ei voi perua.");
    static final Word SENT_BEFORE = new Word(
            "This form was sent before with something else in it. Load the page again.",
            "Tämä lomake on jo lähetetty toisin täytettynä. Lataa sivu uudelleen.");

    private ProblemWords() {}
}
