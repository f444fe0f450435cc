package dev.viesti.http.web;

/** What merchants read where they look for partners, and members where they see how they are found. */
final class MarketplaceWords {
    static final Word SEARCH = new Word("Search services", "Hae palveluja");
    static final Word SEARCH_BUTTON = new Word("Search", "Hae");
    static final Word CATEGORY = new Word("Category", "Luokka");
    static final Word ANY_CATEGORY = new Word("Any category", "Kaikki luokat");
    static final Word SERVICE_ONE = new Word("%s service", "%s palvelu");
    static final Word SERVICE_OTHER = new Word("%s services", "%s palvelua");
    static final Word SERVICE_MORE = new Word("More than %s services", "Yli %s palvelua");
    static final Word MORE = new Word("More services", "Lisää palveluja");
    static final Word NONE_YET = new Word("No services are offered yet", "Palveluja ei vielä tarjota");
    static final Word NONE_YET_ADVICE =
            new Word("Come back later: partners are on their way.", "Palaa myöhemmin: kumppaneita on tulossa.");
    static final Word NOTHING_FOR = new Word("Nothing found for “%s”", "Haulla ”%s” ei löytynyt palveluja");
    static final Word NOTHING_IN = new Word("Nothing found in the category “%s”", "Luokassa ”%s” ei ole palveluja");
    static final Word NOTHING_FOR_IN =
            new Word("Nothing found for “%s” in the category “%s”", "Haulla ”%s” ei löytynyt palveluja luokasta ”%s”");
    static final Word NOTHING_ADVICE = new Word(
            "Try fewer or other words, or clear the search. You can also describe your task and be matched.",
            "Kokeile harvempia tai muita sanoja, tai tyhjennä haku. Voit myös kuvata tehtäväsi ja löytää vastaavuuden.");
    static final Word CLEAR = new Word("Clear the search", "Tyhjennä haku");
    static final Word FROM = new Word("from %s", "alkaen %s");
    static final Word PRICE_ON_REQUEST = new Word("price on request", "hinta pyynnöstä");
    static final Word CONTACT = new Word("Contact", "Ota yhteyttä");
    static final Word CONTACT_ABOUT = new Word("Contact %s: %s", "Ota yhteyttä, %s: %s");
    static final Word CONTACT_PARTNER = new Word("Contact %s", "Ota yhteyttä: %s");
    static final Word ABOUT_SERVICE = new Word("About the service “%s”", "Koskee palvelua ”%s”");
    static final Word OUTLINE_HINT = new Word(
            "What do you need, in one line? It becomes the title of your request.",
            "Mitä tarvitset, yhdellä rivillä? Siitä tulee pyyntösi otsikko.");
    static final Word WHICH_SHOP = new Word("Which store is it for?", "Mitä kauppaa työ koskee?");
    static final Word NO_SHOP = new Word("No store yet", "Ei vielä kauppaa");
    static final Word REQUIREMENTS_HINT = new Word(
            "What should be done, by when, and what matters to you?",
            "Mitä pitäisi tehdä, mihin mennessä, ja mikä on sinulle tärkeää?");
    static final Word FILES = new Word("Files (optional)", "Tiedostot (valinnainen)");
    static final Word SEND_REQUEST = new Word("Send contact request", "Lähetä yhteydenottopyyntö");
    static final Word SERVICES = new Word("Services", "Palvelut");
    static final Word LANGUAGES = new Word("Serves in %s", "Palvelukielet: %s");
    static final Word RETIRED = new Word("retired", "poistettu valikoimasta");
    static final Word ACTIVE = new Word("active", "tarjolla");

