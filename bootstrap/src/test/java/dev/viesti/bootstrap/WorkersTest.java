package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.Actor;
import dev.viesti.application.Mail;
import dev.viesti.application.Viesti;
import dev.viesti.domain.Language;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final PartnerId STUDIO = new PartnerId("studio");
    private static final ServiceId THEMES = new ServiceId("themes");

    private volatile Instant now = Instant.parse("2026-11-24T10:15:00Z");
    private volatile boolean broken;
    private final CountDownLatch failures = new CountDownLatch(3);
    private final List<Mail.Notification> mails = new CopyOnWriteArrayList<>();
    private final List<Mail.SignInLink> links = new CopyOnWriteArrayList<>();
    private final CountDownLatch sending = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final Viesti viesti = Viesti.inMemory(this::now, new RandomIds(), new byte[32])
            .mail(this::send)
            .build();
    private final Workers workers = new Workers(viesti, Duration.ofMillis(10), Duration.ofMillis(200));

    @AfterEach
    void stop() {
        gate.countDown();
        workers.close();
    }

    @Test
    void a_first_contact_is_mailed_at_once_and_its_digest_when_the_window_ends() {
        workers.start();
        contact();

        await().until(() -> kinds().equals(List.of(NotificationKind.FIRST_CONTACT)));
        now = Instant.parse("2026-11-24T11:00:00Z");
        await().until(() -> kinds().equals(List.of(NotificationKind.FIRST_CONTACT, NotificationKind.DIGEST)));
    }

    @Test
    void a_failure_ends_no_worker() throws InterruptedException {
        broken = true;
        workers.start();
        assertThat(failures.await(10, TimeUnit.SECONDS)).isTrue();

        broken = false;
        contact();

        await().until(() -> !mails.isEmpty());
    }

    @Test
    void a_stop_lets_the_mail_that_is_being_sent_end_and_begins_no_other() throws InterruptedException {
        gate = new CountDownLatch(1);
        contact();
        contact();
        var patient = new Workers(viesti, Duration.ofMillis(10), Duration.ofMinutes(1));
        patient.start();
        assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();
        var stop = new Thread(patient::close);
        stop.start();
        await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
        gate.countDown();
        stop.join(10_000);

        var sent = mails.size();
        contact();
        assertThat(sent).isBetween(1, 2);
        assertThat(mails).hasSize(sent);
    }

    @Test
    void a_stop_waits_no_longer_than_it_has_patience_for() throws InterruptedException {
        gate = new CountDownLatch(1);
        contact();
        var impatient = new Workers(viesti, Duration.ofMillis(10), Duration.ofMillis(50));
        impatient.start();
        assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();

        impatient.close();

        assertThat(mails).isEmpty();
    }

    @Test
    void a_link_to_sign_in_with_is_mailed_at_once_whatever_hangs_in_other_mails() throws InterruptedException {
        gate = new CountDownLatch(1);
        for (var i = 0; i < 8; i++) {
            contact();
        }
        workers.start();
        assertThat(sending.await(10, TimeUnit.SECONDS)).isTrue();

        viesti.signIn().request("maija@studio.example");

        await().until(() -> links.size() == 1);
        assertThat(mails).isEmpty();
    }

    private Instant now() {
        if (broken) {
            failures.countDown();
            throw new StackOverflowError("on purpose");
        }
        return now;
    }

    private void send(Mail mail) {
        if (mail instanceof Mail.SignInLink link) {
            links.add(link);
            return;
        }
        sending.countDown();
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError("workers are never interrupted", interrupted);
        }
        if (mail instanceof Mail.Notification notification) {
            mails.add(notification);
        }
    }

    private List<NotificationKind> kinds() {
        return mails.stream().map(Mail.Notification::kind).toList();
    }

    private void contact() {
        var operator = viesti.identities().operator();
        var provisioning = viesti.provisioning();
        provisioning.put(operator, Partner.of(STUDIO, "Studio", List.of(Language.FINNISH)));
        provisioning.put(operator, STUDIO, Profile.of(Profile.Status.PUBLISHED, "We build shops"));
        provisioning.put(
                operator,
                Service.of(STUDIO, THEMES, "Themes", "design", "Themes", Optional.empty(), Service.Status.ACTIVE));
        provisioning.put(
                operator,
                Member.of(new MemberId("maija"), STUDIO, "Maija", "maija@studio.example", "fi", "Europe/Helsinki"));
        var merchant = new RandomIds().next();
        provisioning.put(operator, Merchant.of(new MerchantId(merchant), "Aino", "aino@shop.example", "fi"));
        viesti.marketplace()
                .contact(
                        new Actor.Merchant(new MerchantId(merchant)),
                        new ContactRequestDraft(STUDIO, THEMES, Optional.empty(), "A theme", "Green", List.of()),
                        Optional.empty());
    }
}
