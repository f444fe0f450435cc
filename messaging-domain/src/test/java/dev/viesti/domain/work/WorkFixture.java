package dev.viesti.domain.work;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.party.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Work in whatever state a test begins with, and what it looks like after a change. */
final class WorkFixture {
    static final PartnerId PARTNER = new PartnerId("partner");
    static final ConversationId CONVERSATION = new ConversationId("conversation");
    static final Optional<ShopId> SHOP = Optional.of(new ShopId("shop"));
    static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    static final Author MERCHANT = Author.of(new MerchantId("aino"));
    static final Author MEMBER = Author.of(new MemberId("mikko"));
    static final ProposalId PROPOSAL = new ProposalId("proposal");
    static final JobId JOB = new JobId("job");
    static final InvoiceId INVOICE = new InvoiceId("invoice");
    static final JobId NEW_JOB = new JobId("new-job");

    private WorkFixture() {}

    static ProposalDraft draft(Optional<JobId> job) {
        return new ProposalDraft(
                "Title",
                "Scope",
                Optional.empty(),
                job,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    static Proposal proposal(ProposalId id, ProposalStatus status, Optional<JobId> job) {
        var sent = Proposal.sent(PARTNER, CONVERSATION, id, draft(job), AT);
        return switch (status) {
            case SENT -> sent;
            case ACCEPTED -> sent.accept(job);
            case DECLINED -> sent.decline(Optional.of("Too dear"));
            case WITHDRAWN -> sent.withdraw();
            case CLOSED -> sent.close();
        };
    }

    static Job job(JobId id, JobStatus status) {
        return new Job(PARTNER, CONVERSATION, id, SHOP.orElseThrow(), status, AT);
    }

    static InvoiceDraft invoiceDraft() {
        return new InvoiceDraft(List.of(
                InvoiceLine.of("One", Money.of("1.50", "EUR")), InvoiceLine.of("Two", Money.of("2.25", "EUR"))));
    }

    static Invoice invoice(InvoiceId id, InvoiceStatus status) {
        var draft = invoiceDraft();
        return new Invoice(PARTNER, CONVERSATION, id, JOB, status, draft.lines(), draft.total(), AT);
    }

    static Work work(List<Proposal> proposals, List<Job> jobs, List<Invoice> invoices) {
        return new Work(PARTNER, CONVERSATION, SHOP, proposals, jobs, invoices);
    }

    static Work workWithoutShop(List<Proposal> proposals) {
        return new Work(PARTNER, CONVERSATION, Optional.empty(), proposals, List.of(), List.of());
    }

    static Work after(Work work, WorkChange change) {
        return new Work(
                work.partner(),
                work.conversation(),
                work.shop(),
                merged(work.proposals(), change.proposals(), Proposal::id),
                merged(work.jobs(), change.jobs(), Job::id),
                merged(work.invoices(), change.invoices(), Invoice::id));
    }

    /** Each record as the one who wrote it and its type, such as {@code merchant aino: proposal-accepted}. */
    static List<String> records(WorkChange change) {
        return change.events().stream()
                .map(told -> told.author().kind().word() + " " + told.author().id() + ": "
                        + told.event().type())
                .toList();
    }

    private static <T> List<T> merged(List<T> before, List<T> changed, Function<T, Object> id) {
        var all = new ArrayList<T>();
        before.forEach(item -> all.add(changed.stream()
                .filter(next -> id.apply(next).equals(id.apply(item)))
                .findAny()
                .orElse(item)));
        var known = before.stream().map(id).toList();
        return Stream.concat(all.stream(), changed.stream().filter(item -> !known.contains(id.apply(item))))
                .toList();
    }
}
