package dev.viesti.http.web;

/** What the page says of proposals, jobs and invoices. */
final class WorkWords {
    static final Word PROPOSALS_AND_JOBS = new Word("Proposals and jobs", "Ehdotukset ja työt");
    static final Word NOTHING = new Word("Nothing has been proposed yet.", "Mitään ei ole vielä ehdotettu.");
    static final Word STATE = new Word("State:", "Tila:");
    static final Word IT_IS_NOW = new Word("It is now: %s.", "Se on nyt: %s.");

    static final Word CREATE_PROPOSAL = new Word("Create proposal", "Luo ehdotus");
    static final Word SEND_PROPOSAL = new Word("Send proposal", "Lähetä ehdotus");
    static final Word TITLE = new Word("Title", "Otsikko");
    static final Word SERVICE = new Word("Service", "Palvelu");
    static final Word NO_SERVICE = new Word("None of our services", "Ei mikään palveluistamme");
    static final Word FOR_JOB = new Word("For the job", "Työ, jota ehdotus koskee");
    static final Word NO_JOB = new Word("For none of the open jobs", "Ei mihinkään avoimista töistä");
    static final Word JOB_OPENED = new Word("Job opened %s", "Työ, avattu %s");
    static final Word SCOPE = new Word("Scope of work", "Työn laajuus");
    static final Word PRICE = new Word("Price", "Hinta");
    static final Word PRICE_OPTIONAL = new Word("Price (optional)", "Hinta (valinnainen)");
    static final Word MILESTONES = new Word("Milestones", "Välitavoitteet");
    static final Word MILESTONES_HINT = new Word("At most five, if you like.", "Enintään viisi, jos haluat.");
    static final Word MILESTONE = new Word("Milestone %s", "Välitavoite %s");
    static final Word ADD_MILESTONE = new Word("Add milestone", "Lisää välitavoite");
    static final Word REMOVE_MILESTONE = new Word("Remove milestone %s", "Poista välitavoite %s");
    static final Word REMOVE = new Word("Remove", "Poista");
    static final Word DAYS = new Word("Days", "Päiviä");
    static final Word ESTIMATED_TIME = new Word("Estimated time", "Arvioitu kesto");
    static final Word ESTIMATED_DAYS =
            new Word("Estimated time in days (optional)", "Arvioitu kesto päivinä (valinnainen)");
    static final Word DAYS_ONE = new Word("%s day", "%s päivä");
    static final Word DAYS_OTHER = new Word("%s days", "%s päivää");
    static final Word TERMS = new Word("Terms", "Ehdot");
    static final Word TERMS_OPTIONAL = new Word("Terms (optional)", "Ehdot (valinnainen)");
    static final Word REASON = new Word("Reason", "Syy");
    static final Word REASON_OPTIONAL = new Word("Reason (optional)", "Syy (valinnainen)");

    static final Word ACCEPT = new Word("Accept", "Hyväksy");
    static final Word ACCEPT_QUESTION = new Word("Accept the proposal?", "Hyväksytäänkö ehdotus?");
    static final Word ACCEPT_CONSEQUENCE = new Word(
            "Accepting starts the work. It can't be undone.", "Hyväksyminen aloittaa työn. Sitä ei voi kumota.");
    static final Word RIVAL_ONE = new Word(
            "The other proposal for the same job is closed.", "Toinen samasta työstä tehty ehdotus suljetaan.");
    static final Word RIVAL_OTHER = new Word(
            "The %s other proposals for the same job are closed.",
            "Muut %s samasta työstä tehtyä ehdotusta suljetaan.");
    static final Word DECLINE = new Word("Decline", "Hylkää");
    static final Word DECLINE_QUESTION = new Word("Decline the proposal?", "Hylätäänkö ehdotus?");
    static final Word DECLINE_CONSEQUENCE = new Word(
            "It can't be undone, but the partner may send another proposal.",
            "Tätä ei voi kumota, mutta kumppani voi lähettää uuden ehdotuksen.");
    static final Word WITHDRAW = new Word("Withdraw", "Peru ehdotus");
    static final Word WITHDRAW_QUESTION = new Word("Withdraw the proposal?", "Perutaanko ehdotus?");
    static final Word WITHDRAW_CONSEQUENCE = new Word(
            "The merchant can't accept it any more. It can't be undone, but you may send another proposal.",
            "Kauppias ei voi enää hyväksyä sitä. Tätä ei voi kumota, mutta voit lähettää uuden ehdotuksen.");
    static final Word KEEP = new Word("Keep it", "Älä peru");

