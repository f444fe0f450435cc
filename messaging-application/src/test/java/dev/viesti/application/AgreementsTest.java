package dev.viesti.application;

import static dev.viesti.application.Scene.KAUPPA;
import static dev.viesti.application.Scene.NO_KEY;
import static dev.viesti.application.Scene.STUDIO;
import static dev.viesti.application.Scene.absent;
import static dev.viesti.application.Scene.euros;
import static dev.viesti.application.Scene.invalid;
import static dev.viesti.application.Scene.proposal;
import static dev.viesti.application.Scene.refused;
import static dev.viesti.application.Scene.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.work.InvoiceDraft;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.Milestone;
import dev.viesti.domain.work.ProposalDraft;
import dev.viesti.domain.work.ProposalStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementsTest {
    private static final InvoiceDraft INVOICE = new InvoiceDraft(
            List.of(InvoiceLine.of("Design", euros("100.10")), InvoiceLine.of("Build", euros("0.95"))));

    private final Scene scene = new Scene();
    private final Agreements agreements = scene.viesti.agreements();

    @Test
    void accepting_starts_a_new_job_where_there_is_a_shop_W2() {
        var conversation = scene.contacted();
        var accepted = accepted(conversation);
        assertThat(accepted.status()).isEqualTo(ProposalStatus.ACCEPTED);
        var job = agreements.job(scene.maija, accepted.job().orElseThrow());
        assertThat(job.status()).isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(scene.types(conversation))
                .containsExactly("contact-request", "proposal-sent", "proposal-accepted", "job-started");
        assertThat(scene.entries(scene.aino, conversation))
                .extracting(EntryView::author)
                .containsExactly(
                        Author.of(scene.aino.id()),
                        Author.of(scene.maija.id()),
                        Author.of(scene.aino.id()),
                        Author.SYSTEM);
    }

    @Test
    void answers_to_proposals_and_payments_reach_a_partner_who_does_not_receive_P2() {
        var conversation = scene.contacted();
        var accepted = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        var declined = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        scene.viesti.provisioning().put(scene.operator, STUDIO, Profile.of(Profile.Status.DRAFT, "We rest"));
        refused(Rule.PROFILE_NOT_PUBLISHED, () -> scene.say(scene.aino, conversation, "Yes, please"));
        var job = agreements.accept(scene.aino, accepted.id()).job().orElseThrow();
        assertThat(agreements
                        .decline(scene.aino, declined.id(), Optional.empty())
                        .status())
                .isEqualTo(ProposalStatus.DECLINED);
        var invoice = agreements.issue(scene.maija, job, INVOICE, NO_KEY);
        assertThat(agreements.pay(scene.aino, invoice.id()).status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    void accepting_without_a_shop_makes_no_job_W2() {
        var conversation = scene.contactedWithoutShop();
        assertThat(accepted(conversation).job()).isEmpty();
        assertThat(scene.types(conversation)).endsWith("proposal-sent", "proposal-accepted");
    }

    @Test
    void accepting_one_of_two_proposals_for_a_job_closes_the_other_W2() {
        var matched = scene.viesti.marketplace().match(scene.aino, task(Optional.of(KAUPPA)), NO_KEY);
        var conversation = matched.conversations().get(0);
        var job = conversation.openJobs().get(0);
        var first = agreements.propose(scene.maija, conversation.id(), naming(job), NO_KEY);
        var second = agreements.propose(scene.otto, conversation.id(), naming(job), NO_KEY);
        agreements.accept(scene.aino, first.id());
        assertThat(agreements.proposal(scene.aino, second.id()).status()).isEqualTo(ProposalStatus.CLOSED);
        assertThat(agreements.job(scene.aino, job).status()).isEqualTo(JobStatus.IN_PROGRESS);
        refused(Rule.JOB_NOT_OPEN, () -> agreements.decline(scene.maija, job));
        refused(Rule.JOB_NOT_OPEN, () -> agreements.propose(scene.maija, conversation.id(), naming(job), NO_KEY));
    }

    @Test
    void the_loser_of_two_answers_learns_the_state_it_lost_to_W8() {
        var conversation = scene.contacted();
        var sent = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        agreements.withdraw(scene.otto, sent.id());
        assertThatThrownBy(() -> agreements.accept(scene.aino, sent.id()))
                .isInstanceOfSatisfying(RuleViolation.class, lost -> {
                    assertThat(lost.rule()).isEqualTo(Rule.PROPOSAL_NOT_OPEN);
                    assertThat(lost.state()).contains("withdrawn");
                });
        assertThat(scene.types(conversation)).endsWith("proposal-sent", "proposal-withdrawn");
    }

    @Test
    void a_decline_keeps_its_reason_unless_it_is_blank() {
        var conversation = scene.contacted();
        var first = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        assertThat(agreements
                        .decline(scene.aino, first.id(), Optional.of("Too much"))
                        .reason())
                .contains("Too much");
        var second = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        invalid("reason", () -> agreements.decline(scene.aino, second.id(), Optional.of("x".repeat(1001))));
        assertThat(agreements.decline(scene.aino, second.id(), Optional.of(" ")).reason())
                .isEmpty();
    }

    @Test
    void an_open_job_is_declined_and_one_in_progress_completed_once_W6() {
        var matched = scene.viesti.marketplace().match(scene.aino, task(Optional.of(KAUPPA)), NO_KEY);
        var open = matched.conversations().get(0).openJobs().get(0);
        assertThat(agreements.decline(scene.maija, open).status()).isEqualTo(JobStatus.DECLINED);
        refused(Rule.JOB_NOT_IN_PROGRESS, () -> agreements.complete(scene.maija, open));
        refused(Rule.JOB_NOT_INVOICEABLE, () -> agreements.issue(scene.maija, open, INVOICE, NO_KEY));
        var job = accepted(scene.contacted()).job().orElseThrow();
        assertThat(agreements.complete(scene.maija, job).status()).isEqualTo(JobStatus.COMPLETED);
        refused(Rule.JOB_NOT_IN_PROGRESS, () -> agreements.complete(scene.maija, job));
    }

    @Test
    void an_invoice_has_the_exact_total_and_is_paid_or_closed_once_W6() {
        var job = accepted(scene.contacted()).job().orElseThrow();
        var key = Optional.of(new IdempotencyKey("i"));
        var invoice = agreements.issue(scene.maija, job, INVOICE, key);
        assertThat(invoice.total()).isEqualTo(euros("101.05"));
        assertThat(agreements.issue(scene.maija, job, INVOICE, key)).isEqualTo(invoice);
        assertThat(agreements.pay(scene.aino, invoice.id()).status()).isEqualTo(InvoiceStatus.PAID);
        refused(Rule.INVOICE_NOT_OPEN, () -> agreements.close(scene.maija, invoice.id()));
        var second = agreements.issue(scene.maija, job, INVOICE, NO_KEY);
        assertThat(agreements.close(scene.maija, second.id()).status()).isEqualTo(InvoiceStatus.CLOSED);
        refused(Rule.INVOICE_NOT_OPEN, () -> agreements.pay(scene.aino, second.id()));
    }

    @Test
    void a_proposal_is_sent_once_with_one_key_C7() {
        var conversation = scene.contacted();
        var key = Optional.of(new IdempotencyKey("p"));
        var first = agreements.propose(scene.maija, conversation, proposal(), key);
        assertThat(agreements.propose(scene.maija, conversation, proposal(), key))
                .isEqualTo(first);
        assertThat(scene.viesti.messaging().work(scene.aino, conversation).proposals())
                .hasSize(1);
    }

    @Test
    void a_proposal_names_the_partners_own_active_service_and_a_job_of_the_conversation() {
        var conversation = scene.contacted();
        var matched = scene.viesti.marketplace().match(scene.aino, task(Optional.of(KAUPPA)), NO_KEY);
        var job = matched.conversations().get(0).openJobs().get(0);
        var elsewhere = scene.contactedWithoutShop();
        absent(() -> agreements.propose(scene.maija, elsewhere, naming(job), NO_KEY));
        absent(() -> agreements.propose(scene.maija, elsewhere, naming(new JobId("none")), NO_KEY));
        refused(
                Rule.SERVICE_NOT_OFFERED,
                () -> agreements.propose(
                        scene.maija,
                        conversation,
                        new ProposalDraft(
                                "Theme",
                                "All",
                                Optional.of(new ServiceId("other")),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty()),
                        NO_KEY));
    }

    @Test
    void a_key_that_comes_with_other_milestones_lines_or_jobs_was_used_C7() {
        var key = Optional.of(new IdempotencyKey("k"));
        var conversation = scene.contacted();
        var draft = proposal();
        agreements.propose(scene.maija, conversation, draft, key);
        var longer = new ProposalDraft(
                draft.title(),
                draft.scope(),
                draft.service(),
                draft.job(),
                draft.price(),
                List.of(Milestone.of("First", Optional.empty(), Optional.empty())),
                draft.estimatedDays(),
                draft.terms());
        refused(Rule.IDEMPOTENCY_KEY_REUSED, () -> agreements.propose(scene.maija, conversation, longer, key));

        var invoicing = Optional.of(new IdempotencyKey("invoice"));
        var job = accepted(conversation).job().orElseThrow();
        var other = accepted(conversation).job().orElseThrow();
        var invoice = agreements.issue(scene.maija, job, INVOICE, invoicing);
        assertThat(agreements.issue(scene.maija, job, INVOICE, invoicing)).isEqualTo(invoice);
        refused(Rule.IDEMPOTENCY_KEY_REUSED, () -> agreements.issue(scene.maija, other, INVOICE, invoicing));
        var half = new InvoiceDraft(INVOICE.lines().subList(0, 1));
        refused(Rule.IDEMPOTENCY_KEY_REUSED, () -> agreements.issue(scene.maija, job, half, invoicing));
    }

    @Test
    void where_one_part_of_a_request_ends_and_the_next_begins_counts_C7() {
        var key = Optional.of(new IdempotencyKey("k"));
        var conversation = scene.contacted();
        agreements.propose(scene.maija, conversation, titled("Theme", "s"), key);
        refused(
                Rule.IDEMPOTENCY_KEY_REUSED,
                () -> agreements.propose(scene.maija, conversation, titled("Themes", "-"), key));
        assertThat(Fingerprint.of("ab", "c")).isNotEqualTo(Fingerprint.of("a", "bc"));
        assertThat(Fingerprint.ofAll(List.of("a", "b"))).isNotEqualTo(Fingerprint.ofAll(List.of("ab")));
    }

    private static ProposalDraft titled(String title, String scope) {
        return new ProposalDraft(
                title,
                scope,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void work_that_is_not_there_does_not_exist_for_anybody() {
        absent(() -> agreements.accept(scene.aino, new ProposalId("no")));
        absent(() -> agreements.decline(scene.aino, new ProposalId("no"), Optional.empty()));
        absent(() -> agreements.withdraw(scene.maija, new ProposalId("no")));
        absent(() -> agreements.complete(scene.maija, new JobId("no")));
        absent(() -> agreements.issue(scene.maija, new JobId("no"), INVOICE, NO_KEY));
        absent(() -> agreements.pay(scene.aino, new InvoiceId("no")));
        absent(() -> agreements.close(scene.maija, new InvoiceId("no")));
    }

    @Test
    void a_withdrawn_proposal_says_so_to_both_sides_W1() {
        var conversation = scene.contacted();
        var sent = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        assertThat(agreements.withdraw(scene.otto, sent.id()).status()).isEqualTo(ProposalStatus.WITHDRAWN);
        assertThat(agreements.proposal(scene.aino, sent.id()).status()).isEqualTo(ProposalStatus.WITHDRAWN);
    }

    @Test
    void no_job_is_in_progress_before_a_proposal_for_it_was_accepted_W3() {
        var matched = scene.viesti.marketplace().match(scene.aino, task(Optional.of(KAUPPA)), NO_KEY);
        var conversation = matched.conversations().get(0).id();
        var job = matched.conversations().get(0).openJobs().get(0);
        var sent = agreements.propose(scene.maija, conversation, naming(job), NO_KEY);
        scene.say(scene.maija, conversation, "We have begun.");
        agreements.decline(scene.aino, sent.id(), Optional.empty());

        refused(Rule.JOB_NOT_IN_PROGRESS, () -> agreements.complete(scene.maija, job));
        refused(Rule.JOB_NOT_INVOICEABLE, () -> agreements.issue(scene.maija, job, INVOICE, NO_KEY));
        assertThat(agreements.job(scene.maija, job).status()).isEqualTo(JobStatus.OPEN);

        var accepted = agreements.propose(scene.maija, conversation, naming(job), NO_KEY);
        agreements.accept(scene.aino, accepted.id());
        assertThat(agreements.job(scene.maija, job).status()).isEqualTo(JobStatus.IN_PROGRESS);
    }

    @Test
    void every_transition_has_its_record_by_who_acted_and_a_refused_one_has_none_W7() {
        var conversation = scene.contacted();
        var job = accepted(conversation).job().orElseThrow();
        var paid = agreements.issue(scene.maija, job, INVOICE, NO_KEY).id();
        agreements.pay(scene.aino, paid);
        var closed = agreements.issue(scene.otto, job, INVOICE, NO_KEY).id();
        agreements.close(scene.otto, closed);
        agreements.complete(scene.maija, job);
        var withdrawn = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        agreements.withdraw(scene.otto, withdrawn.id());
        var declined = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        agreements.decline(scene.aino, declined.id(), Optional.empty());

        refused(Rule.INVOICE_NOT_OPEN, () -> agreements.pay(scene.aino, closed));
        refused(Rule.INVOICE_NOT_OPEN, () -> agreements.close(scene.maija, paid));
        refused(Rule.JOB_NOT_IN_PROGRESS, () -> agreements.complete(scene.maija, job));
        refused(Rule.PROPOSAL_NOT_OPEN, () -> agreements.accept(scene.aino, withdrawn.id()));
        assertThat(scene.entries(scene.aino, conversation))
                .extracting(entry -> entry.author().id() + " " + entry.content().type())
                .containsExactly(
                        "aino contact-request",
                        "maija proposal-sent",
                        "aino proposal-accepted",
                        "system job-started",
                        "maija invoice-issued",
                        "aino invoice-paid",
                        "otto invoice-issued",
                        "otto invoice-closed",
                        "maija job-completed",
                        "maija proposal-sent",
                        "otto proposal-withdrawn",
                        "maija proposal-sent",
                        "aino proposal-declined");
    }

    @Test
    void what_is_not_the_actors_does_not_exist_X1() {
        var conversation = scene.contacted();
        var sent = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        var job = accepted(conversation).job().orElseThrow();
        var invoice = agreements.issue(scene.maija, job, INVOICE, NO_KEY);
        var works = new PartnerId("works");
        scene.partner(works, "Works Oy", "design");
        var stranger = scene.member(works, "eve", "en");
        var bo = scene.merchant("bo", "Bo");
        absent(() -> agreements.proposal(stranger, sent.id()));
        absent(() -> agreements.job(bo, job));
        absent(() -> agreements.invoice(stranger, invoice.id()));
        absent(() -> agreements.withdraw(stranger, sent.id()));
        absent(() -> agreements.accept(bo, sent.id()));
        absent(() -> agreements.decline(bo, sent.id(), Optional.empty()));
        absent(() -> agreements.complete(stranger, job));
        absent(() -> agreements.decline(stranger, job));
        absent(() -> agreements.issue(stranger, job, INVOICE, NO_KEY));
        absent(() -> agreements.pay(bo, invoice.id()));
        absent(() -> agreements.close(stranger, invoice.id()));
        absent(() -> agreements.propose(stranger, conversation, proposal(), NO_KEY));
        assertThat(agreements.invoice(scene.aino, invoice.id()).status()).isEqualTo(InvoiceStatus.OPEN);
    }

    private dev.viesti.domain.work.Proposal accepted(ConversationId conversation) {
        var sent = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        return agreements.accept(scene.aino, sent.id());
    }

    private static ProposalDraft naming(JobId job) {
        return new ProposalDraft(
                "Theme",
                "All pages",
                Optional.empty(),
                Optional.of(job),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
