package dev.viesti.application;

import static dev.viesti.application.Scene.KAUPPA;
import static dev.viesti.application.Scene.NO_KEY;
import static dev.viesti.application.Scene.absent;
import static dev.viesti.application.Scene.euros;
import static dev.viesti.application.Scene.proposal;
import static dev.viesti.application.Scene.refused;
import static dev.viesti.application.Scene.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.domain.tag.TagName;
import dev.viesti.domain.work.InvoiceDraft;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.WorkChange.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockingTest {
    private static final InvoiceDraft INVOICE = new InvoiceDraft(List.of(InvoiceLine.of("Design", euros("100"))));

    private final Scene scene = new Scene();
    private final Blocking blocking = scene.viesti.blocking();
    private final Agreements agreements = scene.viesti.agreements();

    @Test
    void after_a_block_neither_side_adds_anything_but_both_read_M3_B2() {
        var conversation = scene.contacted();
        var sent = agreements.propose(scene.maija, conversation, proposal(), NO_KEY);
        blocking.block(scene.maija, scene.aino.id(), true);
        refused(Rule.MERCHANT_BLOCKED, () -> scene.say(scene.aino, conversation, "Hello?"));
        refused(Rule.MERCHANT_BLOCKED, () -> scene.say(scene.maija, conversation, "Bye"));
        refused(Rule.MERCHANT_BLOCKED, scene::contacted);
        refused(Rule.MERCHANT_BLOCKED, scene::contactedWithoutShop);
        refused(Rule.MERCHANT_BLOCKED, () -> agreements.accept(scene.aino, sent.id()));
        refused(Rule.MERCHANT_BLOCKED, () -> agreements.withdraw(scene.maija, sent.id()));
        refused(Rule.MERCHANT_BLOCKED, () -> agreements.propose(scene.maija, conversation, proposal(), NO_KEY));
        refused(
                Rule.MERCHANT_BLOCKED,
                () -> scene.viesti.messaging().decline(scene.maija, conversation, MessageDraft.of("No"), NO_KEY));
        refused(Rule.NO_MATCH, () -> scene.viesti.marketplace().match(scene.aino, task(Optional.empty()), NO_KEY));
        assertThat(scene.entries(scene.aino, conversation)).hasSize(4);
        assertThat(scene.types(conversation)).endsWith("proposal-closed", "merchant-blocked");
    }

    @Test
    void a_block_closes_everything_unfinished_in_every_conversation_B3() {
        var shop = scene.contacted();
        var paid = agreements.accept(
                scene.aino,
                agreements.propose(scene.maija, shop, proposal(), NO_KEY).id());
        var paidInvoice = agreements.issue(scene.maija, paid.job().orElseThrow(), INVOICE, NO_KEY);
        agreements.pay(scene.aino, paidInvoice.id());
        agreements.complete(scene.maija, paid.job().orElseThrow());
        var running = agreements.accept(
                scene.aino,
                agreements.propose(scene.maija, shop, proposal(), NO_KEY).id());
        var openInvoice = agreements.issue(scene.maija, running.job().orElseThrow(), INVOICE, NO_KEY);
        var matched = scene.viesti.marketplace().match(scene.aino, task(Optional.of(KAUPPA)), NO_KEY);
        var openJob = matched.conversations().get(0).openJobs().get(0);
        var noShop = scene.contactedWithoutShop();
        var standing = agreements.accept(
                scene.aino,
                agreements.propose(scene.maija, noShop, proposal(), NO_KEY).id());

        var expected = new Counts(2, 2, 1);
        assertThat(blocking.block(scene.maija, scene.aino.id()).closes()).isEqualTo(expected);
        assertThat(blocking.block(scene.maija, scene.aino.id(), true).closed()).isEqualTo(expected);

        assertThat(agreements.proposal(scene.maija, paid.id()).status()).isEqualTo(ProposalStatus.ACCEPTED);
        assertThat(agreements.invoice(scene.maija, paidInvoice.id()).status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(agreements.proposal(scene.maija, running.id()).status()).isEqualTo(ProposalStatus.CLOSED);
        assertThat(agreements.job(scene.maija, running.job().orElseThrow()).status())
                .isEqualTo(JobStatus.CLOSED);
        assertThat(agreements.invoice(scene.maija, openInvoice.id()).status()).isEqualTo(InvoiceStatus.CLOSED);
        assertThat(agreements.job(scene.maija, openJob).status()).isEqualTo(JobStatus.CLOSED);
        assertThat(agreements.proposal(scene.maija, standing.id()).status()).isEqualTo(ProposalStatus.CLOSED);
        assertThat(scene.types(shop)).endsWith("merchant-blocked");
        assertThat(scene.types(noShop)).endsWith("proposal-closed", "merchant-blocked");
    }

    @Test
    void blocking_again_answers_the_first_block_B6() {
        var conversation = scene.contacted();
        var first = blocking.block(scene.maija, scene.aino.id(), true);
        scene.pass(Duration.ofMinutes(5));
        assertThat(blocking.block(scene.otto, scene.aino.id(), true)).isEqualTo(first);
        assertThat(blocking.block(scene.otto, scene.aino.id()).block()).contains(first);
        assertThat(scene.types(conversation)).containsExactly("contact-request", "merchant-blocked");
    }

    @Test
    void a_block_must_be_confirmed_B1() {
        scene.contacted();
        refused(Rule.CONFIRMATION_REQUIRED, () -> blocking.block(scene.maija, scene.aino.id(), false));
        assertThat(blocking.block(scene.maija, scene.aino.id()).block()).isEmpty();
    }

    @Test
    void only_merchants_of_the_own_conversations_can_be_blocked_B1_X1() {
        absent(() -> blocking.block(scene.maija, scene.aino.id(), true));
        absent(() -> blocking.block(scene.maija, scene.aino.id()));
        scene.contacted();
        var works = new PartnerId("works");
        scene.partner(works, "Works Oy", "design");
        var stranger = scene.member(works, "eve", "en");
        absent(() -> blocking.block(stranger, scene.aino.id(), true));
    }

    @Test
    void a_blocked_conversation_stays_searchable_and_taggable_and_is_marked_B7() {
        var conversation = scene.contacted();
        blocking.block(scene.maija, scene.aino.id(), true);
        scene.viesti.tagging().attach(scene.maija, conversation, TagName.of("blocked"), NO_KEY);
        var found = scene.viesti
                .messaging()
                .inbox(scene.maija, new InboxFilter(Set.of(), false, Optional.of("kauppa")), Slice.first(10));
        assertThat(found.items()).singleElement().satisfies(view -> {
            assertThat(view.blocked()).isTrue();
            assertThat(view.tags()).hasSize(1);
        });
    }
}
