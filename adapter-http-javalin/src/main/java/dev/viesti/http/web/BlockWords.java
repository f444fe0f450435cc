package dev.viesti.http.web;

/** What the page says of blocking a merchant. */
final class BlockWords {
    static final Word BLOCK = new Word("Block merchant", "Estä kauppias");
    static final Word QUESTION = new Word("Block %s?", "Estetäänkö %s?");
    static final Word EFFECT = new Word(
            "Nothing that this merchant sends will reach your organisation any more: no message, no request, no answer"
                    + " to a proposal. Everything so far stays readable.",
            "Kauppiaan viestit, pyynnöt ja vastaukset ehdotuksiin eivät enää tule perille organisaatioonne. Kaikki"
                    + " tähänastinen pysyy luettavissa.");
    static final Word CLOSES = new Word(
            "In all conversations with this merchant, this will be closed:",
            "Kaikista keskusteluista tämän kauppiaan kanssa suljetaan:");
    static final Word CLOSES_NOTHING =
            new Word("Nothing is open, so nothing is closed.", "Avoinna ei ole mitään suljettavaa.");
    static final Word PROPOSAL = new Word("%s proposal", "%s ehdotus");
    static final Word PROPOSALS = new Word("%s proposals", "%s ehdotusta");
    static final Word JOB = new Word("%s job", "%s työ");
    static final Word JOBS = new Word("%s jobs", "%s työtä");
    static final Word INVOICE = new Word("%s invoice", "%s lasku");
    static final Word INVOICES = new Word("%s invoices", "%s laskua");
    static final Word FOR_GOOD = new Word("This can't be undone.", "Estoa ei voi perua.");
    static final Word BLOCKED = new Word("%s is blocked", "%s on estetty");
    static final Word BLOCKED_BY = new Word("%s blocked this merchant on %s.", "%s esti kauppiaan %s.");

    private BlockWords() {}
}
