package dev.viesti.domain.work;

import static dev.viesti.domain.work.WorkFixture.INVOICE;
import static dev.viesti.domain.work.WorkFixture.JOB;
import static dev.viesti.domain.work.WorkFixture.PROPOSAL;
import static dev.viesti.domain.work.WorkFixture.invoice;
import static dev.viesti.domain.work.WorkFixture.job;
import static dev.viesti.domain.work.WorkFixture.proposal;
import static dev.viesti.domain.work.WorkFixture.records;
import static dev.viesti.domain.work.WorkFixture.work;
import static dev.viesti.domain.work.WorkFixture.workWithoutShop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("B3: a block closes everything unfinished; what has ended keeps its word")
class ClosingTest {
    @ParameterizedTest
    @CsvSource({
        "SENT, OPEN, true",
        "ACCEPTED, IN_PROGRESS, true",
        "ACCEPTED, COMPLETED, false",
        "DECLINED, OPEN, false",
        "DECLINED, IN_PROGRESS, false",
        "DECLINED, COMPLETED, false",
        "DECLINED, DECLINED, false",
        "WITHDRAWN, OPEN, false",
        "WITHDRAWN, IN_PROGRESS, false",
        "WITHDRAWN, COMPLETED, false",
        "WITHDRAWN, DECLINED, false",
        "CLOSED, IN_PROGRESS, false",
        "CLOSED, COMPLETED, false",
        "CLOSED, DECLINED, false",
        "CLOSED, CLOSED, false"
    })
    void a_proposal_is_closed_while_its_work_is_unfinished(ProposalStatus status, JobStatus jobStatus, boolean closed) {
        var before = proposal(PROPOSAL, status, Optional.of(JOB));
        var change =
                work(List.of(before), List.of(job(JOB, jobStatus)), List.of()).closeUnfinished();
        assertThat(change.proposals()).isEqualTo(closed ? List.of(before.close()) : List.of());
        assertThat(records(change).contains("system system: proposal-closed")).isEqualTo(closed);
    }

    @ParameterizedTest
    @EnumSource
    void a_proposal_without_a_job_is_closed_unless_it_has_ended(ProposalStatus status) {
        var before = proposal(PROPOSAL, status, Optional.empty());
        var change = workWithoutShop(List.of(before)).closeUnfinished();
        var closed = status == ProposalStatus.SENT || status == ProposalStatus.ACCEPTED;
        assertThat(change.proposals()).isEqualTo(closed ? List.of(before.close()) : List.of());
    }

    @ParameterizedTest
    @EnumSource
    void a_job_is_closed_while_it_is_open_or_in_progress(JobStatus status) {
        var change = work(List.of(), List.of(job(JOB, status)), List.of()).closeUnfinished();
        var closed = EnumSet.of(JobStatus.OPEN, JobStatus.IN_PROGRESS).contains(status);
        assertThat(change.jobs()).isEqualTo(closed ? List.of(job(JOB, JobStatus.CLOSED)) : List.of());
        assertThat(records(change)).isEqualTo(closed ? List.of("system system: job-closed") : List.of());
    }

    @ParameterizedTest
    @EnumSource
    void an_invoice_is_closed_while_it_is_open(InvoiceStatus status) {
        var change =
                work(List.of(), List.of(), List.of(invoice(INVOICE, status))).closeUnfinished();
        var closed = status == InvoiceStatus.OPEN;
        assertThat(change.invoices()).isEqualTo(closed ? List.of(invoice(INVOICE, InvoiceStatus.CLOSED)) : List.of());
        assertThat(records(change)).isEqualTo(closed ? List.of("system system: invoice-closed") : List.of());
    }

    @Test
    void everything_is_closed_at_once_and_counted() {
        var change = work(
                        List.of(proposal(PROPOSAL, ProposalStatus.ACCEPTED, Optional.of(JOB))),
                        List.of(job(JOB, JobStatus.IN_PROGRESS)),
                        List.of(invoice(INVOICE, InvoiceStatus.OPEN)))
                .closeUnfinished();
        assertThat(change.counts()).isEqualTo(new WorkChange.Counts(1, 1, 1));
        assertThat(change.events())
                .extracting(WorkEvent.Authored::event)
                .containsExactly(
                        new WorkEvent.ProposalEvent(PROPOSAL, "Title", ProposalStatus.CLOSED),
                        new WorkEvent.JobEvent(JOB, JobStatus.CLOSED),
                        new WorkEvent.InvoiceEvent(INVOICE, Money.of("3.75", "EUR"), InvoiceStatus.CLOSED));
    }

    @Test
    void counts_of_several_conversations_add_up() {
        assertThat(new WorkChange.Counts(1, 2, 3).plus(new WorkChange.Counts(10, 20, 30)))
                .isEqualTo(new WorkChange.Counts(11, 22, 33));
        assertThat(new WorkChange.Counts(1, 2, 3).plus(WorkChange.Counts.NONE))
                .isEqualTo(new WorkChange.Counts(1, 2, 3));
    }
}
