package dev.viesti.http.web;

import dev.viesti.application.ConversationView;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.Work;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Proposals, jobs and invoices of a conversation, as one of its sides sees them and may act on them.
 *
 * @param selection of the list beside the conversation
 */
record WorkView(Reader reader, boolean isMember, ConversationView conversation, Work work, Selection selection) {
    private static final int LONG = 400;
    private static final int LINES = 8;

    /** One of them in a few words. */
    record Item(
            Step.Kind kind,
            String id,
            Instant at,
            Optional<String> title,
            Optional<Money> sum,
            WorkState state,
            List<Step> steps) {}

    /** All of them, newest first. */
    List<Item> items() {
        return Stream.of(
                        work.proposals().stream().map(this::item),
                        work.jobs().stream().map(this::item),
                        work.invoices().stream().map(this::item))
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(Item::at).reversed())
                .toList();
    }

    private Item item(Proposal proposal) {
        return new Item(
                Step.Kind.PROPOSAL,
                proposal.id().value(),
                proposal.createdAt(),
                Optional.of(proposal.title()),
                proposal.price(),
                WorkState.of(proposal),
                steps(proposal));
    }

    private Item item(Job job) {
        return new Item(
                Step.Kind.JOB,
                job.id().value(),
                job.createdAt(),
                title(job.id()),
                Optional.empty(),
                WorkState.of(job),
                steps(Step.Kind.JOB, WorkState.of(job)));
    }

    private Item item(Invoice invoice) {
        return new Item(
                Step.Kind.INVOICE,
                invoice.id().value(),
                invoice.createdAt(),
                title(invoice.job()),
                Optional.of(invoice.total()),
                WorkState.of(invoice),
                steps(invoice));
    }

    /** What the job is called: as the proposal that started it. */
    Optional<String> title(JobId job) {
        return work.proposals().stream()
                .filter(proposal -> proposal.job().equals(Optional.of(job)))
                .filter(proposal -> proposal.status() == ProposalStatus.ACCEPTED)
                .map(Proposal::title)
                .findFirst();
    }

    List<Step> steps(Proposal proposal) {
        return steps(Step.Kind.PROPOSAL, WorkState.of(proposal));
    }

    List<Step> steps(Invoice invoice) {
        return steps(Step.Kind.INVOICE, WorkState.of(invoice));
    }

    private List<Step> steps(Step.Kind kind, WorkState state) {
        return conversation.blocked() ? List.of() : Step.open(isMember, kind, state);
    }

    /** Whether the side may still add something. */
    boolean mayPropose() {
        return isMember && !conversation.blocked();
    }

    /** The sent proposals that name the job. */
    long sentFor(JobId job) {
        return work.proposals().stream()
                .filter(proposal -> proposal.status() == ProposalStatus.SENT)
                .filter(proposal -> proposal.job().equals(Optional.of(job)))
                .count();
    }

    /** Proposals on the page that stand otherwise than it shows. */
    List<Proposal> movedProposals(List<String> shown) {
        return work.proposals().stream()
                .filter(proposal ->
                        hasMoved(shown, Step.Kind.PROPOSAL.element(proposal.id().value()), WorkState.of(proposal)))
                .toList();
    }

    /** Invoices on the page that stand otherwise than it shows. */
    List<Invoice> movedInvoices(List<String> shown) {
        return work.invoices().stream()
                .filter(invoice ->
                        hasMoved(shown, Step.Kind.INVOICE.element(invoice.id().value()), WorkState.of(invoice)))
                .toList();
    }

    private static boolean hasMoved(List<String> shown, String element, WorkState state) {
        return shown.stream()
                .anyMatch(card -> card.startsWith(element + ":") && !card.equals(element + ":" + state.name()));
    }

    String back() {
        return selection.on("/conversations/" + conversation.id().value());
    }

    /** Whether a text is too long to stand there unfolded. */
    static boolean isLong(String text) {
        return text.length() > LONG || text.lines().count() > LINES;
    }
}
