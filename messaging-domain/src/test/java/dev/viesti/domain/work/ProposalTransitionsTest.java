package dev.viesti.domain.work;

import static dev.viesti.domain.work.WorkFixture.AT;
import static dev.viesti.domain.work.WorkFixture.CONVERSATION;
import static dev.viesti.domain.work.WorkFixture.JOB;
import static dev.viesti.domain.work.WorkFixture.MEMBER;
import static dev.viesti.domain.work.WorkFixture.MERCHANT;
import static dev.viesti.domain.work.WorkFixture.NEW_JOB;
import static dev.viesti.domain.work.WorkFixture.PARTNER;
import static dev.viesti.domain.work.WorkFixture.PROPOSAL;
import static dev.viesti.domain.work.WorkFixture.SHOP;
import static dev.viesti.domain.work.WorkFixture.after;
import static dev.viesti.domain.work.WorkFixture.draft;
import static dev.viesti.domain.work.WorkFixture.job;
import static dev.viesti.domain.work.WorkFixture.proposal;
import static dev.viesti.domain.work.WorkFixture.records;
import static dev.viesti.domain.work.WorkFixture.work;
import static dev.viesti.domain.work.WorkFixture.workWithoutShop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.Refusals;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.party.Author;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProposalTransitionsTest {
    /** Everything that can be done to a proposal, by whom, and what becomes of a sent one. */
    enum Operation {
        ACCEPT(ProposalStatus.ACCEPTED) {
            @Override
            WorkChange on(Work work) {
                return work.accept(PROPOSAL, NEW_JOB, MERCHANT, AT);
            }
        },
        DECLINE(ProposalStatus.DECLINED) {
            @Override
            WorkChange on(Work work) {
                return work.decline(PROPOSAL, Optional.of("Too dear"), MERCHANT);
            }
        },
        WITHDRAW(ProposalStatus.WITHDRAWN) {
            @Override
            WorkChange on(Work work) {
                return work.withdraw(PROPOSAL, MEMBER);
            }
        };

        final ProposalStatus becomes;

        Operation(ProposalStatus becomes) {
            this.becomes = becomes;
        }

        abstract WorkChange on(Work work);

        Author author() {
            return this == WITHDRAW ? MEMBER : MERCHANT;
        }
    }

    static Stream<Arguments> table() {
        return Arrays.stream(ProposalStatus.values())
                .flatMap(status -> Arrays.stream(Operation.values())
                        .flatMap(operation -> Stream.of(
                                        workWithoutShop(List.of(proposal(PROPOSAL, status, Optional.empty()))),
                                        work(
                                                List.of(proposal(PROPOSAL, status, Optional.empty())),
                                                List.of(),
                                                List.of()),
                                        work(
                                                List.of(proposal(PROPOSAL, status, Optional.of(JOB))),
                                                List.of(job(JOB, JobStatus.OPEN)),
                                                List.of()))
                                .map(before -> Arguments.of(status, operation, before))));
    }

    @ParameterizedTest
    @MethodSource("table")
    @DisplayName("W1, W7, W8: a sent proposal is answered once, on record; any other refuses with its state")
    void a_proposal_is_answered_only_while_it_is_sent(ProposalStatus status, Operation operation, Work before) {
        if (status == ProposalStatus.SENT) {
            var change = operation.on(before);
            assertThat(change.proposals()).singleElement().satisfies(answered -> {
                assertThat(answered.id()).isEqualTo(PROPOSAL);
                assertThat(answered.status()).isEqualTo(operation.becomes);
            });
            assertThat(change.events().get(0))
                    .isEqualTo(new WorkEvent.Authored(
                            operation.author(), new WorkEvent.ProposalEvent(PROPOSAL, "Title", operation.becomes)));
        } else {
            assertThat(Refusals.rule(() -> operation.on(before))).isEqualTo("proposal-not-open: " + status.word());
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_proposal_is_not_answered(Operation operation) {
        var work = work(
                List.of(proposal(new ProposalId("another"), ProposalStatus.SENT, Optional.empty())),
                List.of(),
                List.of());
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> operation.on(work));
    }

    @Test
    @DisplayName("W1: a proposal keeps what it offers, whatever becomes of it")
    void a_proposal_keeps_what_it_offers() {
        var draft = new ProposalDraft(
                "Title",
                "Scope",
                Optional.of(new ServiceId("service")),
                Optional.of(JOB),
                Optional.of(Money.of("10", "EUR")),
                List.of(Milestone.of("First", Optional.of(Money.of("4", "EUR")), Optional.of(3))),
                Optional.of(7),
                Optional.of("Terms"));
        var open = work(List.of(), List.of(job(JOB, JobStatus.OPEN)), List.of());
        var sent = open.propose(PROPOSAL, draft, MEMBER, AT).proposals().get(0);
        assertThat(sent)
                .isEqualTo(new Proposal(
                        PARTNER,
                        CONVERSATION,
                        PROPOSAL,
                        ProposalStatus.SENT,
                        "Title",
                        "Scope",
                        draft.service(),
                        draft.job(),
                        draft.price(),
                        draft.milestones(),
                        draft.estimatedDays(),
                        draft.terms(),
                        Optional.empty(),
                        AT));
        for (var next : List.of(sent.accept(Optional.of(JOB)), sent.withdraw(), sent.close())) {
            assertThat(next).usingRecursiveComparison().ignoringFields("status").isEqualTo(sent);
        }
        assertThat(sent.decline(Optional.of("Why")))
                .usingRecursiveComparison()
                .ignoringFields("status", "reason")
                .isEqualTo(sent);
        assertThat(sent.decline(Optional.of("Why")).close().reason()).contains("Why");
    }

    @Nested
    @DisplayName("W1: sending")
    class Sending {
        @Test
        void a_member_sends_a_proposal_without_a_job() {
            var change = Work.none(PARTNER, CONVERSATION, SHOP).propose(PROPOSAL, draft(Optional.empty()), MEMBER, AT);
            assertThat(change.proposals()).containsExactly(proposal(PROPOSAL, ProposalStatus.SENT, Optional.empty()));
            assertThat(records(change)).containsExactly("member mikko: proposal-sent");
            assertThat(change.jobs()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void a_proposal_names_only_an_open_job(JobStatus status) {
            var work = work(List.of(), List.of(job(JOB, status)), List.of());
            if (status == JobStatus.OPEN) {
                var change = work.propose(PROPOSAL, draft(Optional.of(JOB)), MEMBER, AT);
                assertThat(change.proposals()).extracting(Proposal::job).containsExactly(Optional.of(JOB));
                assertThat(change.jobs()).isEmpty();
            } else {
                assertThat(Refusals.rule(() -> work.propose(PROPOSAL, draft(Optional.of(JOB)), MEMBER, AT)))
                        .isEqualTo("job-not-open: " + status.word());
            }
        }

        @Test
        void a_proposal_names_no_job_of_another_conversation() {
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> Work.none(PARTNER, CONVERSATION, SHOP)
                            .propose(PROPOSAL, draft(Optional.of(JOB)), MEMBER, AT));
        }
    }

    @Nested
    @DisplayName("W2: accepting starts the work")
    class Accepting {
        @Test
        void the_named_job_is_started() {
            var work = work(
                    List.of(proposal(PROPOSAL, ProposalStatus.SENT, Optional.of(JOB))),
                    List.of(job(JOB, JobStatus.OPEN)),
                    List.of());
            var change = work.accept(PROPOSAL, NEW_JOB, MERCHANT, AT);
            assertThat(change.jobs()).containsExactly(job(JOB, JobStatus.IN_PROGRESS));
            assertThat(change.proposals()).extracting(Proposal::job).containsExactly(Optional.of(JOB));
            assertThat(records(change))
                    .containsExactly("merchant aino: proposal-accepted", "system system: job-started");
        }

        @Test
        void without_a_named_job_a_new_one_begins_in_progress() {
            var work = work(
                    List.of(proposal(PROPOSAL, ProposalStatus.SENT, Optional.empty())),
                    List.of(job(JOB, JobStatus.OPEN)),
                    List.of());
            var change = work.accept(PROPOSAL, NEW_JOB, MERCHANT, AT);
            assertThat(change.jobs()).containsExactly(job(NEW_JOB, JobStatus.IN_PROGRESS));
            assertThat(change.proposals()).extracting(Proposal::job).containsExactly(Optional.of(NEW_JOB));
            assertThat(records(change))
                    .containsExactly("merchant aino: proposal-accepted", "system system: job-started");
        }

        @Test
        void with_no_shop_yet_the_proposal_itself_stands_for_the_work() {
            var change = workWithoutShop(List.of(proposal(PROPOSAL, ProposalStatus.SENT, Optional.empty())))
                    .accept(PROPOSAL, NEW_JOB, MERCHANT, AT);
            assertThat(change.jobs()).isEmpty();
            assertThat(change.proposals()).extracting(Proposal::job).containsExactly(Optional.empty());
            assertThat(records(change)).containsExactly("merchant aino: proposal-accepted");
        }

        @ParameterizedTest
        @EnumSource
        @DisplayName("W8: a job that is no longer open refuses with its state")
        void a_job_is_started_only_while_it_is_open(JobStatus status) {
            var work = work(
                    List.of(proposal(PROPOSAL, ProposalStatus.SENT, Optional.of(JOB))),
                    List.of(job(JOB, status)),
                    List.of());
            if (status == JobStatus.OPEN) {
                assertThat(after(work, work.accept(PROPOSAL, NEW_JOB, MERCHANT, AT))
                                .jobs())
                        .containsExactly(job(JOB, JobStatus.IN_PROGRESS));
            } else {
                assertThat(Refusals.rule(() -> work.accept(PROPOSAL, NEW_JOB, MERCHANT, AT)))
                        .isEqualTo("job-not-open: " + status.word());
            }
        }

        @ParameterizedTest
        @EnumSource
        void only_sent_rivals_that_name_the_job_are_closed(ProposalStatus status) {
            var other = new JobId("other-job");
            var rival = proposal(new ProposalId("rival"), status, Optional.of(JOB));
            var aside = proposal(new ProposalId("aside"), status, Optional.of(other));
            var free = proposal(new ProposalId("free"), status, Optional.empty());
            var work = work(
                    List.of(rival, aside, proposal(PROPOSAL, ProposalStatus.SENT, Optional.of(JOB)), free),
                    List.of(job(JOB, JobStatus.OPEN), job(other, JobStatus.OPEN)),
                    List.of());
            var change = work.accept(PROPOSAL, NEW_JOB, MERCHANT, AT);
            var accepted = proposal(PROPOSAL, ProposalStatus.ACCEPTED, Optional.of(JOB));
            if (status == ProposalStatus.SENT) {
                assertThat(change.proposals()).containsExactly(accepted, rival.close());
                assertThat(records(change))
                        .containsExactly(
                                "merchant aino: proposal-accepted",
                                "system system: job-started",
                                "system system: proposal-closed");
            } else {
                assertThat(change.proposals()).containsExactly(accepted);
            }
        }
    }

    @Test
    @DisplayName("W1: a reason for declining is optional")
    void a_merchant_may_say_why_a_proposal_is_declined() {
        var work = work(List.of(proposal(PROPOSAL, ProposalStatus.SENT, Optional.empty())), List.of(), List.of());
        assertThat(work.decline(PROPOSAL, Optional.of("Too dear"), MERCHANT).proposals())
                .extracting(Proposal::reason)
                .containsExactly(Optional.of("Too dear"));
        assertThat(work.decline(PROPOSAL, Optional.empty(), MERCHANT).proposals())
                .extracting(Proposal::reason)
                .containsExactly(Optional.empty());
    }
}