    static final Word MATCH_LEAD = new Word(
            "Describe your task once. It goes to the partners that fit it best, each in a conversation of its own.",
            "Kuvaa tehtäväsi kerran. Se lähetetään parhaiten sopiville kumppaneille, kullekin omaan keskusteluunsa.");
    static final Word MATCH_CATEGORY_HINT = new Word(
            "Only partners with a service in exactly this category get the task.",
            "Tehtävän saavat vain kumppanit, joilla on palvelu täsmälleen tässä luokassa.");
    static final Word BUDGET = new Word("Budget (optional)", "Budjetti (valinnainen)");
    static final Word BUDGET_HINT = new Word(
            "Partners whose prices begin within it come first.",
            "Etusijalla ovat kumppanit, joiden lähtöhinta mahtuu budjettiisi.");
    static final Word AMOUNT = new Word("Amount", "Summa");
    static final Word LANGUAGE = new Word("Language (optional)", "Kieli (valinnainen)");
    static final Word ANY_LANGUAGE = new Word("Any language", "Mikä tahansa kieli");
    static final Word LANGUAGE_HINT = new Word(
            "Partners who serve in it come first.", "Ensin tulevat kumppanit, jotka palvelevat tällä kielellä.");
    static final Word FIND = new Word("Send the task", "Lähetä tehtävä");
    static final Word NO_MATCH = new Word(
            "No partner has a service in this category now. Choose another category, or browse the services. Nothing was sent.",
            "Yhdelläkään kumppanilla ei juuri nyt ole palvelua tässä luokassa. Valitse toinen luokka tai selaa palveluja. Mitään"
                    + " ei lähetetty.");
    static final Word MATCHED = new Word("Your task is on its way", "Tehtäväsi on lähetetty");
    static final Word MATCHED_ONE = new Word(
            "It went to %s partner, which answers in a conversation.",
            "Sen sai %s kumppani, joka vastaa sinulle keskustelussa.");
    static final Word MATCHED_OTHER = new Word(
            "It went to %s partners, each of which answers in a conversation of its own.",
            "Sen sai %s kumppania, joista kukin vastaa sinulle omassa keskustelussaan.");
    static final Word WHY = new Word("Why this partner", "Miksi tämä kumppani");
    static final Word BECAUSE_CATEGORY =
            new Word("offers a service in the category", "tarjoaa palvelua tässä luokassa");
    static final Word BECAUSE_LANGUAGE =
            new Word("serves in the language that you asked for", "palvelee toivomallasi kielellä");
    static final Word BECAUSE_BUDGET = new Word(
            "has a service there that begins within your budget or states no price",
            "palvelun lähtöhinta mahtuu budjettiisi, tai hintaa ei ole ilmoitettu");
    static final Word BECAUSE_NO_REQUESTS = new Word(
            "was sent no other task in the last 30 days", "ei ole saanut muita tehtäviä viimeisten 30 päivän aikana");
    static final Word BECAUSE_ONE_REQUEST = new Word(
            "was sent %s other task in the last 30 days", "on saanut %s muun tehtävän viimeisten 30 päivän aikana");
    static final Word BECAUSE_REQUESTS = new Word(
            "was sent %s other tasks in the last 30 days", "on saanut %s muuta tehtävää viimeisten 30 päivän aikana");
    static final Word OPEN_CONVERSATION = new Word("Open the conversation", "Avaa keskustelu");

    static final Word RECEIVES = new Word(
            "Yes. Merchants find your services and can contact you.",
            "Kyllä. Kauppiaat löytävät palvelunne ja voivat ottaa teihin yhteyttä.");
    static final Word DOES_NOT_RECEIVE = new Word(
            "Not now. Merchants don't find you and can't contact you.",
            "Eivät juuri nyt. Kauppiaat eivät löydä teitä eivätkä voi ottaa yhteyttä.");
    static final Word CHECKLIST = new Word("What it takes", "Mitä siihen tarvitaan");
    static final Word DONE = new Word("Done", "Kunnossa");
    static final Word MISSING = new Word("Missing", "Puuttuu");
    static final Word PROFILE_PUBLISHED = new Word("The profile is published", "Profiili on julkaistu");
    static final Word PROFILE_DRAFT = new Word("The profile is a draft", "Profiili on luonnos");
    static final Word PROFILE_DRAFT_ADVICE = new Word(
            "Ask the operator of the marketplace to publish it.", "Pyydä markkinapaikan ylläpitäjää julkaisemaan se.");
    static final Word HAS_SERVICE = new Word("At least one service is active", "Ainakin yksi palvelu on tarjolla");
    static final Word NO_SERVICE = new Word("No service is active", "Yksikään palvelu ei ole tarjolla");
    static final Word NO_SERVICE_ADVICE = new Word(
            "Ask the operator of the marketplace to add one, or to activate one of yours.",
            "Pyydä markkinapaikan ylläpitäjää lisäämään palvelu tai ottamaan jokin palveluistanne taas tarjolle.");
    static final Word PROFILE = new Word("Profile", "Profiili");
    static final Word NO_SERVICES_LISTED = new Word("No services yet", "Ei vielä palveluja");
    static final Word PROVISIONED_BY = new Word(
            "Profile and services are kept by the operator of the marketplace, in its own system.",
            "Markkinapaikan ylläpitäjä hallinnoi profiilia ja palveluja omassa järjestelmässään.");

    private MarketplaceWords() {}
}
