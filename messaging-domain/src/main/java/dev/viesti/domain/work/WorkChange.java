package dev.viesti.domain.work;

import dev.viesti.domain.party.Author;
import java.util.ArrayList;
import java.util.List;

/** What a decision changed or made, and the events to record for it, in their order. */
public record WorkChange(
        List<Proposal> proposals, List<Job> jobs, List<Invoice> invoices, List<WorkEvent.Authored> events) {
    public WorkChange {
        proposals = List.copyOf(proposals);
        jobs = List.copyOf(jobs);
        invoices = List.copyOf(invoices);
        events = List.copyOf(events);
    }

    /** How much of each kind changed. */
    public Counts counts() {
        return new Counts(proposals.size(), jobs.size(), invoices.size());
    }

    /** Numbers of proposals, jobs and invoices. */
    public record Counts(int proposals, int jobs, int invoices) {
        /** Nothing of any kind. */
        public static final Counts NONE = new Counts(0, 0, 0);

        /** The sums. */
        public Counts plus(Counts other) {
            return new Counts(proposals + other.proposals, jobs + other.jobs, invoices + other.invoices);
        }
    }

    static final class Builder {
        private final List<Proposal> proposals = new ArrayList<>();
        private final List<Job> jobs = new ArrayList<>();
        private final List<Invoice> invoices = new ArrayList<>();
        private final List<WorkEvent.Authored> events = new ArrayList<>();

        Builder with(Author author, Proposal proposal) {
            proposals.add(proposal);
            return record(author, new WorkEvent.ProposalEvent(proposal.id(), proposal.title(), proposal.status()));
        }

        Builder with(Author author, Job job) {
            jobs.add(job);
            return record(author, new WorkEvent.JobEvent(job.id(), job.status()));
        }

        Builder with(Author author, Invoice invoice) {
            invoices.add(invoice);
            return record(author, new WorkEvent.InvoiceEvent(invoice.id(), invoice.total(), invoice.status()));
        }

        private Builder record(Author author, WorkEvent event) {
            events.add(new WorkEvent.Authored(author, event));
            return this;
        }

        WorkChange build() {
            return new WorkChange(proposals, jobs, invoices, events);
        }
    }
}
