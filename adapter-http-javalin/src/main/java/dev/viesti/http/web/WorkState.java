package dev.viesti.http.web;

import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.Proposal;
import java.util.Locale;

/** Where a proposal, a job or an invoice stands, as a word and a sign. */
enum WorkState {
    SENT("sent", "lähetetty", "→", Tone.WAITS),
    ACCEPTED("accepted", "hyväksytty", "✓", Tone.GOOD),
    DECLINED("declined", "hylätty", "✕", Tone.ENDED),
    WITHDRAWN("withdrawn", "peruttu", "↩", Tone.ENDED),
    CLOSED("closed", "suljettu", "■", Tone.ENDED),
    OPEN("open", "avoin", "○", Tone.WAITS),
    IN_PROGRESS("in progress", "käynnissä", "◐", Tone.GOOD),
    COMPLETED("completed", "valmis", "✓", Tone.GOOD),
    PAID("paid", "maksettu", "✓", Tone.GOOD);

    /** How it looks, beside its word and sign. */
    enum Tone {
        WAITS,
        GOOD,
        ENDED
    }

    private final String english;
    private final String finnish;
    private final String sign;
    private final Tone tone;

    WorkState(String english, String finnish, String sign, Tone tone) {
        this.english = english;
        this.finnish = finnish;
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

    /** Whether nothing follows it. */
    boolean isLast() {
        return tone == Tone.ENDED || this == PAID;
    }

    Word word() {
        return new Word(english, finnish);
    }

    String sign() {
        return sign;
    }

    /** The class of its style. */
    String style() {
        return "is-" + tone.name().toLowerCase(Locale.ROOT);
    }
}
