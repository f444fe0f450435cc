package dev.viesti.application;

import dev.viesti.application.port.IdGenerator;
import dev.viesti.application.port.InboxReader;
import dev.viesti.application.port.Transactions;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.Text;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.InvoiceDraft;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalDraft;
import dev.viesti.domain.work.Work;
import dev.viesti.domain.work.WorkChange;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Proposals, jobs and invoices (W1–W8): who may do what is in the types of the actors. Every operation throws
 * {@link NotFound} for what isn't the actor's and {@link dev.viesti.domain.RuleViolation} after a block (M3) or with the state that it
 * lost to (W8). Safe for several threads.
 */
public final class Agreements {
    private final Transactions transactions;
    private final InboxReader reader;
    private final Ticker clock;
    private final IdGenerator ids;

    Agreements(Transactions transactions, InboxReader reader, Ticker clock, IdGenerator ids) {
        this.transactions = transactions;
        this.reader = reader;
        this.clock = clock;
        this.ids = ids;
    }

    /** One proposal. */
    public Proposal proposal(Actor.Participant actor, ProposalId id) {
        return reader.proposal(actor, id).orElseThrow(() -> new NotFound("proposal"));
    }

    /** One job. */
    public Job job(Actor.Participant actor, JobId id) {
        return reader.job(actor, id).orElseThrow(() -> new NotFound("job"));
    }

    /** One invoice. */
    public Invoice invoice(Actor.Participant actor, InvoiceId id) {
        return reader.invoice(actor, id).orElseThrow(() -> new NotFound("invoice"));
    }

    /** Sends a proposal (W1). */
    public Proposal propose(Actor.Member actor, ConversationId id, ProposalDraft draft, Optional<IdempotencyKey> key) {
        var fingerprint = Fingerprint.of(
                "propose",
                id.value(),
                draft.title(),
                draft.scope(),
                draft.service(),
                draft.job(),
                draft.price(),
                Fingerprint.ofAll(draft.milestones()),
                draft.estimatedDays(),
                draft.terms());
        var made = transactions.inTransaction(work ->
                Idempotency.once(work, actor, key, fingerprint, clock.now(), () -> propose(work, actor, id, draft)));
        return proposal(actor, new ProposalId(made));
    }

    private String propose(UnitOfWork work, Actor.Member actor, ConversationId id, ProposalDraft draft) {
        var parties = Locked.visible(work, actor, id);
        draft.job().ifPresent(job -> requireJobOf(work, id, job));
        var conversation = Locked.open(work, parties);
        draft.service().ifPresent(service -> Locked.requireOffered(work, actor.partner(), service));
        var now = clock.now();
        var proposal = new ProposalId(ids.next());
        var change = work.works().of(conversation).propose(proposal, draft, actor.author(), now);
        work.works().apply(change);
        Locked.append(work, conversation, Locked.records(change), now);
        return proposal.value();
    }

    private static void requireJobOf(UnitOfWork work, ConversationId conversation, JobId job) {
        if (!work.works().conversationOf(job).equals(Optional.of(conversation))) {
            throw new NotFound("job");
        }
    }

    /** Accepts a proposal, which starts the work (W2). */
    public Proposal accept(Actor.Merchant actor, ProposalId id) {
        var newJob = new JobId(ids.next());
        change(
                actor,
                work -> work.works().conversationOf(id),
                "proposal",
                (all, now) -> all.accept(id, newJob, actor.author(), now));
        return proposal(actor, id);
    }

    /**
     * Declines a proposal, with a reason or without.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code reason}, of at most 1,000 code points
     */
    public Proposal decline(Actor.Merchant actor, ProposalId id, Optional<String> reason) {
        var errors = new FieldErrors();
        var why = errors.optionalText("reason", reason.filter(text -> !Text.isBlank(text)), Text.MAX_REASON);
        errors.throwIfAny();
        change(
                actor,
                work -> work.works().conversationOf(id),
                "proposal",
                (all, now) -> all.decline(id, why, actor.author()));
        return proposal(actor, id);
    }

    /** Withdraws a proposal. */
    public Proposal withdraw(Actor.Member actor, ProposalId id) {
        change(
                actor,
                work -> work.works().conversationOf(id),
                "proposal",
                (all, now) -> all.withdraw(id, actor.author()));
        return proposal(actor, id);
    }

    /** Declines an open job. */
    public Job decline(Actor.Member actor, JobId id) {
        change(actor, work -> work.works().conversationOf(id), "job", (all, now) -> all.declineJob(id, actor.author()));
        return job(actor, id);
    }

    /** Completes a job in progress (W6). */
    public Job complete(Actor.Member actor, JobId id) {
        change(actor, work -> work.works().conversationOf(id), "job", (all, now) -> all.complete(id, actor.author()));
        return job(actor, id);
    }

    /** Issues an invoice for a job (W6). */
    public Invoice issue(Actor.Member actor, JobId job, InvoiceDraft draft, Optional<IdempotencyKey> key) {
        var fingerprint = Fingerprint.of("issue", job.value(), Fingerprint.ofAll(draft.lines()));
        var made =
                transactions.inTransaction(work -> Idempotency.once(work, actor, key, fingerprint, clock.now(), () -> {
                    var id = new InvoiceId(ids.next());
                    change(
                            work,
                            actor,
                            unit -> unit.works().conversationOf(job),
                            "job",
                            (all, now) -> all.issue(id, job, draft, actor.author(), now));
                    return id.value();
                }));
        return invoice(actor, new InvoiceId(made));
    }

    /** Marks an invoice as paid (W6). */
    public Invoice pay(Actor.Merchant actor, InvoiceId id) {
        change(actor, work -> work.works().conversationOf(id), "invoice", (all, now) -> all.pay(id, actor.author()));
        return invoice(actor, id);
    }

    /** Closes an open invoice (W6). */
    public Invoice close(Actor.Member actor, InvoiceId id) {
        change(actor, work -> work.works().conversationOf(id), "invoice", (all, now) -> all.close(id, actor.author()));
        return invoice(actor, id);
    }

    private void change(
            Actor.Participant actor,
            Function<UnitOfWork, Optional<ConversationId>> owner,
            String what,
            BiFunction<Work, Instant, WorkChange> decision) {
        var unused = transactions.inTransaction(work -> {
            Locked.requireAccess(work, actor);
            change(work, actor, owner, what, decision);
            return true;
        });
    }

    private void change(
            UnitOfWork work,
            Actor.Participant actor,
            Function<UnitOfWork, Optional<ConversationId>> owner,
            String what,
            BiFunction<Work, Instant, WorkChange> decision) {
        var id = owner.apply(work).orElseThrow(() -> new NotFound(what));
        var conversation = Locked.open(work, Locked.visible(work, actor, id));
        var now = clock.now();
        var change = decision.apply(work.works().of(conversation), now);
        work.works().apply(change);
        Locked.append(work, conversation, Locked.records(change), now);
    }
}
