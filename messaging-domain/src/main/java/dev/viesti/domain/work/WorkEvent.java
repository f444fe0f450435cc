package dev.viesti.domain.work;

import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.party.Author;

/** Something that happened to a proposal, a job or an invoice, told by the status that it has since (W7). */
public sealed interface WorkEvent {

    /** The stable word for this event, such as {@code proposal-sent}. */
    String type();

    /** A proposal was sent, accepted, declined, withdrawn or closed. */
    record ProposalEvent(ProposalId proposal, String title, ProposalStatus status) implements WorkEvent {
        @Override
        public String type() {
            return "proposal-" + status.word();
        }
    }

    /** A job was opened, started, declined, completed or closed. */
    record JobEvent(JobId job, JobStatus status) implements WorkEvent {
        @Override
        public String type() {
            return switch (status) {
                case OPEN -> "job-opened";
                case IN_PROGRESS -> "job-started";
                case COMPLETED -> "job-completed";
                case DECLINED -> "job-declined";
                case CLOSED -> "job-closed";
            };
        }
    }

    /** An invoice was issued, paid or closed. */
    record InvoiceEvent(InvoiceId invoice, Money total, InvoiceStatus status) implements WorkEvent {
        @Override
        public String type() {
            return status == InvoiceStatus.OPEN ? "invoice-issued" : "invoice-" + status.word();
        }
    }

    /** An event and its author: who acted, or the system for what followed from the act. */
    record Authored(Author author, WorkEvent event) {}
}
