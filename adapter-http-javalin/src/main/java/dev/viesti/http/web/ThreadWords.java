package dev.viesti.http.web;

/** What a conversation says. */
final class ThreadWords {
    static final Word CONVERSATION = new Word("Conversation with %s", "Keskustelu: %s");
    static final Word DETAILS = new Word("Details", "Lisätietoja");
    static final Word MORE = new Word("More", "Enemmän");
    static final Word MARK_UNREAD = new Word("Mark as unread", "Merkitse lukemattomaksi");
    static final Word MARK_READ = new Word("Mark as read", "Merkitse luetuksi");
    static final Word EARLIER = new Word("Earlier messages", "Aiempia viestejä");
    static final Word NEW = new Word("New", "Uutta");
    static final Word NEWER_ONE = new Word("1 new message", "1 uusi viesti");
    static final Word NEWER = new Word("%s new messages", "%s uutta viestiä");
    static final Word SHOW_PICTURE = new Word("Show %s", "Näytä %s");
    static final Word CONTACT_REQUEST = new Word("Contact request", "Yhteydenottopyyntö");
    static final Word SERVICE_NEEDED = new Word("Service needed", "Tarvittava palvelu");
    static final Word REQUIREMENTS = new Word("Requirements", "Vaatimukset");
    static final Word SHOP = new Word("Store", "Kauppa");
    static final Word CATEGORY = new Word("Category", "Luokka");
    static final Word BUDGET = new Word("Budget", "Budjetti");
    static final Word FILES = new Word("Files", "Tiedostot");
    static final Word SHOP_OWNER = new Word("store owner", "kaupan omistaja");
    static final Word SHOP_STAFF = new Word("staff member", "kaupan henkilöstön jäsen");
    static final Word BLOCKED = new Word(
            "This merchant is blocked. You can read everything, but you can't add anything.",
            "Tämä kauppias on estetty. Voit lukea kaiken, mutta et voi lisätä mitään.");
    static final Word BLOCKED_BY_PARTNER = new Word(
            "The partner has ended this conversation. You can read everything, but you can't add anything.",
            "Kumppani on päättänyt tämän keskustelun. Voit lukea kaiken, mutta et voi lisätä mitään.");

    static final Word PROPOSAL_SENT = new Word("sent a proposal: %s", "lähetti ehdotuksen: %s");
    static final Word PROPOSAL_ACCEPTED = new Word("accepted the proposal: %s", "hyväksyi ehdotuksen: %s");
    static final Word PROPOSAL_DECLINED = new Word("declined the proposal: %s", "hylkäsi ehdotuksen: %s");
    static final Word PROPOSAL_WITHDRAWN = new Word("withdrew the proposal: %s", "perui ehdotuksen: %s");
    static final Word PROPOSAL_CLOSED = new Word("Proposal closed: %s", "Ehdotus suljettiin: %s");
    static final Word JOB_OPENED = new Word("Job opened", "Työ avattiin");
    static final Word JOB_STARTED = new Word("Work started", "Työ alkoi");
    static final Word JOB_DECLINED = new Word("declined the job", "hylkäsi työn");
    static final Word JOB_COMPLETED = new Word("completed the job", "merkitsi työn valmiiksi");
    static final Word JOB_CLOSED = new Word("Job closed", "Työ suljettiin");
    static final Word INVOICE_ISSUED = new Word("sent an invoice: %s", "lähetti laskun: %s");
    static final Word INVOICE_PAID = new Word("paid the invoice: %s", "maksoi laskun: %s");
    static final Word INVOICE_CLOSED = new Word("Invoice closed: %s", "Lasku suljettiin: %s");
    static final Word INVOICE_CLOSED_BY = new Word("closed the invoice: %s", "sulki laskun: %s");
    static final Word MERCHANT_BLOCKED = new Word("blocked the merchant", "esti kauppiaan");

    private ThreadWords() {}
}
