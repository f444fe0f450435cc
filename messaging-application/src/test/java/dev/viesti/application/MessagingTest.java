package dev.viesti.application;

import static dev.viesti.application.Scene.NO_KEY;
import static dev.viesti.application.Scene.STUDIO;
import static dev.viesti.application.Scene.absent;
import static dev.viesti.application.Scene.refused;
import static dev.viesti.application.Scene.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.inmemory.InMemoryStorage;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.work.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessagingTest {
    private final Scene scene = new Scene();
    private final Messaging messaging = scene.viesti.messaging();

    @Test
    void both_sides_write_and_entries_are_numbered_without_gaps_M1() {
        var conversation = scene.contacted();
        scene.say(scene.maija, conversation, "Hei!");
        scene.say(scene.aino, conversation, "Moi!");
        assertThat(scene.entries(scene.aino, conversation))
                .extracting(EntryView::seq)
                .containsExactly(1, 2, 3);
        assertThat(scene.entries(scene.maija, conversation))
                .extracting(EntryView::authorName)
                .containsExactly("Aino Ääkkönen", "maija", "Aino Ääkkönen");
    }

    @Test
    void entries_come_behind_or_before_a_number_in_ascending_order() {
        var conversation = scene.contacted();
        for (var i = 2; i <= 6; i++) {
            scene.say(scene.aino, conversation, "m" + i);
        }
        assertThat(messaging.entries(scene.maija, conversation, new EntryRange.After(2, 2)))
                .extracting(EntryView::seq)
                .containsExactly(3, 4);
        assertThat(messaging.entries(scene.maija, conversation, new EntryRange.Before(4, 2)))
                .extracting(EntryView::seq)
                .containsExactly(2, 3);
        assertThat(messaging.entries(scene.maija, conversation, new EntryRange.Latest(2)))
                .extracting(EntryView::seq)
                .containsExactly(5, 6);
    }

    @Test
    void a_conversation_of_others_does_not_exist_for_anybody_else_X1() {
        var conversation = scene.contacted();
        var works = new PartnerId("works");
        scene.partner(works, "Works Oy", "design");
        var stranger = scene.member(works, "eve", "en");
        var bo = scene.merchant("bo", "Bo");
        for (var actor : List.<Actor.Participant>of(stranger, bo)) {
            absent(() -> messaging.conversation(actor, conversation));
            absent(() -> scene.entries(actor, conversation));
            absent(() -> scene.say(actor, conversation, "Hello"));
            absent(() -> messaging.markRead(actor, conversation, 1));
            absent(() -> messaging.markUnread(actor, conversation, 1));
            absent(() -> messaging.work(actor, conversation));
        }
        assertThat(scene.types(conversation)).hasSize(1);
    }

    @Test
    void unread_is_per_member_and_only_the_merchants_entries_count_R1() {
        var conversation = scene.contacted();
        scene.say(scene.aino, conversation, "And blue");
        assertThat(scene.unread(scene.maija, conversation)).isEqualTo(2);
        scene.say(scene.maija, conversation, "Which blue?");
        assertThat(scene.unread(scene.maija, conversation)).isEqualTo(2);
        messaging.markRead(scene.maija, conversation, 99);
        assertThat(scene.unread(scene.maija, conversation)).isZero();
        assertThat(scene.unread(scene.otto, conversation)).isEqualTo(2);
        assertThat(scene.unread(scene.aino, conversation)).isEqualTo(1);
    }

    @Test
    void the_position_goes_back_only_by_marking_as_unread_R1() {
        var conversation = scene.contacted();
        scene.say(scene.aino, conversation, "2");
        scene.say(scene.aino, conversation, "3");
        messaging.markRead(scene.maija, conversation, 3);
        messaging.markRead(scene.maija, conversation, 1);
        assertThat(scene.unread(scene.maija, conversation)).isZero();
        messaging.markUnread(scene.maija, conversation, 2);
        assertThat(scene.unread(scene.maija, conversation)).isEqualTo(2);
        messaging.markUnread(scene.maija, conversation, 3);
        assertThat(scene.unread(scene.maija, conversation)).isEqualTo(2);
        messaging.markUnread(scene.maija, conversation, 1);
        assertThat(scene.unread(scene.maija, conversation)).isEqualTo(3);
    }

    @Test
    void the_merchants_position_moves_likewise() {
        var conversation = scene.contacted();
        scene.say(scene.maija, conversation, "2");
        scene.say(scene.otto, conversation, "3");
        assertThat(scene.unread(scene.aino, conversation)).isEqualTo(2);
        messaging.markRead(scene.aino, conversation, 2);
        assertThat(scene.unread(scene.aino, conversation)).isEqualTo(1);
        messaging.markUnread(scene.aino, conversation, 1);
        assertThat(scene.unread(scene.aino, conversation)).isEqualTo(2);
    }

    @Test
    void a_member_who_joins_later_starts_with_everything_read_R1() {
        var conversation = scene.contacted();
        var uusi = scene.member(STUDIO, "uusi", "fi");
        assertThat(scene.unread(uusi, conversation)).isZero();
        scene.say(scene.aino, conversation, "Hello");
        assertThat(scene.unread(uusi, conversation)).isEqualTo(1);
    }

    @Test
    void a_merchants_message_needs_a_partner_that_receives_but_an_answer_does_not_P2() {
        var conversation = scene.contacted();
        scene.viesti.provisioning().put(scene.operator, STUDIO, Profile.of(Profile.Status.DRAFT, "We build shops"));
        refused(Rule.PROFILE_NOT_PUBLISHED, () -> scene.say(scene.aino, conversation, "Hello?"));
        assertThat(scene.say(scene.maija, conversation, "We are here").seq()).isEqualTo(2);
    }

    @Test
    void a_message_sent_twice_with_one_key_is_stored_once_C7() {
        var conversation = scene.contacted();
        var key = Optional.of(new IdempotencyKey("once"));
        var first = messaging.send(scene.maija, conversation, MessageDraft.of("Hei"), key);
        assertThat(messaging.send(scene.maija, conversation, MessageDraft.of("Hei"), key))
                .isEqualTo(first);
        refused(
                Rule.IDEMPOTENCY_KEY_REUSED,
                () -> messaging.send(scene.maija, conversation, MessageDraft.of("Other"), key));
        assertThat(messaging
                        .send(scene.otto, conversation, MessageDraft.of("Hei"), key)
                        .seq())
                .isEqualTo(3);
    }

    @Test
    void the_inbox_shows_the_latest_first_and_finds_and_filters_R2_R3() {
        var first = scene.contacted();
        scene.pass(Duration.ofMinutes(1));
        var second = scene.contactedWithoutShop();
        assertThat(ids(InboxFilter.ALL)).containsExactly(second, first);
        scene.pass(Duration.ofMinutes(1));
        scene.say(scene.maija, first, "Hei");
        assertThat(ids(InboxFilter.ALL)).containsExactly(first, second);
        assertThat(ids(new InboxFilter(Set.of(), false, Optional.of("HTTPS://KAUPPA.fi/"))))
                .containsExactly(first);
        assertThat(ids(new InboxFilter(Set.of(), false, Optional.of("ääkk")))).containsExactly(first, second);
        messaging.markRead(scene.maija, second, 1);
        assertThat(ids(new InboxFilter(Set.of(), true, Optional.empty()))).containsExactly(first);
    }

    @Test
    void declining_a_request_replies_and_declines_every_open_job_W4() {
        var matched = scene.viesti.marketplace().match(scene.aino, task(Optional.of(Scene.KAUPPA)), NO_KEY);
        var conversation = matched.conversations().get(0).id();
        var key = Optional.of(new IdempotencyKey("no"));
        var declined = messaging.decline(scene.maija, conversation, MessageDraft.of("Sorry"), key);
        assertThat(declined.jobs()).hasSize(1);
        assertThat(declined.entry().content()).isInstanceOf(Content.Message.class);
        assertThat(messaging.work(scene.maija, conversation).jobs())
                .allSatisfy(job -> assertThat(job.status()).isEqualTo(JobStatus.DECLINED));
        assertThat(messaging.decline(scene.maija, conversation, MessageDraft.of("Sorry"), key))
                .isEqualTo(declined);
        assertThat(scene.types(conversation))
                .containsExactly("contact-request", "job-opened", "message", "job-declined");
    }

    @Test
    void a_reply_alone_leaves_the_job_open_W4() {
        var matched = scene.viesti.marketplace().match(scene.aino, task(Optional.of(Scene.KAUPPA)), NO_KEY);
        var conversation = matched.conversations().get(0).id();
        scene.say(scene.maija, conversation, "No, sorry");
        assertThat(messaging.conversation(scene.aino, conversation).openJobs()).hasSize(1);
    }

    private List<dev.viesti.domain.ConversationId> ids(InboxFilter filter) {
        return messaging.inbox(scene.maija, filter, Slice.first(10)).items().stream()
                .map(ConversationView::id)
                .toList();
    }

    @Test
    void what_one_node_stores_every_other_one_shows_at_once_and_after_a_pause_without_a_gap_R4() {
        var storage = new InMemoryStorage();
        var world = new Scene(storage);
        var ids = new AtomicLong();
        var nodes = IntStream.range(0, 3)
                .mapToObj(node -> Viesti.on(storage, world, () -> "node-id-" + ids.incrementAndGet(), new byte[32])
                        .build())
                .toList();
        var conversation = world.contacted();

        var seen = 1;
        for (var node : nodes) {
            node.messaging().send(world.aino, conversation, MessageDraft.of("Hei!"), NO_KEY);
            for (var other : nodes) {
                assertThat(other.messaging().entries(world.maija, conversation, new EntryRange.After(seen, 100)))
                        .extracting(EntryView::seq)
                        .containsExactly(seen + 1);
            }
            seen++;
        }
        assertThat(nodes.get(2).messaging().entries(world.maija, conversation, new EntryRange.After(1, 100)))
                .extracting(EntryView::seq)
                .containsExactly(2, 3, 4);
    }
}
