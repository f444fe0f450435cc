package dev.viesti.domain.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Money;
import dev.viesti.domain.Refusals;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkDraftsTest {
    private static final Money EURO = Money.of("1", "EUR");

    private static ProposalDraft proposal(String title, String scope, int milestones, int days, String terms) {
        return new ProposalDraft(
                title,
                scope,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Collections.nCopies(milestones, Milestone.of("Step", Optional.empty(), Optional.empty())),
                Optional.of(days),
                Optional.of(terms));
    }

    @Nested
    @DisplayName("W1: what a proposal holds")
    class Proposals {
        @Test
        void everything_up_to_its_limit() {
            var draft = proposal("t".repeat(200), "s".repeat(10_000), 5, 3_650, "c".repeat(10_000));
            assertThat(draft.milestones()).hasSize(5);
            assertThat(draft.estimatedDays()).contains(3_650);
            assertThat(proposal("t", "s", 0, 1, "c").estimatedDays()).contains(1);
        }

        @Test
        void nothing_past_its_limit_and_every_wrong_field_is_named() {
            assertThat(Refusals.of(() -> proposal("t".repeat(201), "s".repeat(10_001), 6, 3_651, "c".repeat(10_001))))
                    .containsExactly(
                            "title too-long",
                            "scope too-long",
                            "milestones too-many",
                            "estimatedDays out-of-range",
                            "terms too-long");
            assertThat(Refusals.of(() -> proposal("", " ", 0, 0, "\n")))
                    .containsExactly(
                            "title required", "scope required", "estimatedDays out-of-range", "terms required");
        }

        @Test
        void a_title_of_one_line_and_texts_of_several() {
            var draft = proposal("t", "a\r\nb", 0, 1, "c\r\nd");
            assertThat(draft.scope()).isEqualTo("a\nb");
            assertThat(draft.terms()).contains("c\nd");
            assertThat(Refusals.of(() -> proposal("a\nb", "s", 0, 1, "c"))).containsExactly("title control-character");
        }

        @Test
        void a_title_and_a_scope_at_least() {
            var draft = WorkFixture.draft(Optional.empty());
            assertThat(draft.estimatedDays()).isEmpty();
            assertThat(draft.terms()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3_650})
        void milestones_of_1_to_3650_days(int days) {
            assertThat(Milestone.of("Step", Optional.of(EURO), Optional.of(days)))
                    .isEqualTo(new Milestone("Step", Optional.of(EURO), Optional.of(days)));
        }

        @ParameterizedTest
        @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3_651})
        void no_milestones_of_fewer_or_more_days(int days) {
            assertThat(Refusals.of(() -> Milestone.of(" ", Optional.empty(), Optional.of(days))))
                    .containsExactly("title required", "days out-of-range");
        }
    }

    @Nested
    @DisplayName("W6: what an invoice holds")
    class Invoices {
        @ParameterizedTest
        @ValueSource(ints = {1, 100})
        void from_1_to_100_lines(int lines) {
            var draft = new InvoiceDraft(Collections.nCopies(lines, InvoiceLine.of("Work", EURO)));
            assertThat(draft.lines()).hasSize(lines);
            assertThat(draft.total()).isEqualTo(Money.of(Integer.toString(lines), "EUR"));
        }

        @Test
        void never_none_and_never_more() {
            assertThat(Refusals.of(() -> new InvoiceDraft(List.of()))).containsExactly("lines required");
            assertThat(Refusals.of(() -> new InvoiceDraft(Collections.nCopies(101, InvoiceLine.of("Work", EURO)))))
                    .containsExactly("lines too-many");
        }

        @Test
        void one_currency() {
            assertThat(Refusals.of(() -> new InvoiceDraft(
                            List.of(InvoiceLine.of("Work", EURO), InvoiceLine.of("Work", Money.of("1", "SEK"))))))
                    .containsExactly("lines currencies-differ");
        }

        @Test
        void lines_described_in_one_line() {
            assertThat(InvoiceLine.of("d".repeat(200), EURO)).isEqualTo(new InvoiceLine("d".repeat(200), EURO));
            assertThat(Refusals.of(() -> InvoiceLine.of("d".repeat(201), EURO)))
                    .containsExactly("description too-long");
            assertThat(Refusals.of(() -> InvoiceLine.of("a\nb", EURO)))
                    .containsExactly("description control-character");
        }
    }

    @Test
    void every_status_and_every_record_has_the_word_that_other_programs_know() {
        assertThat(Arrays.stream(ProposalStatus.values()).map(ProposalStatus::word))
                .containsExactly("sent", "accepted", "declined", "withdrawn", "closed");
        assertThat(Arrays.stream(JobStatus.values()).map(JobStatus::word))
                .containsExactly("open", "in-progress", "completed", "declined", "closed");
        assertThat(Arrays.stream(InvoiceStatus.values()).map(InvoiceStatus::word))
                .containsExactly("open", "paid", "closed");
        assertThat(Stream.of(
                                Arrays.stream(ProposalStatus.values()).map(status ->
                                        (WorkEvent) new WorkEvent.ProposalEvent(WorkFixture.PROPOSAL, "Title", status)),
                                Arrays.stream(JobStatus.values())
                                        .map(status -> (WorkEvent) new WorkEvent.JobEvent(WorkFixture.JOB, status)),
                                Arrays.stream(InvoiceStatus.values()).map(status ->
                                        (WorkEvent) new WorkEvent.InvoiceEvent(WorkFixture.INVOICE, EURO, status)))
                        .flatMap(events -> events)
                        .map(WorkEvent::type))
                .containsExactly(
                        "proposal-sent",
                        "proposal-accepted",
                        "proposal-declined",
                        "proposal-withdrawn",
                        "proposal-closed",
                        "job-opened",
                        "job-started",
                        "job-completed",
                        "job-declined",
                        "job-closed",
                        "invoice-issued",
                        "invoice-paid",
                        "invoice-closed");
    }
}
