package dev.viesti.http.web;

/** What the list of conversations says. */
final class InboxWords {
    static final Word SEARCH = new Word("Search by name, store or URL", "Hae nimellä, kaupalla tai osoitteella");
    static final Word UNREAD = new Word("Unread", "Lukematta");
    static final Word ONLY_UNREAD = new Word("unread", "lukematta");
    static final Word TAG_NAMED = new Word("tag “%s”", "tunniste ”%s”");
    static final Word MORE_TAGS = new Word("+%s tags", "+%s tunnistetta");
    static final Word UNREAD_ONE = new Word("%s unread", "%s lukematta");
    static final Word TAG = new Word("Tag", "Tunniste");
    static final Word ALL_TAGS = new Word("List all tags", "Luettele kaikki tunnisteet");
    static final Word ANY_TAG = new Word("Any tag", "Mikä tahansa tunniste");
    static final Word FILTER = new Word("Filter", "Suodata");
    static final Word FILTERS = new Word("Filters", "Suodattimet");
    static final Word REMOVE_FILTER = new Word("Remove filter: %s", "Poista suodatin: %s");
    static final Word CLEAR_ALL = new Word("Clear all", "Tyhjennä kaikki");
    static final Word SEARCH_CHIP = new Word("“%s”", "”%s”");
    static final Word CONVERSATION_ONE = new Word("%s conversation", "%s keskustelu");
    static final Word CONVERSATION_OTHER = new Word("%s conversations", "%s keskustelua");
    static final Word CONVERSATION_MORE = new Word("More than %s conversations", "Yli %s keskustelua");
    static final Word OLDER = new Word("Older conversations", "Vanhempia keskusteluja");
    static final Word NO_SHOP = new Word("no store yet", "ei vielä kauppaa");
    static final Word BLOCKED = new Word("Blocked", "Estetty");
    static final Word OPEN_JOB = new Word("Open job", "Avoin työ");
    static final Word EMPTY = new Word("No messages yet", "Ei vielä viestejä");
    static final Word EMPTY_MEMBER = new Word(
            "Merchants start conversations. Make sure that they can reach you.",
            "Kauppiaat aloittavat keskustelut. Varmista, että he tavoittavat teidät.");
    static final Word EMPTY_MERCHANT = new Word(
            "Find a partner among the services, or describe your task and be matched.",
            "Etsi kumppani palvelujen joukosta, tai kuvaa tehtäväsi ja löydä vastaavuus.");
    static final Word NOTHING_FOUND = new Word("Nothing found", "Ei tuloksia");
    static final Word NOTHING_MATCHES =
            new Word("No conversation matches: %s.", "Mikään keskustelu ei vastaa hakua: %s.");
    static final Word TRY_PART = new Word(
            "Try a part of the name or of the address, or clear the filters.",
            "Kokeile osaa nimestä tai osoitteesta, tai tyhjennä suodattimet.");
    static final Word NOTHING_YET = new Word("Nothing found so far", "Toistaiseksi ei tuloksia");
    static final Word NOTHING_YET_ADVICE =
            new Word("There is more to search through.", "Kaikkia keskusteluja ei ole vielä käyty läpi.");
    static final Word SEARCH_ON = new Word("Search on", "Jatka hakua");
    static final Word PROPOSAL = new Word("Proposal: %s", "Ehdotus: %s");
    static final Word CHOOSE = new Word("Choose a conversation", "Valitse keskustelu");
    static final Word CHOOSE_ADVICE =
            new Word("Its messages and details are shown here.", "Sen viestit ja tiedot näytetään tässä.");

    private InboxWords() {}
}
