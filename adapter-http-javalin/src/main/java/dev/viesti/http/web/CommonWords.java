package dev.viesti.http.web;

/** What the page says everywhere. */
final class CommonWords {
    static final Word MESSAGES = new Word("Messages", "Viestit");
    static final Word SKIP = new Word("Skip to content", "Siirry sisältöön");
    static final Word MENU = new Word("Menu", "Valikko");
    static final Word LANGUAGE = new Word("Language", "Kieli");
    static final Word TODAY = new Word("Today", "Tänään");
    static final Word YESTERDAY = new Word("yesterday", "eilen");
    static final Word CANCEL = new Word("Cancel", "Peruuta");
    static final Word CLOSE = new Word("Close", "Sulje");
    static final Word SAVE = new Word("Save", "Tallenna");
    static final Word BACK = new Word("Back", "Takaisin");
    static final Word RETRY = new Word("Retry", "Yritä uudelleen");
    static final Word LOADING = new Word("Loading …", "Ladataan …");
    static final Word SIGN_OUT = new Word("Sign out", "Kirjaudu ulos");
    static final Word SIGN_OUT_EVERYWHERE = new Word("Sign out everywhere", "Kirjaudu ulos kaikkialta");
    static final Word SETTINGS = new Word("Settings", "Asetukset");
    static final Word RECEIVING = new Word("Can merchants reach us?", "Tavoittavatko kauppiaat meidät?");
    static final Word BROWSE = new Word("Browse services", "Selaa palveluja");
    static final Word GET_MATCHED = new Word("Get matched", "Löydä vastaavuus");
    static final Word CURRENCY = new Word("Currency", "Valuutta");
    static final Word USUAL = new Word("Usual", "Tavalliset");
    static final Word OTHERS = new Word("Others", "Muut");
    static final Word RECONNECTING = new Word("Reconnecting …", "Yhdistetään uudelleen …");
    static final Word NO_CONNECTION = new Word(
            "The server can't be reached. Nothing was lost; try again in a moment.",
            "Palvelimeen ei saada yhteyttä. Mitään ei kadonnut, yritä hetken kuluttua uudelleen.");

    private CommonWords() {}
}
