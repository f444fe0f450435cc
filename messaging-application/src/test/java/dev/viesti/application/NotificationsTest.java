package dev.viesti.application;

import static dev.viesti.application.Scene.NO_KEY;
import static dev.viesti.application.Scene.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.port.MailSender.MailDelayed;
import dev.viesti.application.port.MailSender.MailRefused;
import dev.viesti.application.port.Outbox;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.notification.NotificationSettings;
import dev.viesti.domain.party.Member;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        assertThat(scene.mails).extracting(Mail::kind).containsOnly(NotificationKind.FIRST_CONTACT);
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
                .extracting(dev.viesti.domain.conversation.Entry::seq)
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
        notifications.put(scene.maija, new NotificationSettings(true, false));
        scene.contactedWithoutShop();
        notifications.deliver();
        assertThat(recipients()).containsExactly("maija");
        scene.mails.clear();
        scene.pass(HOUR);
        notifications.closeWindows();
        notifications.deliver();
        assertThat(recipients()).containsExactly("otto");
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
        scene.partner(new dev.viesti.domain.PartnerId("works"), "Works Oy", "design");
        scene.member(new dev.viesti.domain.PartnerId("works"), "eve", "en");
        scene.viesti.marketplace().match(scene.aino, task(Optional.of(Scene.KAUPPA)), NO_KEY);
        notifications.deliver();
        assertThat(recipients()).containsExactlyInAnyOrder("maija", "otto", "eve");
    }

    private void delivered() {
        notifications.deliver();
        scene.mails.clear();
    }

    private List<String> recipients() {
        return scene.mails.stream().map(mail -> mail.recipient().id().value()).toList();
    }
}
