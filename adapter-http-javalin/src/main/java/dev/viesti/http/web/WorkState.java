package dev.viesti.http.web;

import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.Proposal;
import java.util.Locale;

/** Where a proposal, a job or an invoice stands, as a word and a sign. */
enum WorkState {
    SENT(new Word("sent", "lähetetty"), "→", Tone.WAITS),
    ACCEPTED(new Word("accepted", "hyväksytty"), "✓", Tone.GOOD),
    DECLINED(new Word("declined", "hylätty"), "✕", Tone.ENDED),
    WITHDRAWN(new Word("withdrawn", "peruttu"), "↩", Tone.ENDED),
    CLOSED(new Word("closed", "suljettu"), "■", Tone.ENDED),
    OPEN(new Word("open", "avoin"), "○", Tone.WAITS),
    IN_PROGRESS(new Word("in progress", "käynnissä"), "◐", Tone.GOOD),
    COMPLETED(new Word("completed", "valmis"), "✓", Tone.GOOD),
    PAID(new Word("paid", "maksettu"), "✓", Tone.GOOD);

    /** How it looks, beside its word and sign. */
    enum Tone {
        WAITS,
        GOOD,
        ENDED
    }

    private final Word word;
    private final String sign;
    private final Tone tone;

    WorkState(Word word, String sign, Tone tone) {
        this.word = word;
        this.sign = sign;
        this.tone = tone;
    }

    static WorkState of(Proposal proposal) {
        return of(proposal.status().word());
    }

    static WorkState of(Job job) {
        return of(job.status().word());
    }

    static WorkState of(Invoice invoice) {
        return of(invoice.status().word());
    }

    /** The state that the stable word of the domain names. */
    static WorkState of(String word) {
        return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    Word word() {
        return word;
    }

    String sign() {
        return sign;
    }

    /** The class of its style. */
    String style() {
        return "is-" + tone.name().toLowerCase(Locale.ROOT);
    }
}
