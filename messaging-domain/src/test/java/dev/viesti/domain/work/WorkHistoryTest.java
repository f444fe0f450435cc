package dev.viesti.domain.work;

import static dev.viesti.domain.work.WorkFixture.AT;
import static dev.viesti.domain.work.WorkFixture.CONVERSATION;
import static dev.viesti.domain.work.WorkFixture.MEMBER;
import static dev.viesti.domain.work.WorkFixture.MERCHANT;
import static dev.viesti.domain.work.WorkFixture.PARTNER;
import static dev.viesti.domain.work.WorkFixture.SHOP;
import static dev.viesti.domain.work.WorkFixture.after;
import static dev.viesti.domain.work.WorkFixture.draft;
import static dev.viesti.domain.work.WorkFixture.invoiceDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Generators;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.RuleViolation;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds after any number of operations, in whatever order. */
class WorkHistoryTest {
    private static final int STEPS = 30;

    @Test
    @DisplayName("W3: no job is in progress without an accepted proposal, however it came about")
    void no_job_is_in_progress_without_an_accepted_proposal() {
        Generators.forAll(any -> {
            var work = start(any);
            for (var step = 0; step < STEPS; step++) {
                work = after(work, tried(any, work, step));
                for (var job : work.jobs()) {
                    var agreed = work.proposals().stream()
                            .filter(proposal -> proposal.status() == ProposalStatus.ACCEPTED)
                            .filter(proposal -> proposal.job().equals(Optional.of(job.id())))
                            .count();
                    var expected = job.status() == JobStatus.IN_PROGRESS || job.status() == JobStatus.COMPLETED ? 1 : 0;
                    assertThat(agreed).as("accepted proposals of %s", job).isEqualTo(expected);
                }
            }
        });
    }

    @Test
    @DisplayName("W2: no sent proposal names a job that isn't open; without a shop there are no jobs")
    void a_sent_proposal_can_always_be_accepted() {
        Generators.forAll(any -> {
            var work = start(any);
            for (var step = 0; step < STEPS; step++) {
                work = after(work, tried(any, work, step));
                var open = work.openJobs();
                assertThat(work.proposals())
                        .filteredOn(proposal -> proposal.status() == ProposalStatus.SENT)
                        .allMatch(proposal -> proposal.job().map(open::contains).orElse(true));
                if (work.shop().isEmpty()) {
                    assertThat(work.jobs()).isEmpty();
                }
            }
        });
    }

    @Test
    @DisplayName("W7: whatever changes has exactly one record, and what has no record hasn't changed")
    void every_transition_writes_its_record() {
        Generators.forAll(any -> {
            var work = start(any);
            for (var step = 0; step < STEPS; step++) {
                var change = tried(any, work, step);
                var told = change.events().stream().map(WorkEvent.Authored::event);
                var changed = Stream.of(
                                change.proposals().stream()
                                        .map(p -> new WorkEvent.ProposalEvent(p.id(), p.title(), p.status())),
                                change.jobs().stream().map(j -> new WorkEvent.JobEvent(j.id(), j.status())),
                                change.invoices().stream()
                                        .map(i -> new WorkEvent.InvoiceEvent(i.id(), i.total(), i.status())))
                        .flatMap(events -> events)
                        .map(WorkEvent.class::cast)
                        .toList();
                assertThat(told.toList())
                        .containsExactlyInAnyOrderElementsOf(changed)
                        .doesNotHaveDuplicates();
                work = after(work, change);
            }
        });
    }

    @Test
    @DisplayName("B3: after a block nothing is unfinished, and closing again closes nothing")
    void after_a_block_nothing_is_unfinished() {
        Generators.forAll(any -> {
            var work = start(any);
            for (var step = 0; step < STEPS; step++) {
                work = after(work, tried(any, work, step));
            }
            var ended = after(work, work.closeUnfinished());
            assertThat(ended.closeUnfinished().events()).isEmpty();
            assertThat(ended.openJobs()).isEmpty();
            assertThat(ended.jobs()).noneMatch(Job::isUnfinished);
            assertThat(ended.proposals()).noneMatch(proposal -> proposal.status() == ProposalStatus.SENT);
            assertThat(ended.invoices()).noneMatch(invoice -> invoice.status() == InvoiceStatus.OPEN);
        });
    }

    private static Work start(Generators any) {
        return Work.none(PARTNER, CONVERSATION, any.coin() ? SHOP : Optional.empty());
    }

    private static WorkChange tried(Generators any, Work work, int step) {
        try {
            return anyOperation(any, work, step);
        } catch (RuleViolation refused) {
            assertThat(refused.state()).as("W8: the state").isPresent();
            return new WorkChange.Builder().build();
        }
    }

    private static WorkChange anyOperation(Generators any, Work work, int step) {
        var operation = any.between(0, 9);
        var author = operation % 2 == 0 ? MEMBER : MERCHANT;
        if (operation == 0 && work.shop().isPresent()) {
            return work.open(new JobId("job-" + step), AT);
        }
        if (operation <= 2 || work.proposals().isEmpty()) {
            var named = work.jobs().isEmpty() || any.coin()
                    ? Optional.<JobId>empty()
                    : Optional.of(any.oneOf(work.jobs()).id());
            return work.propose(new ProposalId("proposal-" + step), draft(named), MEMBER, AT);
        }
        var proposal = any.oneOf(work.proposals()).id();
        if (operation <= 4) {
            return work.accept(proposal, new JobId("job-" + step), MERCHANT, AT);
        }
        if (operation == 5) {
            return any.coin() ? work.decline(proposal, Optional.empty(), MERCHANT) : work.withdraw(proposal, MEMBER);
        }
        if (work.jobs().isEmpty()) {
            return work.declineOpenJobs(MEMBER);
        }
        var job = any.oneOf(work.jobs()).id();
        if (operation == 6) {
            return any.coin() ? work.declineJob(job, MEMBER) : work.complete(job, MEMBER);
        }
        if (operation == 7 || work.invoices().isEmpty()) {
            return work.issue(new InvoiceId("invoice-" + step), job, invoiceDraft(), MEMBER, AT);
        }
        var invoice = any.oneOf(work.invoices()).id();
        return operation == 8 ? work.pay(invoice, author) : work.close(invoice, author);
    }
}
