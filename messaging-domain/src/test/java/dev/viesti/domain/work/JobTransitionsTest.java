package dev.viesti.domain.work;

import static dev.viesti.domain.work.WorkFixture.AT;
import static dev.viesti.domain.work.WorkFixture.CONVERSATION;
import static dev.viesti.domain.work.WorkFixture.INVOICE;
import static dev.viesti.domain.work.WorkFixture.JOB;
import static dev.viesti.domain.work.WorkFixture.MEMBER;
import static dev.viesti.domain.work.WorkFixture.PARTNER;
import static dev.viesti.domain.work.WorkFixture.SHOP;
import static dev.viesti.domain.work.WorkFixture.after;
import static dev.viesti.domain.work.WorkFixture.invoice;
import static dev.viesti.domain.work.WorkFixture.invoiceDraft;
import static dev.viesti.domain.work.WorkFixture.job;
import static dev.viesti.domain.work.WorkFixture.proposal;
import static dev.viesti.domain.work.WorkFixture.records;
import static dev.viesti.domain.work.WorkFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viesti.domain.JobId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.Refusals;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JobTransitionsTest {
    /** Everything a member does with a job: where it may be done, the record it makes, and the refusal elsewhere. */
    enum Operation {
        DECLINE("job-declined", "job-not-open") {
            @Override
            WorkChange on(Work work) {
                return work.declineJob(JOB, MEMBER);
            }
        },
        COMPLETE("job-completed", "job-not-in-progress") {
            @Override
            WorkChange on(Work work) {
                return work.complete(JOB, MEMBER);
            }
        },
        INVOICE_IT("invoice-issued", "job-not-invoiceable") {
            @Override
            WorkChange on(Work work) {
                return work.issue(INVOICE, JOB, invoiceDraft(), MEMBER, AT);
            }
        };

        final String type;
        final String refusal;

        Operation(String type, String refusal) {
            this.type = type;
            this.refusal = refusal;
        }

        abstract WorkChange on(Work work);

        Set<JobStatus> allowed() {
            return switch (this) {
                case DECLINE -> Set.of(JobStatus.OPEN);
                case COMPLETE -> Set.of(JobStatus.IN_PROGRESS);
                case INVOICE_IT -> Set.of(JobStatus.IN_PROGRESS, JobStatus.COMPLETED);
            };
        }
    }

    static Stream<Arguments> table() {
        return Arrays.stream(JobStatus.values())
                .flatMap(status -> Arrays.stream(Operation.values()).map(operation -> Arguments.of(status, operation)));
    }

    @ParameterizedTest
    @MethodSource("table")
    @DisplayName(
            "W4, W6, W7, W8: each operation has its states, makes its record, and refuses elsewhere with the state")
    void a_member_does_with_a_job_what_its_state_allows(JobStatus status, Operation operation) {
        var work = work(List.of(), List.of(job(new JobId("another"), JobStatus.CLOSED), job(JOB, status)), List.of());
        if (operation.allowed().contains(status)) {
            assertThat(records(operation.on(work))).containsExactly("member mikko: " + operation.type);
        } else {
            assertThat(Refusals.rule(() -> operation.on(work))).isEqualTo(operation.refusal + ": " + status.word());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_done_with_an_unknown_job(Operation operation) {
        var work = work(List.of(), List.of(job(new JobId("another"), JobStatus.OPEN)), List.of());
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> operation.on(work));
    }

    @Test
    void a_job_changes_only_its_status() {
        assertThat(Operation.DECLINE
                        .on(work(List.of(), List.of(job(JOB, JobStatus.OPEN)), List.of()))
                        .jobs())
                .containsExactly(job(JOB, JobStatus.DECLINED));
        assertThat(Operation.COMPLETE
                        .on(work(List.of(), List.of(job(JOB, JobStatus.IN_PROGRESS)), List.of()))
                        .jobs())
                .containsExactly(job(JOB, JobStatus.COMPLETED));
    }

    @Test
    @DisplayName("W6: an invoice claims the exact sum of its lines")
    void an_invoice_is_issued_open_with_its_total() {
        var change = Operation.INVOICE_IT.on(work(List.of(), List.of(job(JOB, JobStatus.COMPLETED)), List.of()));
        assertThat(change.invoices()).containsExactly(invoice(INVOICE, InvoiceStatus.OPEN));
        assertThat(change.invoices().get(0).total().amount()).isEqualByComparingTo("3.75");
        assertThat(change.jobs()).isEmpty();
        assertThat(change.events())
                .extracting(WorkEvent.Authored::event)
                .containsExactly(new WorkEvent.InvoiceEvent(
                        INVOICE, change.invoices().get(0).total(), InvoiceStatus.OPEN));
    }

    @Nested
    @DisplayName("C4: opening")
    class Opening {
        @Test
        void a_matching_request_opens_a_job_on_record_of_the_system() {
            var nothing = Work.none(PARTNER, CONVERSATION, SHOP);
            assertThat(nothing).isEqualTo(work(List.of(), List.of(), List.of()));
            var change = nothing.open(JOB, AT);
            assertThat(change.jobs()).containsExactly(job(JOB, JobStatus.OPEN));
            assertThat(records(change)).containsExactly("system system: job-opened");
            assertThat(after(nothing, change).openJobs()).containsExactly(JOB);
            assertThat(after(nothing, change).job(JOB)).contains(job(JOB, JobStatus.OPEN));
        }

        @Test
        void a_conversation_without_a_shop_has_no_jobs() {
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() ->
                            Work.none(PARTNER, CONVERSATION, Optional.empty()).open(JOB, AT));
        }

        @ParameterizedTest
        @EnumSource
        void open_jobs_are_those_asked_for_with_nothing_agreed_on(JobStatus status) {
            var work = work(List.of(), List.of(job(JOB, status)), List.of());
            assertThat(work.openJobs()).isEqualTo(status == JobStatus.OPEN ? List.of(JOB) : List.of());
        }

        @Test
        void an_unknown_job_is_absent() {
            assertThat(work(List.of(), List.of(job(new JobId("another"), JobStatus.OPEN)), List.of())
                            .job(JOB))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("W4: declining the request")
    class DecliningTheRequest {
        @Test
        void declines_every_open_job_and_no_other() {
            var jobs = Arrays.stream(JobStatus.values())
                    .flatMap(status -> Stream.of("a-", "b-").map(prefix -> job(new JobId(prefix + status), status)))
                    .toList();
            var work = work(List.of(), jobs, List.of());
            var change = work.declineOpenJobs(MEMBER);
            assertThat(change.jobs())
                    .containsExactly(
                            job(new JobId("a-OPEN"), JobStatus.DECLINED), job(new JobId("b-OPEN"), JobStatus.DECLINED));
            assertThat(records(change)).containsExactly("member mikko: job-declined", "member mikko: job-declined");
            assertThat(after(work, change).openJobs()).isEmpty();
        }

        @Test
        void changes_nothing_without_an_open_job() {
            var change = work(List.of(), List.of(job(JOB, JobStatus.IN_PROGRESS)), List.of())
                    .declineOpenJobs(MEMBER);
            assertThat(change.counts()).isEqualTo(WorkChange.Counts.NONE);
            assertThat(change.events()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        @DisplayName("W2: sent proposals that name the declined job are closed, on record of the system")
        void closes_the_sent_proposals_that_name_the_job(ProposalStatus status) {
            var names = proposal(new ProposalId("names-it"), status, Optional.of(JOB));
            var free = proposal(new ProposalId("free"), status, Optional.empty());
            var work = work(List.of(names, free), List.of(job(JOB, JobStatus.OPEN)), List.of());
            for (var change : List.of(work.declineOpenJobs(MEMBER), work.declineJob(JOB, MEMBER))) {
                assertThat(change.jobs()).containsExactly(job(JOB, JobStatus.DECLINED));
                if (status == ProposalStatus.SENT) {
                    assertThat(change.proposals()).containsExactly(names.close());
                    assertThat(records(change))
                            .containsExactly("member mikko: job-declined", "system system: proposal-closed");
                } else {
                    assertThat(change.proposals()).isEmpty();
                    assertThat(records(change)).containsExactly("member mikko: job-declined");
                }
            }
        }
    }
}
