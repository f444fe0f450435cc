package dev.viesti.http.web;

/** What is said of proposals, jobs and invoices. */
final class WorkWords {
    static final Word SENT = new Word("sent", "lähetetty");
    static final Word ACCEPTED = new Word("accepted", "hyväksytty");
    static final Word DECLINED = new Word("declined", "hylätty");
    static final Word WITHDRAWN = new Word("withdrawn", "peruttu");
    static final Word CLOSED = new Word("closed", "suljettu");

    private WorkWords() {}
}
