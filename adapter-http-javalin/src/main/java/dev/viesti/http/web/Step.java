package dev.viesti.http.web;

import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What one side may do about a proposal, a job or an invoice, and in which states of it (W1, W2, W4, W6). */
enum Step {
    ACCEPT(Kind.PROPOSAL, "accept", Admission.MERCHANTS, Rule.PROPOSAL_NOT_OPEN),
    DECLINE(Kind.PROPOSAL, "decline", Admission.MERCHANTS, Rule.PROPOSAL_NOT_OPEN),
    WITHDRAW(Kind.PROPOSAL, "withdraw", Admission.MEMBERS, Rule.PROPOSAL_NOT_OPEN),
    DECLINE_JOB(Kind.JOB, "decline", Admission.MEMBERS, Rule.JOB_NOT_OPEN),
    INVOICE(Kind.JOB, "invoices/new", Admission.MEMBERS, Rule.JOB_NOT_INVOICEABLE),
    COMPLETE(Kind.JOB, "complete", Admission.MEMBERS, Rule.JOB_NOT_IN_PROGRESS),
    PAY(Kind.INVOICE, "pay", Admission.MERCHANTS, Rule.INVOICE_NOT_OPEN),
    CLOSE(Kind.INVOICE, "close", Admission.MEMBERS, Rule.INVOICE_NOT_OPEN);

    /** What it is done to. */
    enum Kind {
        PROPOSAL("proposals", "Proposal", "Ehdotus"),
        JOB("jobs", "Job", "Työ"),
        INVOICE("invoices", "Invoice", "Lasku");

        private final String path;
        private final String english;
        private final String finnish;

        Kind(String path, String english, String finnish) {
            this.path = path;
            this.english = english;
            this.finnish = finnish;
        }

        Word word() {
            return new Word(english, finnish);
        }

        String path(String id) {
            return "/" + path + "/" + id;
        }

        /** The id of the element that shows it. */
        String element(String id) {
            return name().toLowerCase(Locale.ROOT) + "-" + id;
        }
    }

    private final Kind kind;
    private final String path;
    private final Admission admission;
    private final Rule rule;

    Step(Kind kind, String path, Admission admission, Rule rule) {
        this.kind = kind;
        this.path = path;
        this.admission = admission;
        this.rule = rule;
    }

    /** What one side may do now, as long as no block stands. */
    static List<Step> open(boolean isMember, Kind kind, WorkState state) {
        var side = isMember ? Admission.MEMBERS : Admission.MERCHANTS;
        return Stream.of(values())
                .filter(step -> step.kind == kind && step.admission == side && step.isOpen(state))
                .toList();
    }

    /**
     * Asks that it may be done in this state.
     *
     * @throws RuleViolation with the state
     */
    void require(WorkState state) {
        if (!isOpen(state)) {
            throw new RuleViolation(rule, state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private boolean isOpen(WorkState state) {
        return switch (this) {
            case ACCEPT, DECLINE, WITHDRAW -> state == WorkState.SENT;
            case DECLINE_JOB, PAY, CLOSE -> state == WorkState.OPEN;
            case INVOICE -> state == WorkState.IN_PROGRESS || state == WorkState.COMPLETED;
            case COMPLETE -> state == WorkState.IN_PROGRESS;
        };
    }

    Kind kind() {
        return kind;
    }

    Admission admission() {
        return admission;
    }

    String path(String id) {
        return kind.path(id) + "/" + path;
    }

    /** The id of the link to it. */
    String element(String id) {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + id;
    }

    /** Whether it is what the other side hopes for. */
    boolean isHopedFor() {
        return this == ACCEPT || this == PAY;
    }

    /** Whether nothing brings back what it ends, so that its button warns. */
    boolean isEnd() {
        return switch (this) {
            case DECLINE, WITHDRAW, DECLINE_JOB, CLOSE -> true;
            case ACCEPT, INVOICE, COMPLETE, PAY -> false;
        };
    }

    /** What links and buttons to it say. */
    Word label() {
        return switch (this) {
            case ACCEPT -> WorkWords.ACCEPT;
            case DECLINE -> WorkWords.DECLINE;
            case WITHDRAW -> WorkWords.WITHDRAW;
            case DECLINE_JOB -> WorkWords.DECLINE_JOB;
            case INVOICE -> WorkWords.CREATE_INVOICE;
            case COMPLETE -> WorkWords.COMPLETE;
            case PAY -> WorkWords.PAY;
            case CLOSE -> WorkWords.CLOSE;
        };
    }

    Word question() {
        return switch (this) {
            case ACCEPT -> WorkWords.ACCEPT_QUESTION;
            case DECLINE -> WorkWords.DECLINE_QUESTION;
            case WITHDRAW -> WorkWords.WITHDRAW_QUESTION;
            case DECLINE_JOB -> WorkWords.DECLINE_JOB_QUESTION;
            case INVOICE -> WorkWords.CREATE_INVOICE;
            case COMPLETE -> WorkWords.COMPLETE_QUESTION;
            case PAY -> WorkWords.PAY_QUESTION;
            case CLOSE -> WorkWords.CLOSE_QUESTION;
        };
    }

    /** What follows from it. */
    Word consequence() {
        return switch (this) {
            case ACCEPT -> WorkWords.ACCEPT_CONSEQUENCE;
            case DECLINE -> WorkWords.DECLINE_CONSEQUENCE;
            case WITHDRAW -> WorkWords.WITHDRAW_CONSEQUENCE;
            case DECLINE_JOB -> WorkWords.DECLINE_JOB_CONSEQUENCE;
            case INVOICE, PAY -> WorkWords.PAY_CONSEQUENCE;
            case COMPLETE -> WorkWords.COMPLETE_CONSEQUENCE;
            case CLOSE -> WorkWords.CLOSE_CONSEQUENCE;
        };
    }
}