    static final Word DECLINE_JOB = new Word("Decline job", "Hylkää työ");
    static final Word DECLINE_JOB_QUESTION = new Word("Decline the job?", "Hylätäänkö työ?");
    static final Word DECLINE_JOB_CONSEQUENCE = new Word(
            "The merchant sees that you won't do it. It can't be undone.",
            "Kauppias näkee, että ette tee työtä. Tätä ei voi kumota.");
    static final Word OVERTAKEN_ONE =
            new Word("The proposal sent for it is closed.", "Siitä lähetetty ehdotus suljetaan.");
    static final Word OVERTAKEN_OTHER =
            new Word("The %s proposals sent for it are closed.", "Siitä lähetetyt %s ehdotusta suljetaan.");
    static final Word COMPLETE = new Word("Complete", "Merkitse valmiiksi");
    static final Word COMPLETE_QUESTION = new Word("Mark the job as completed?", "Merkitäänkö työ valmiiksi?");
    static final Word COMPLETE_CONSEQUENCE = new Word(
            "It can't be undone. A completed job can still be invoiced.",
            "Tätä ei voi kumota. Valmiin työn voi yhä laskuttaa.");
    static final Word DECLINE_REQUEST = new Word("Decline request", "Hylkää pyyntö");
    static final Word DECLINE_REQUEST_REPLY = new Word(
            "The merchant gets your reply. There is no open job to decline.",
            "Kauppias saa vastauksesi. Hylättävää avointa työtä ei ole.");
    static final Word DECLINE_REQUEST_ONE = new Word(
            "Also declines the open job. It can't be undone.", "Hylkää myös avoimen työn. Tätä ei voi kumota.");
    static final Word DECLINE_REQUEST_OTHER = new Word(
            "Also declines the %s open jobs. It can't be undone.", "Hylkää myös %s avointa työtä. Tätä ei voi kumota.");
    static final Word YOUR_REPLY = new Word("Your reply", "Vastauksesi");

    static final Word CREATE_INVOICE = new Word("Create invoice", "Luo lasku");
    static final Word SEND_INVOICE = new Word("Send invoice", "Lähetä lasku");
    static final Word LINES = new Word("Lines", "Rivit");
    static final Word LINE = new Word("Line %s", "Rivi %s");
    static final Word ADD_LINE = new Word("Add line", "Lisää rivi");
    static final Word REMOVE_LINE = new Word("Remove line %s", "Poista rivi %s");
    static final Word DESCRIPTION = new Word("Description", "Kuvaus");
    static final Word AMOUNT = new Word("Amount", "Summa");
    static final Word TOTAL = new Word("Total", "Yhteensä");
    static final Word PAY = new Word("Mark as paid", "Merkitse maksetuksi");
    static final Word PAY_QUESTION = new Word("Mark the invoice as paid?", "Merkitäänkö lasku maksetuksi?");
    static final Word PAY_CONSEQUENCE = new Word(
            "viesti records payments, it moves no money: pay the invoice first, as you have agreed. Marking it can't be undone.",
            "viesti kirjaa maksut mutta ei siirrä rahaa: maksa lasku ensin, niin kuin olette sopineet. Merkintää ei voi kumota.");
    static final Word CLOSE = new Word("Close invoice", "Sulje lasku");
    static final Word CLOSE_QUESTION = new Word("Close the invoice?", "Suljetaanko lasku?");
    static final Word CLOSE_CONSEQUENCE = new Word(
            "The merchant can't mark it as paid any more. It can't be undone, but you may send another invoice.",
            "Kauppias ei voi enää merkitä sitä maksetuksi. Tätä ei voi kumota, mutta voit lähettää uuden laskun.");

    private WorkWords() {}
}
