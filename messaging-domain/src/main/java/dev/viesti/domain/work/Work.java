package dev.viesti.domain.work;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.party.Author;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All proposals, jobs and invoices of one conversation: decides every transition (W1–W8) and what follows from it.
 * Whatever an operation names must be among them; {@link java.util.NoSuchElementException} says that it isn't.
 */
public record Work(
        PartnerId partner,
        ConversationId conversation,
        Optional<ShopId> shop,
        List<Proposal> proposals,
        List<Job> jobs,
        List<Invoice> invoices) {

    public Work {
        proposals = List.copyOf(proposals);
        jobs = List.copyOf(jobs);
        invoices = List.copyOf(invoices);
    }

    /** The work of a conversation that has none yet. */
    public static Work none(PartnerId partner, ConversationId conversation, Optional<ShopId> shop) {
        return new Work(partner, conversation, shop, List.of(), List.of(), List.of());
    }

    /** The jobs that are asked for and nothing agreed on. */
    public List<JobId> openJobs() {
        return jobs.stream()
                .filter(job -> job.status() == JobStatus.OPEN)
                .map(Job::id)
                .toList();
    }

    /** Opens a job, as a matching request for a shop does (C4); the record is the system's. */
    public WorkChange open(JobId job, Instant at) {
        return new WorkChange.Builder()
                .with(Author.SYSTEM, newJob(job, JobStatus.OPEN, at))
                .build();
    }

    /** The job, if the conversation has it. */
    public Optional<Job> job(JobId id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findAny();
    }

    /**
     * Sends a proposal (W1).
     *
     * @throws RuleViolation {@link Rule#JOB_NOT_OPEN}
     */
    public WorkChange propose(ProposalId id, ProposalDraft draft, Author member, Instant at) {
        draft.job().map(this::requireJob).ifPresent(Job::requireOpen);
        return new WorkChange.Builder()
                .with(member, Proposal.sent(partner, conversation, id, draft, at))
                .build();
    }

    /**
     * Accepts a sent proposal, which starts the work (W2): the named job, or {@code newJob} where there is a shop.
     *
     * @throws RuleViolation {@link Rule#PROPOSAL_NOT_OPEN}, {@link Rule#JOB_NOT_OPEN}
     */
    public WorkChange accept(ProposalId id, JobId newJob, Author merchant, Instant at) {
        var proposal = requireProposal(id);
        var started = proposal.job()
                .map(named -> requireJob(named))
                .or(() -> shop.map(any -> newJob(newJob, JobStatus.OPEN, at)));
        var change = new WorkChange.Builder().with(merchant, proposal.accept(started.map(Job::id)));
        started.ifPresent(job -> {
            change.with(Author.SYSTEM, job.start());
            closeRivals(change, job.id(), Optional.of(id));
        });
        return change.build();
    }

    /**
     * Declines a sent proposal.
     *
     * @throws RuleViolation {@link Rule#PROPOSAL_NOT_OPEN}
     */
    public WorkChange decline(ProposalId id, Optional<String> reason, Author merchant) {
        return new WorkChange.Builder()
                .with(merchant, requireProposal(id).decline(reason))
                .build();
    }

    /**
     * Withdraws a sent proposal.
     *
     * @throws RuleViolation {@link Rule#PROPOSAL_NOT_OPEN}
     */
    public WorkChange withdraw(ProposalId id, Author member) {
        return new WorkChange.Builder()
                .with(member, requireProposal(id).withdraw())
                .build();
    }

    /**
     * Declines an open job; sent proposals that name it are closed (W2).
     *
     * @throws RuleViolation {@link Rule#JOB_NOT_OPEN}
     */
    public WorkChange declineJob(JobId id, Author member) {
        var change = new WorkChange.Builder().with(member, requireJob(id).decline());
        closeRivals(change, id, Optional.empty());
        return change.build();
    }

    /** Declines every open job (W4); changes nothing where there is none. */
    public WorkChange declineOpenJobs(Author member) {
        var change = new WorkChange.Builder();
        for (var id : openJobs()) {
            change.with(member, requireJob(id).decline());
            closeRivals(change, id, Optional.empty());
        }
        return change.build();
    }

    /**
     * Completes a job in progress.
     *
     * @throws RuleViolation {@link Rule#JOB_NOT_IN_PROGRESS}
     */
    public WorkChange complete(JobId id, Author member) {
        return new WorkChange.Builder().with(member, requireJob(id).complete()).build();
    }

    /**
     * Issues an invoice for a job.
     *
     * @throws RuleViolation {@link Rule#JOB_NOT_INVOICEABLE}
     */
    public WorkChange issue(InvoiceId id, JobId job, InvoiceDraft draft, Author member, Instant at) {
        requireJob(job).requireInvoiceable();
        var invoice = new Invoice(partner, conversation, id, job, InvoiceStatus.OPEN, draft.lines(), draft.total(), at);
        return new WorkChange.Builder().with(member, invoice).build();
    }

    /**
     * Marks an open invoice as paid.
     *
     * @throws RuleViolation {@link Rule#INVOICE_NOT_OPEN}
     */
    public WorkChange pay(InvoiceId id, Author merchant) {
        return new WorkChange.Builder().with(merchant, requireInvoice(id).pay()).build();
    }

    /**
     * Closes an open invoice.
     *
     * @throws RuleViolation {@link Rule#INVOICE_NOT_OPEN}
     */
    public WorkChange close(InvoiceId id, Author member) {
        return new WorkChange.Builder().with(member, requireInvoice(id).close()).build();
    }

    /** Closes everything unfinished, as a block does (B3); what has ended keeps its word. */
    public WorkChange closeUnfinished() {
        var change = new WorkChange.Builder();
        proposals.stream().filter(this::isUnfinished).forEach(proposal -> change.with(Author.SYSTEM, proposal.close()));
        jobs.stream().filter(Job::isUnfinished).forEach(job -> change.with(Author.SYSTEM, job.close()));
        invoices.stream()
                .filter(invoice -> invoice.status() == InvoiceStatus.OPEN)
                .forEach(invoice -> change.with(Author.SYSTEM, invoice.close()));
        return change.build();
    }

    private boolean isUnfinished(Proposal proposal) {
        return switch (proposal.status()) {
            case SENT -> true;
            case ACCEPTED ->
                proposal.job().map(id -> requireJob(id).isUnfinished()).orElse(true);
            case DECLINED, WITHDRAWN, CLOSED -> false;
        };
    }

    private void closeRivals(WorkChange.Builder change, JobId job, Optional<ProposalId> except) {
        proposals.stream()
                .filter(proposal -> proposal.status() == ProposalStatus.SENT)
                .filter(proposal -> proposal.job().equals(Optional.of(job)))
                .filter(proposal -> !Optional.of(proposal.id()).equals(except))
                .forEach(proposal -> change.with(Author.SYSTEM, proposal.close()));
    }

    private Job newJob(JobId id, JobStatus status, Instant at) {
        return new Job(partner, conversation, id, shop.orElseThrow(), status, at);
    }

    private Proposal requireProposal(ProposalId id) {
        return proposals.stream()
                .filter(proposal -> proposal.id().equals(id))
                .findAny()
                .orElseThrow();
    }

    private Job requireJob(JobId id) {
        return job(id).orElseThrow();
    }

    private Invoice requireInvoice(InvoiceId id) {
        return invoices.stream()
                .filter(invoice -> invoice.id().equals(id))
                .findAny()
                .orElseThrow();
    }
}
