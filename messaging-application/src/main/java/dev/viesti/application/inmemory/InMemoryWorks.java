package dev.viesti.application.inmemory;

import dev.viesti.application.port.Works;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.Work;
import dev.viesti.domain.work.WorkChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

record InMemoryWorks(Supplier<State> transaction) implements Works {

    @Override
    public Optional<ConversationId> conversationOf(ProposalId id) {
        return transaction.get().proposals.find(id);
    }

    @Override
    public Optional<ConversationId> conversationOf(JobId id) {
        return transaction.get().jobs.find(id);
    }

    @Override
    public Optional<ConversationId> conversationOf(InvoiceId id) {
        return transaction.get().invoices.find(id);
    }

    @Override
    public Work of(Conversation conversation) {
        return transaction.get().work(conversation);
    }

    @Override
    public void apply(WorkChange change) {
        var state = transaction.get();
        change.jobs().forEach(job -> {
            state.jobs.put(job.id(), job.conversation());
            var work = work(state, job.conversation());
            store(state, work, work.proposals(), with(work.jobs(), job, Job::id), work.invoices());
        });
        change.proposals().forEach(proposal -> {
            state.proposals.put(proposal.id(), proposal.conversation());
            var work = work(state, proposal.conversation());
            store(state, work, with(work.proposals(), proposal, Proposal::id), work.jobs(), work.invoices());
        });
        change.invoices().forEach(invoice -> {
            state.invoices.put(invoice.id(), invoice.conversation());
            var work = work(state, invoice.conversation());
            store(state, work, work.proposals(), work.jobs(), with(work.invoices(), invoice, Invoice::id));
        });
    }

    private static Work work(State state, ConversationId conversation) {
        return state.work(state.conversations.require(conversation));
    }

    private static void store(
            State state, Work work, List<Proposal> proposals, List<Job> jobs, List<Invoice> invoices) {
        state.works.put(
                work.conversation(),
                new Work(work.partner(), work.conversation(), work.shop(), proposals, jobs, invoices));
    }

    /** The list with the item in the place of the one with its id, else at the end. */
    private static <T, I> List<T> with(List<T> items, T item, Function<T, I> id) {
        var byId = new LinkedHashMap<I, T>();
        items.forEach(old -> byId.put(id.apply(old), old));
        byId.put(id.apply(item), item);
        return List.copyOf(byId.values());
    }
}
