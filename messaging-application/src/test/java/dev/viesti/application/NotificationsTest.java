package dev.viesti.application;

import static dev.viesti.application.Scene.NO_KEY;
import static dev.viesti.application.Scene.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.port.MailSender.MailDelayed;
import dev.viesti.application.port.MailSender.MailRefused;
import dev.viesti.application.port.Outbox;
import dev.viesti.application.port.RaceTest;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.notification.NotificationSettings;
import dev.viesti.domain.party.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Scene scene = new Scene();
    private final Notifications notifications = scene.viesti.notifications();

    @Test
    void each_member_gets_one_mail_when_a_conversation_begins_N1() {
        scene.contacted();
        scene.contacted();
        notifications.deliver();
        notifications.deliver();
        assertThat(recipients()).containsExactlyInAnyOrder("maija", "otto");
        assertThat(scene.mails).extracting(Mail.Notification::kind).containsOnly(NotificationKind.FIRST_CONTACT);
        assertThat(scene.mails.get(0).about()).singleElement().satisfies(about -> {
            assertThat(about.merchantName()).isEqualTo("Aino Ääkkönen");
            assertThat(about.shopName()).contains("Kauppa");
            assertThat(about.entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.content()).isInstanceOf(Content.ContactRequest.class));
        });
        scene.contactedWithoutShop();
        notifications.deliver();
        assertThat(scene.mails).hasSize(4);
    }

    @Test
    void a_digest_has_what_is_unread_of_the_window_once_N2() {
        var conversation = scene.contacted();
        scene.say(scene.aino, conversation, "And blue");
        delivered();
        assertThat(notifications.closeWindows()).isZero();
        scene.viesti.messaging().markRead(scene.otto, conversation, 2);
        scene.pass(HOUR);
        assertThat(notifications.closeWindows()).isEqualTo(1);
        notifications.deliver();
        assertThat(recipients()).containsExactly("maija");
        assertThat(scene.mails.get(0).about().get(0).entries())
                .extracting(Entry::seq)
                .containsExactly(1, 2);
        scene.pass(HOUR);
        assertThat(notifications.closeWindows()).isZero();
        scene.viesti.messaging().markUnread(scene.otto, conversation, 1);
        scene.pass(HOUR);
        assertThat(notifications.closeWindows()).isZero();
    }

    @Test
    void one_digest_covers_every_window_that_was_missed_N2() {
        var conversation = scene.contacted();
        delivered();
        scene.pass(HOUR.multipliedBy(5));
        scene.say(scene.aino, conversation, "Still there?");
        scene.pass(HOUR.multipliedBy(5));
        assertThat(notifications.closeWindows()).isEqualTo(2);
        delivered();
        scene.pass(HOUR);
        assertThat(notifications.closeWindows()).isZero();
    }

    @Test
    void what_was_read_or_blocked_before_sending_is_left_out_N2() {
        var conversation = scene.contacted();
        delivered();
        scene.pass(HOUR);
        assertThat(notifications.closeWindows()).isEqualTo(2);
        scene.viesti.messaging().markRead(scene.maija, conversation, 1);
        scene.viesti.blocking().block(scene.otto, scene.aino.id(), true);
        notifications.deliver();
        assertThat(scene.mails).isEmpty();
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(0, 0));
    }

    @Test
    void members_say_which_mails_they_want_and_links_turn_them_off_N5() {
        scene.contacted();
        notifications.deliver();
        var token = scene.mails.stream()
                .filter(mail -> mail.recipient().id().equals(scene.otto.id()))
                .findAny()
                .orElseThrow()
                .unsubscribeToken();
        scene.mails.clear();
        assertThat(notifications.unsubscribe(token)).contains(NotificationKind.FIRST_CONTACT);
        assertThat(notifications.settings(scene.otto)).isEqualTo(new NotificationSettings(false, true));
        assertThat(notifications.unsubscribe(token.replace("otto", "maija"))).isEmpty();
        assertThat(notifications.unsubscribe("nonsense")).isEmpty();
        var firstContactsOnly = new NotificationSettings(true, false);
        assertThat(notifications.put(scene.maija, firstContactsOnly)).isEqualTo(firstContactsOnly);
        scene.contactedWithoutShop();
        notifications.deliver();
        assertThat(recipients()).containsExactly("maija");
        scene.mails.clear();
        scene.pass(HOUR);
        notifications.closeWindows();
        notifications.deliver();
        assertThat(recipients()).containsExactly("otto");
        assertThat(notifications.unsubscribe(scene.mails.get(0).unsubscribeToken()))
                .contains(NotificationKind.DIGEST);
        assertThat(notifications.settings(scene.otto)).isEqualTo(new NotificationSettings(false, false));
    }

    @Test
    void a_removed_member_gets_no_more_mail_X2() {
        scene.contacted();
        scene.viesti.provisioning().remove(scene.operator, Scene.STUDIO, scene.otto.id());
        notifications.deliver();
        assertThat(recipients()).containsExactly("maija");
    }

    @Test
    void the_address_at_the_time_of_sending_counts() {
        scene.contacted();
        scene.viesti
                .provisioning()
                .put(
                        scene.operator,
                        Member.of(
                                scene.maija.id(),
                                Scene.STUDIO,
                                "Maija",
                                "new@studio.example",
                                "fi",
                                "Europe/Helsinki"));
        notifications.deliver();
        assertThat(scene.mails)
                .extracting(mail -> mail.recipient().email().value())
                .contains("new@studio.example")
                .doesNotContain("maija@studio.example");
    }

    @Test
    void a_delayed_mail_is_tried_again_with_growing_pauses_and_the_same_key_N3() {
        scene.contacted();
        scene.mailFailure = Optional.of(new MailDelayed("452 later"));
        notifications.deliver();
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(2, 0));
        assertThat(notifications.deliver()).isZero();
        scene.pass(Duration.ofSeconds(5));
        assertThat(notifications.deliver()).isEqualTo(2);
        scene.pass(Duration.ofSeconds(3));
        assertThat(notifications.deliver()).isZero();
        scene.mailFailure = Optional.empty();
        scene.pass(Duration.ofSeconds(60));
        assertThat(notifications.deliver()).isEqualTo(2);
        assertThat(scene.mails).hasSize(2);
    }

    @Test
    void a_refused_mail_is_parked_until_an_operator_releases_it_N3() {
        scene.contacted();
        scene.mailFailure = Optional.of(new MailRefused("550 no such user"));
        notifications.deliver();
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(0, 2));
        scene.mailFailure = Optional.empty();
        scene.pass(HOUR);
        assertThat(notifications.deliver()).isZero();
        assertThat(notifications.release(scene.operator)).isEqualTo(2);
        notifications.deliver();
        assertThat(scene.mails).hasSize(2);
    }

    @Test
    void an_operator_sees_what_is_parked_and_releases_some_of_it_N3() {
        scene.contacted();
        scene.mailFailure = Optional.of(new MailRefused("550 5.1.1"));
        notifications.deliver();
        var parked = notifications.parked(scene.operator, Slice.first(10)).items();
        assertThat(parked).extracting(Outbox.Parked::error).containsExactly("550 5.1.1", "550 5.1.1");
        assertThat(notifications.release(scene.operator, Set.of(parked.get(0).key(), "none")))
                .isOne();
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(1, 1));
    }

    @Test
    void the_backlog_tells_how_long_mail_waits_and_how_late_digests_are() {
        assertThat(notifications.backlog())
                .isEqualTo(new Notifications.Backlog(new Outbox.Depth(0, 0), Duration.ZERO, Optional.empty()));
        scene.pass(HOUR);
        notifications.closeWindows();
        scene.contacted();
        var end = notifications.nextWindowEnd();
        scene.pass(Duration.ofSeconds(7));
        assertThat(notifications.backlog())
                .isEqualTo(new Notifications.Backlog(
                        new Outbox.Depth(2, 0), Duration.ofSeconds(7), Optional.of(Duration.ZERO)));
        scene.pass(HOUR);
        notifications.deliver();
        assertThat(notifications.backlog().oldest()).isZero();
        assertThat(notifications.backlog().digestLag()).contains(Duration.between(end, scene.instant()));
        notifications.closeWindows();
        assertThat(notifications.backlog().digestLag()).contains(Duration.ZERO);
    }

    @Test
    void a_day_of_failures_parks_a_mail_N3() {
        scene.contacted();
        scene.mailFailure = Optional.of(new IllegalStateException("bug"));
        for (var minutes = 0; minutes < 24 * 60 + 30; minutes++) {
            scene.pass(Duration.ofMinutes(1));
            notifications.deliver();
        }
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(0, 2));
    }

    @Test
    void a_task_tells_the_members_of_every_partner_it_went_to() {
        scene.partner(new PartnerId("works"), "Works Oy", "design");
        scene.member(new PartnerId("works"), "eve", "en");
        scene.viesti.marketplace().match(scene.aino, task(Optional.of(Scene.KAUPPA)), NO_KEY);
        notifications.deliver();
        assertThat(recipients()).containsExactlyInAnyOrder("maija", "otto", "eve");
    }

    @Test
    void a_failed_mail_is_tried_again_within_five_seconds_then_with_growing_pauses_of_at_most_a_minute_N3() {
        scene.contacted();
        scene.mailFailure = Optional.of(new MailDelayed("later"));
        notifications.deliver();
        var pauses = new ArrayList<Long>();
        while (pauses.size() < 12) {
            var seconds = 0L;
            do {
                scene.pass(Duration.ofSeconds(1));
                seconds++;
            } while (notifications.deliver() == 0);
            pauses.add(seconds);
        }
        assertThat(pauses).isSorted().allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(60));
        assertThat(pauses.get(0)).isLessThan(5);
        assertThat(pauses.get(1)).isGreaterThan(pauses.get(0));
        assertThat(pauses).endsWith(60L);
    }

    @Test
    void a_server_that_is_late_after_days_of_downtime_still_gets_its_mails_N3() {
        scene.contacted();
        scene.pass(Duration.ofDays(3));
        scene.mailFailure = Optional.of(new MailDelayed("not yet up"));
        failFor(Duration.ofHours(6));
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(2, 0));
        scene.mailFailure = Optional.empty();
        failFor(Duration.ofMinutes(1));
        assertThat(scene.mails).hasSize(2);
    }

    @Test
    void a_released_mail_gets_its_time_again_N3() {
        scene.contacted();
        scene.mailFailure = Optional.of(new MailDelayed("down"));
        failFor(Duration.ofHours(25));
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(0, 2));
        assertThat(notifications.release(scene.operator)).isEqualTo(2);
        failFor(Duration.ofHours(6));
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(2, 0));
        failFor(Duration.ofHours(19));
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(0, 2));
    }

    @Test
    void a_day_of_failures_parks_a_mail_however_seldom_others_let_it_be_tried_N3() {
        scene.contacted();
        scene.mailFailure = Optional.of(new MailDelayed("the mail server hangs"));
        for (var tries = 0; tries < 24; tries++) {
            notifications.deliver();
            scene.pass(HOUR);
        }
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(2, 0));
        notifications.deliver();
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(0, 2));
    }

    private void failFor(Duration time) {
        for (var minutes = 0; minutes < time.toMinutes(); minutes++) {
            scene.pass(Duration.ofMinutes(1));
            notifications.deliver();
        }
    }

    @Test
    void old_mails_that_fail_slowly_hold_up_no_new_one_N3() {
        var arrived = new ArrayList<String>();
        var attempts = new AtomicInteger();
        var slow = new Scene[1];
        slow[0] = new Scene(builder -> builder.mail(mail -> {
            if (mail.recipient().name().startsWith("stuck")) {
                slow[0].pass(Duration.ofSeconds(30));
                attempts.incrementAndGet();
                throw new MailDelayed("the mail server didn't answer in time");
            }
            arrived.add(mail.recipient().name());
        }));
        for (var n = 0; n < 5; n++) {
            slow[0].member(Scene.STUDIO, "stuck-" + n, "fi");
        }
        slow[0].contacted();
        while (attempts.get() < 30) {
            slow[0].viesti.notifications().deliverNext();
        }
        arrived.clear();
        slow[0].partner(new PartnerId("works"), "Works Oy", "design");
        slow[0].member(new PartnerId("works"), "eve", "en");
        slow[0].viesti.marketplace().match(slow[0].aino, task(Optional.of(Scene.KAUPPA)), NO_KEY);
        while (arrived.isEmpty() && attempts.get() < 40) {
            slow[0].viesti.notifications().deliverNext();
        }
        assertThat(arrived).containsExactly("eve");
    }

    @Test
    void a_mail_that_was_sent_counts_as_sent_or_is_repeated_under_its_key_but_never_as_failed_N3() {
        var storage = AlteredStorage.unreliable();
        var unreliable = new Scene(storage);
        unreliable.contacted();
        storage.failAfter(2);
        assertThatThrownBy(() -> unreliable.viesti.notifications().deliver()).isInstanceOf(StorageUnavailable.class);
        assertThat(unreliable.mails).hasSize(1);
        var first = unreliable.mails.get(0).key();
        unreliable.viesti.notifications().deliver();
        assertThat(unreliable.mails).extracting(Mail::key).hasSize(2).doesNotHaveDuplicates();
        unreliable.pass(Duration.ofSeconds(60));
        assertThat(unreliable.viesti.notifications().deliver()).isZero();
        unreliable.pass(Duration.ofSeconds(30));
        assertThat(unreliable.viesti.notifications().deliver()).isEqualTo(1);
        assertThat(unreliable.mails).hasSize(3).last().extracting(Mail::key).isEqualTo(first);
        assertThat(unreliable.viesti.notifications().depth()).isEqualTo(new Outbox.Depth(0, 0));
    }

    @Test
    void a_storage_that_stumbles_over_a_mail_delays_it_by_a_pause_and_not_the_others_N3() {
        var storage = AlteredStorage.unreliable();
        var unreliable = new Scene(storage);
        unreliable.contacted();
        storage.failAfter(1);
        assertThat(unreliable.viesti.notifications().deliver()).isEqualTo(2);
        assertThat(unreliable.mails).hasSize(1);
        unreliable.pass(Duration.ofSeconds(5));
        assertThat(unreliable.viesti.notifications().deliver()).isEqualTo(1);
        assertThat(unreliable.mails).hasSize(2);
    }

    @Test
    void a_mail_that_is_too_much_for_a_worker_counts_as_failed_and_keeps_it_from_no_other_N3() {
        var arrived = new ArrayList<String>();
        var heavy = new Scene(builder -> builder.mail(mail -> {
            if (arrived.isEmpty() && mail.recipient().name().equals("maija")) {
                throw new StackOverflowError("for the test");
            }
            arrived.add(mail.recipient().name());
        }));
        heavy.contacted();
        var mails = heavy.viesti.notifications();
        assertThat(mails.deliver()).isEqualTo(2);
        assertThat(arrived).containsExactly("otto");
        heavy.pass(Duration.ofSeconds(5));
        assertThat(mails.deliver()).isEqualTo(1);
        assertThat(arrived).containsExactly("otto", "maija");
    }

    @RaceTest
    void many_workers_send_each_mail_once_N4() throws Exception {
        for (var n = 0; n < 50; n++) {
            scene.member(Scene.STUDIO, "member-" + n, "en");
        }
        scene.contacted();
        scene.pass(HOUR);
        var workers = Executors.newFixedThreadPool(8);
        try {
            var start = new CountDownLatch(1);
            var work = IntStream.range(0, 8)
                    .mapToObj(n -> workers.submit(() -> {
                        start.await();
                        return notifications.closeWindows() + notifications.deliver();
                    }))
                    .toList();
            start.countDown();
            for (var each : work) {
                assertThat(each.get(20, TimeUnit.SECONDS)).isNotNegative();
            }
        } finally {
            workers.shutdown();
        }
        notifications.deliver();
        assertThat(scene.mails).extracting(Mail::key).hasSize(104).doesNotHaveDuplicates();
    }

    @Test
    void a_server_that_hangs_holds_up_no_message_and_no_other_worker_N3() throws Exception {
        var hanging = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var sent = new AtomicInteger();
        var slow = new Scene(builder -> builder.mail(mail -> {
            if (sent.incrementAndGet() == 1) {
                hanging.countDown();
                await(answered);
            }
        }));
        var conversation = slow.contacted();
        var worker = Executors.newSingleThreadExecutor();
        try {
            var delivering = worker.submit(slow.viesti.notifications()::deliverNext);
            assertThat(hanging.await(20, TimeUnit.SECONDS)).isTrue();
            slow.say(slow.aino, conversation, "Anybody there?");
            assertThat(slow.viesti.notifications().deliver()).isEqualTo(1);
            answered.countDown();
            assertThat(delivering.get(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            answered.countDown();
            worker.shutdown();
        }
        assertThat(sent).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void a_message_at_the_end_of_a_window_belongs_to_the_next_one_N2() {
        var conversation = scene.contacted();
        delivered();
        scene.viesti.messaging().markRead(scene.otto, conversation, 1);
        scene.viesti.messaging().markRead(scene.maija, conversation, 1);
        scene.pass(Duration.ofMinutes(45));
        assertThat(scene.instant()).isEqualTo("2026-11-24T11:00:00Z");
        scene.say(scene.aino, conversation, "On the stroke of the hour");
        assertThat(notifications.closeWindows()).isZero();
        scene.pass(HOUR.minusNanos(1_000));
        assertThat(notifications.closeWindows()).isZero();
        scene.pass(Duration.ofNanos(1_000));
        assertThat(notifications.closeWindows()).isEqualTo(2);
    }

    @Test
    void clocks_that_are_set_back_neither_skip_nor_repeat_a_window_N4() {
        var conversation = scene.contacted();
        delivered();
        scene.pass(HOUR);
        assertThat(notifications.closeWindows()).isEqualTo(2);
        delivered();
        scene.pass(HOUR.negated());
        scene.say(scene.aino, conversation, "Written in the hour that comes twice");
        assertThat(notifications.closeWindows()).isZero();
        scene.pass(HOUR);
        assertThat(notifications.closeWindows()).isZero();
        scene.pass(HOUR);
        assertThat(notifications.closeWindows()).isEqualTo(2);
        notifications.deliver();
        assertThat(scene.mails)
                .allSatisfy(mail -> assertThat(mail.about())
                        .singleElement()
                        .satisfies(about -> assertThat(about.entries()).hasSize(1)));
    }

    @Test
    void daylight_saving_time_neither_skips_nor_repeats_a_window_N4() {
        var conversation = scene.contacted();
        delivered();
        scene.pass(Duration.between(scene.instant(), Instant.parse("2027-03-27T23:30:00Z")));
        notifications.closeWindows();
        delivered();
        for (var hour = 0; hour < 5; hour++) {
            scene.say(scene.aino, conversation, "Hour " + hour);
            scene.pass(HOUR);
            assertThat(notifications.closeWindows()).isEqualTo(2);
            assertThat(notifications.closeWindows()).isZero();
            delivered();
        }
    }

    @Test
    void answers_of_members_and_records_are_in_no_digest_N2() {
        var conversation = scene.contacted();
        scene.say(scene.maija, conversation, "Of course");
        var proposal = scene.viesti.agreements().propose(scene.maija, conversation, Scene.proposal(), NO_KEY);
        scene.viesti.agreements().accept(scene.aino, proposal.id());
        delivered();
        scene.pass(HOUR);
        notifications.closeWindows();
        notifications.deliver();
        assertThat(scene.mails)
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.about().get(0).entries())
                        .extracting(Entry::seq)
                        .containsExactly(1));
    }

    @Test
    void who_unsubscribes_while_a_mail_waits_gets_it_no_more_N5() {
        scene.contacted();
        scene.mailFailure = Optional.of(new MailDelayed("later"));
        notifications.deliver();
        scene.mailFailure = Optional.empty();
        notifications.put(scene.maija, new NotificationSettings(false, true));
        scene.pass(Duration.ofMinutes(1));
        notifications.deliver();
        assertThat(recipients()).containsExactly("otto");
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(0, 0));
    }

    @Test
    void mails_that_waited_do_not_tell_of_a_merchant_who_was_blocked_meanwhile_B2() {
        scene.contacted();
        scene.mailFailure = Optional.of(new MailDelayed("later"));
        notifications.deliver();
        scene.mailFailure = Optional.empty();
        scene.viesti.blocking().block(scene.otto, scene.aino.id(), true);
        scene.pass(Duration.ofMinutes(1));
        notifications.deliver();
        assertThat(scene.mails).isEmpty();
        assertThat(notifications.depth()).isEqualTo(new Outbox.Depth(0, 0));
    }

    private void delivered() {
        notifications.deliver();
        scene.mails.clear();
    }

    private List<String> recipients() {
        return scene.mails.stream().map(mail -> mail.recipient().id().value()).toList();
    }
}
