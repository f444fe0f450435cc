package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.viesti.application.Actor;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.Money;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.InvoiceDraft;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.Milestone;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalDraft;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.Work;
import dev.viesti.domain.work.WorkChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Proposals, jobs and invoices. */
public interface WorksContract extends Scene {

    @Test
    default void a_conversation_begins_without_work() {
        var conversation = withShop("c");

        assertThat(work(conversation))
                .isEqualTo(Work.none(conversation.partner(), conversation.id(), conversation.shop()));
        var withoutShop = conversation("no-shop", conversation.partner(), merchant("y"), at(1));
        assertThat(work(withoutShop)).isEqualTo(Work.none(withoutShop.partner(), withoutShop.id(), Optional.empty()));
    }

    @Test
    default void work_that_is_not_there_belongs_to_no_conversation() {
        run(unit -> {
            assertThat(unit.works().conversationOf(new ProposalId("no"))).isEmpty();
            assertThat(unit.works().conversationOf(new JobId("no"))).isEmpty();
            assertThat(unit.works().conversationOf(new InvoiceId("no"))).isEmpty();
        });
    }

    @Test
    default void a_change_of_nothing_changes_nothing() {
        var conversation = withShop("c");
        change(conversation, work -> work.open(new JobId("job"), at(1)));
        var before = work(conversation);

        change(conversation, work -> new WorkChange(List.of(), List.of(), List.of(), List.of()));

        assertThat(work(conversation)).isEqualTo(before);
    }

    @Test
    default void a_proposal_is_kept_with_all_that_it_says_W1() {
        var conversation = withShop("c");
        var draft = new ProposalDraft(
                "A \"plan\" 😀",
                "Line\nand line",
                Optional.of(new ServiceId("service")),
                Optional.empty(),
                Optional.of(Money.of("1200.50", "EUR")),
                List.of(
                        Milestone.of("Second to none", Optional.of(Money.of("700", "JPY")), Optional.of(3_650)),
                        Milestone.of("Another", Optional.empty(), Optional.empty()),
                        Milestone.of("Another", Optional.of(Money.of("0.001", "KWD")), Optional.of(1))),
                Optional.of(30),
                Optional.of("Terms\nof two lines"));
        change(conversation, work -> work.propose(new ProposalId("full"), draft, author(conversation), at(1)));
        change(conversation, work -> work.propose(new ProposalId("bare"), draft("Bare"), author(conversation), at(2)));

        assertThat(work(conversation).proposals())
                .containsExactly(
                        new Proposal(
                                conversation.partner(),
                                conversation.id(),
                                new ProposalId("full"),
                                ProposalStatus.SENT,
                                draft.title(),
                                draft.scope(),
                                draft.service(),
                                Optional.empty(),
                                draft.price(),
                                draft.milestones(),
                                draft.estimatedDays(),
                                draft.terms(),
                                Optional.empty(),
                                at(1)),
                        new Proposal(
                                conversation.partner(),
                                conversation.id(),
                                new ProposalId("bare"),
                                ProposalStatus.SENT,
                                "Bare",
                                "Scope",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                at(2)));
        assertThat(found(unit -> unit.works().conversationOf(new ProposalId("full"))))
                .contains(conversation.id());
    }

    @Test
    default void the_most_that_a_proposal_says_is_kept() {
        var conversation = withShop("c");
        var milestone = Milestone.of("😀".repeat(200), Optional.of(Money.of("999999999999.99", "EUR")), Optional.of(1));
        var draft = new ProposalDraft(
                "😀".repeat(200),
                "😀".repeat(10_000),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Money.of("999999999999.99", "EUR")),
                List.of(milestone, milestone, milestone, milestone, milestone),
                Optional.of(3_650),
                Optional.of("😀".repeat(10_000)));
        var reason = "😀".repeat(1_000);
        change(conversation, work -> work.propose(new ProposalId("most"), draft, author(conversation), at(1)));
        change(
                conversation,
                work -> work.decline(
                        new ProposalId("most"),
                        Optional.of(reason),
                        merchant(conversation).author()));

        var stored = work(conversation).proposals().get(0);
        assertThat(stored.title()).isEqualTo(draft.title());
        assertThat(stored.scope()).isEqualTo(draft.scope());
        assertThat(stored.price()).isEqualTo(draft.price());
        assertThat(stored.milestones()).isEqualTo(draft.milestones());
        assertThat(stored.terms()).isEqualTo(draft.terms());
        assertThat(stored.reason()).contains(reason);
    }

    @Test
    default void a_proposal_keeps_its_answer_and_its_reason_W1() {
        var conversation = withShop("c");
        var merchant = merchant(conversation).author();
        for (var id : List.of("accepted", "declined", "withdrawn", "closed", "sent")) {
            change(conversation, work -> work.propose(new ProposalId(id), draft(id), author(conversation), at(1)));
        }

        change(conversation, work -> work.accept(new ProposalId("accepted"), new JobId("job"), merchant, at(2)));
        change(conversation, work -> work.decline(new ProposalId("declined"), Optional.of("Too\nmuch"), merchant));
        change(conversation, work -> work.withdraw(new ProposalId("withdrawn"), author(conversation)));

        var work = work(conversation);
        assertThat(work.proposals())
                .extracting(Proposal::status)
                .containsExactly(
                        ProposalStatus.ACCEPTED,
                        ProposalStatus.DECLINED,
                        ProposalStatus.WITHDRAWN,
                        ProposalStatus.SENT,
                        ProposalStatus.SENT);
        assertThat(work.proposals().get(0).job()).contains(new JobId("job"));
        assertThat(work.proposals().get(1).reason()).contains("Too\nmuch");
        assertThat(work.jobs())
                .containsExactly(new Job(
                        conversation.partner(),
                        conversation.id(),
                        new JobId("job"),
                        conversation.shop().orElseThrow(),
                        JobStatus.IN_PROGRESS,
                        at(2)));
        assertThat(found(unit -> unit.works().conversationOf(new JobId("job")))).contains(conversation.id());

        change(conversation, Work::closeUnfinished);
        assertThat(work(conversation).proposals())
                .extracting(Proposal::status)
                .containsExactly(
                        ProposalStatus.CLOSED,
                        ProposalStatus.DECLINED,
                        ProposalStatus.WITHDRAWN,
                        ProposalStatus.CLOSED,
                        ProposalStatus.CLOSED);
    }

    @Test
    default void without_a_shop_an_accepted_proposal_stands_for_the_work_W2() {
        var partner = partner("p");
        member(partner, "member");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        change(
                conversation,
                work -> work.propose(new ProposalId("proposal"), draft("Plan"), author(conversation), at(1)));

        change(
                conversation,
                work -> work.accept(
                        new ProposalId("proposal"),
                        new JobId("none"),
                        merchant(conversation).author(),
                        at(2)));

        assertThat(work(conversation).jobs()).isEmpty();
        assertThat(work(conversation).proposals())
                .extracting(Proposal::status, Proposal::job)
                .containsExactly(tuple(ProposalStatus.ACCEPTED, Optional.empty()));
        assertThat(found(unit -> unit.works().conversationOf(new JobId("none"))))
                .isEmpty();
    }

    @Test
    default void a_job_keeps_its_status_and_starting_it_closes_what_else_names_it_W2() {
        var conversation = withShop("c");
        var merchant = merchant(conversation).author();
        for (var id : List.of("started", "declined", "open")) {
            change(conversation, work -> work.open(new JobId(id), at(1)));
        }
        for (var id : List.of("winner", "loser")) {
            change(
                    conversation,
                    work -> work.propose(
                            new ProposalId(id), draft(id, new JobId("started")), author(conversation), at(2)));
        }

        change(conversation, work -> work.accept(new ProposalId("winner"), new JobId("unused"), merchant, at(3)));
        change(conversation, work -> work.declineJob(new JobId("declined"), author(conversation)));

        assertThat(statuses(conversation)).containsExactly(JobStatus.IN_PROGRESS, JobStatus.DECLINED, JobStatus.OPEN);
        assertThat(work(conversation).proposals())
                .extracting(Proposal::status)
                .containsExactly(ProposalStatus.ACCEPTED, ProposalStatus.CLOSED);
        assertThat(found(unit -> unit.works().conversationOf(new JobId("unused"))))
                .isEmpty();

        change(conversation, work -> work.complete(new JobId("started"), author(conversation)));
        change(conversation, Work::closeUnfinished);
        assertThat(statuses(conversation)).containsExactly(JobStatus.COMPLETED, JobStatus.DECLINED, JobStatus.CLOSED);
    }

    @Test
    default void an_invoice_is_kept_with_its_lines_in_their_order_and_its_status_W6() {
        var conversation = withShop("c");
        started(conversation, "job");
        var lines = new ArrayList<InvoiceLine>();
        for (var line = 100; line > 0; line--) {
            lines.add(InvoiceLine.of("Line " + line, Money.of(line + ".01", "EUR")));
        }
        var bill = new InvoiceDraft(lines);
        for (var id : List.of("paid", "closed", "open")) {
            change(
                    conversation,
                    work -> work.issue(new InvoiceId(id), new JobId("job"), bill, author(conversation), at(3)));
        }

        change(
                conversation,
                work -> work.pay(new InvoiceId("paid"), merchant(conversation).author()));
        change(conversation, work -> work.close(new InvoiceId("closed"), author(conversation)));

        var invoices = work(conversation).invoices();
        assertThat(invoices)
                .extracting(Invoice::status)
                .containsExactly(InvoiceStatus.PAID, InvoiceStatus.CLOSED, InvoiceStatus.OPEN);
        assertThat(invoices.get(2))
                .isEqualTo(new Invoice(
                        conversation.partner(),
                        conversation.id(),
                        new InvoiceId("open"),
                        new JobId("job"),
                        InvoiceStatus.OPEN,
                        lines,
                        Money.of("5051.00", "EUR"),
                        at(3)));
        assertThat(found(unit -> unit.works().conversationOf(new InvoiceId("paid"))))
                .contains(conversation.id());
    }

    @Test
    default void work_comes_in_the_order_of_its_making_whatever_happened_to_it_since() {
        var conversation = withShop("c");
        for (var id : List.of("c", "a", "b")) {
            var at = at(1 + work(conversation).jobs().size());
            change(conversation, work -> work.open(new JobId(id), at));
            change(
                    conversation,
                    work -> work.propose(new ProposalId(id), draft(id, new JobId("c")), author(conversation), at));
        }
        change(
                conversation,
                work -> work.accept(
                        new ProposalId("a"),
                        new JobId("unused"),
                        merchant(conversation).author(),
                        at(9)));
        for (var id : List.of("z", "y")) {
            var at = at(10 + work(conversation).invoices().size());
            change(
                    conversation,
                    work -> work.issue(new InvoiceId(id), new JobId("c"), bill(), author(conversation), at));
        }
        change(
                conversation,
                work -> work.pay(new InvoiceId("z"), merchant(conversation).author()));

        assertThat(work(conversation).jobs())
                .extracting(job -> job.id().value())
                .containsExactly("c", "a", "b");
        assertThat(work(conversation).proposals())
                .extracting(proposal -> proposal.id().value())
                .containsExactly("c", "a", "b");
        assertThat(work(conversation).invoices())
                .extracting(invoice -> invoice.id().value())
                .containsExactly("z", "y");
    }

    @Test
    default void the_work_of_two_conversations_is_kept_apart() {
        var one = withShop("one");
        var other = withShop("other");
        started(one, "job");
        change(one, work -> work.issue(new InvoiceId("i"), new JobId("job"), bill(), author(one), at(3)));
        var before = work(one);

        change(other, work -> work.open(new JobId("other-job"), at(1)));
        change(other, Work::closeUnfinished);

        assertThat(work(one)).isEqualTo(before);
        assertThat(statuses(other)).containsExactly(JobStatus.CLOSED);
        assertThat(work(other).proposals()).isEmpty();
    }

    @Test
    default void a_change_that_was_rolled_back_leaves_nothing() {
        var conversation = withShop("c");
        started(conversation, "job");
        var before = work(conversation);
        assertThatThrownBy(() -> run(unit -> {
                    var locked = unit.conversations().lock(conversation.partner(), conversation.id());
                    var works = unit.works();
                    works.apply(works.of(locked).open(new JobId("lost"), at(5)));
                    works.apply(works.of(locked)
                            .propose(new ProposalId("lost"), draft("Lost"), author(conversation), at(5)));
                    works.apply(works.of(locked)
                            .issue(new InvoiceId("lost"), new JobId("job"), bill(), author(conversation), at(5)));
                    works.apply(works.of(locked).closeUnfinished());
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(work(conversation)).isEqualTo(before);
        run(unit -> {
            assertThat(unit.works().conversationOf(new ProposalId("lost"))).isEmpty();
            assertThat(unit.works().conversationOf(new JobId("lost"))).isEmpty();
            assertThat(unit.works().conversationOf(new InvoiceId("lost"))).isEmpty();
        });
    }

    @Test
    default void a_transaction_sees_its_own_changes_of_work() {
        var conversation = withShop("c");
        run(unit -> {
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            unit.works().apply(unit.works().of(locked).open(new JobId("job"), at(1)));
            assertThat(unit.works().of(locked).openJobs()).containsExactly(new JobId("job"));
            assertThat(unit.works().conversationOf(new JobId("job"))).contains(conversation.id());
        });
    }

    @RaceTest
    default void of_racing_answers_to_a_proposal_one_wins_and_the_others_learn_the_state_they_lost_to_W8() {
        var conversation = withShop("c");
        var merchant = merchant(conversation).author();
        var proposal = new ProposalId("proposal");
        change(conversation, work -> work.propose(proposal, draft("Plan"), author(conversation), at(1)));

        var answers = Race.among(worker -> answer(conversation, work -> switch (worker % 3) {
            case 0 -> work.accept(proposal, new JobId("job-" + worker), merchant, at(2));
            case 1 -> work.decline(proposal, Optional.empty(), merchant);
            default -> work.withdraw(proposal, author(conversation));
        }));

        var status = work(conversation).proposals().get(0).status().word();
        assertThat(answers).containsOnlyOnce("won");
        assertThat(answers).containsOnly("won", status);
        assertThat(work(conversation).jobs()).hasSize(status.equals("accepted") ? 1 : 0);
    }

    @RaceTest
    default void of_racing_acceptances_for_one_job_one_starts_it_and_the_others_find_their_proposal_closed_W2() {
        var conversation = withShop("c");
        var job = new JobId("job");
        change(conversation, work -> work.open(job, at(1)));
        for (var worker = 0; worker < Race.WORKERS; worker++) {
            var id = new ProposalId("proposal-" + worker);
            change(conversation, work -> work.propose(id, draft("Plan", job), author(conversation), at(1)));
        }

        var answers = Race.among(worker -> answer(
                conversation,
                work -> work.accept(
                        new ProposalId("proposal-" + worker),
                        new JobId("unused-" + worker),
                        merchant(conversation).author(),
                        at(2))));

        assertThat(answers).containsOnlyOnce("won");
        assertThat(answers).containsOnly("won", "closed");
        assertThat(statuses(conversation)).containsExactly(JobStatus.IN_PROGRESS);
        assertThat(work(conversation).proposals())
                .extracting(Proposal::status)
                .containsOnlyOnce(ProposalStatus.ACCEPTED)
                .containsOnly(ProposalStatus.ACCEPTED, ProposalStatus.CLOSED);
    }

    @RaceTest
    default void of_a_racing_payment_and_closing_of_an_invoice_one_wins_W8() {
        var conversation = withShop("c");
        started(conversation, "job");
        var invoice = new InvoiceId("invoice");
        change(conversation, work -> work.issue(invoice, new JobId("job"), bill(), author(conversation), at(3)));

        var answers = Race.among(worker -> answer(
                conversation,
                work -> worker % 2 == 0
                        ? work.pay(invoice, merchant(conversation).author())
                        : work.close(invoice, author(conversation))));

        var status = work(conversation).invoices().get(0).status().word();
        assertThat(answers).containsOnlyOnce("won");
        assertThat(answers).containsOnly("won", status);
    }

    /** A conversation about a shop of a merchant, both of them its own. */
    private Conversation withShop(String id) {
        var partner = partner("p");
        member(partner, "member");
        var merchant = merchant("m-" + id);
        var shop = shop(merchant, "s-" + id, "Kukka", "https://kukka.example");
        return conversation(beginning(id, partner, merchant, Optional.of(shop.id())), at(1));
    }

    private void started(Conversation conversation, String job) {
        var proposal = new ProposalId("start-" + job);
        change(conversation, work -> work.propose(proposal, draft("Start"), author(conversation), at(1)));
        change(
                conversation,
                work -> work.accept(
                        proposal, new JobId(job), merchant(conversation).author(), at(2)));
    }

    /** Decides and stores, with its records, in one transaction. */
    private void change(Conversation conversation, Function<Work, WorkChange> decision) {
        run(unit -> {
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            var change = decision.apply(unit.works().of(locked));
            unit.works().apply(change);
            var current = locked;
            for (var event : change.events()) {
                current = append(unit, current, event.author(), new Content.WorkRecord(event.event()), at(5));
            }
        });
    }

    /** {@code won}, or the state that the decision lost to. */
    private String answer(Conversation conversation, Function<Work, WorkChange> decision) {
        try {
            change(conversation, decision);
            return "won";
        } catch (RuleViolation lost) {
            return lost.state().orElseThrow();
        }
    }

    private Work work(Conversation conversation) {
        return ask(unit -> unit.works().of(unit.conversations().lock(conversation.partner(), conversation.id())));
    }

    private List<JobStatus> statuses(Conversation conversation) {
        return work(conversation).jobs().stream().map(Job::status).toList();
    }

    private static Author author(Conversation conversation) {
        return new Actor.Member(new MemberId("member"), conversation.partner()).author();
    }

    private static Actor.Merchant merchant(Conversation conversation) {
        return new Actor.Merchant(conversation.merchant());
    }

    private static ProposalDraft draft(String title) {
        return draft(title, Optional.empty());
    }

    private static ProposalDraft draft(String title, JobId job) {
        return draft(title, Optional.of(job));
    }

    private static ProposalDraft draft(String title, Optional<JobId> job) {
        return new ProposalDraft(
                title, "Scope", Optional.empty(), job, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    private static InvoiceDraft bill() {
        return new InvoiceDraft(List.of(InvoiceLine.of("Work", Money.of("10", "EUR"))));
    }
}
