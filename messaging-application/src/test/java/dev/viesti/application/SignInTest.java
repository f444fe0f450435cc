package dev.viesti.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.port.MailSender.MailDelayed;
import dev.viesti.application.port.MailSender.MailRefused;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final String MAIJA = "maija@studio.example";
    private static final Duration MINUTES_15 = Duration.ofMinutes(15);
    private static final Duration INSTANT = Duration.ofNanos(1_000);

    private final Scene scene = new Scene();
    private final SignIn signIn = scene.viesti.signIn();

    @Test
    void who_enters_their_address_gets_one_link_and_nobody_else_does() {
        signIn.request(MAIJA);
        assertThat(signIn.deliver()).isOne();
        assertThat(signIn.deliver()).isZero();

        assertThat(scene.links).singleElement().satisfies(link -> {
            assertThat(link.recipient().email().value()).isEqualTo(MAIJA);
            assertThat(link.partner()).map(Partner::id).contains(Scene.STUDIO);
            assertThat(link.createdAt()).isEqualTo(scene.instant());
            assertThat(link.lifetime()).isEqualTo(MINUTES_15);
            assertThat(link.key()).matches("[A-Za-z0-9.-]{1,200}");
        });
        assertThat(signIn.redeem(scene.links.get(0).token()))
                .map(SignIn.Session::actor)
                .contains(scene.maija);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody@studio.example",
                "",
                " ",
                "maija",
                "maija@studio.example, otto@studio.example",
                "maija@studio.example\r\nBcc: otto@studio.example",
                "%@studio.example",
                "\0"
            })
    void an_unknown_address_or_none_leaves_no_trace(String address) {
        signIn.request(address);

        assertThat(signIn.deliver()).isZero();
        assertThat(scene.links).isEmpty();
        scene.pass(Duration.ofDays(1));
        assertThat(scene.viesti.housekeeping().sweep()).isZero();
    }

    @Test
    void case_and_surrounding_space_make_no_difference() {
        signIn.request(" Maija@STUDIO.example\n");
        signIn.deliver();

        assertThat(scene.links)
                .extracting(link -> link.recipient().email().value())
                .containsExactly(MAIJA);
    }

    @Test
    void each_identity_of_an_address_gets_a_link_of_its_own_up_to_five() {
        for (var id : new String[] {"m1", "m2", "m3"}) {
            scene.viesti
                    .provisioning()
                    .put(
                            scene.operator,
                            Member.of(new MemberId(id), Scene.STUDIO, id, "all@studio.example", "fi", "UTC"));
            scene.viesti
                    .provisioning()
                    .put(scene.operator, Merchant.of(new MerchantId(id), id, "All@studio.example", "sv"));
        }

        signIn.request("all@studio.example");
        signIn.deliver();

        assertThat(scene.links).hasSize(5).extracting(Mail::key).doesNotHaveDuplicates();
        assertThat(scene.links.stream()
                        .map(link -> signIn.redeem(link.token())
                                .orElseThrow()
                                .actor()
                                .identity()))
                .containsExactlyInAnyOrder("member:m1", "member:m2", "member:m3", "merchant:m1", "merchant:m2");
        assertThat(scene.links).filteredOn(link -> link.partner().isEmpty()).hasSize(2);
    }

    @Test
    void the_sixth_link_within_15_minutes_is_not_made() {
        for (var i = 0; i < 6; i++) {
            signIn.request(MAIJA);
            scene.pass(Duration.ofMinutes(2));
        }
        signIn.request("otto@studio.example");
        signIn.deliver();
        assertThat(scene.links)
                .extracting(link -> link.recipient().name())
                .containsExactlyInAnyOrder("maija", "maija", "maija", "maija", "maija", "otto");

        scene.pass(Duration.ofMinutes(3).plus(INSTANT));
        signIn.request(MAIJA);
        signIn.request(MAIJA);
        assertThat(signIn.deliver()).isOne();
    }

    @Test
    void links_that_were_used_or_refused_count_too() {
        scene.mailFailure = Optional.of(new MailRefused("550 5.1.1"));
        for (var i = 0; i < 2; i++) {
            signIn.request(MAIJA);
            signIn.deliver();
        }
        scene.mailFailure = Optional.empty();
        for (var i = 0; i < 5; i++) {
            signIn.request(MAIJA);
            signIn.deliver();
            scene.links.forEach(link -> signIn.redeem(link.token()));
        }

        assertThat(scene.links).hasSize(3);
    }

    @Test
    void a_link_works_once() {
        var token = link();

        assertThat(signIn.owner(token)).isPresent();
        assertThat(signIn.redeem(token).map(SignIn.Session::actor))
                .isEqualTo(signIn.owner(link()).map(SignIn.Holder::actor));
        assertThat(signIn.redeem(token)).isEmpty();
        assertThat(signIn.owner(token)).isEmpty();
    }

    @Test
    void a_link_works_for_15_minutes_from_its_sending() {
        signIn.request(MAIJA);
        scene.pass(Duration.ofMinutes(10));
        signIn.deliver();
        signIn.request(MAIJA);
        signIn.deliver();
        scene.pass(MINUTES_15.minus(INSTANT));
        assertThat(signIn.redeem(scene.links.get(0).token())).isPresent();

        scene.pass(INSTANT);
        assertThat(signIn.owner(scene.links.get(1).token())).isEmpty();
        assertThat(signIn.redeem(scene.links.get(1).token())).isEmpty();
    }

    @Test
    void a_new_link_leaves_older_ones_as_they_are() {
        var first = link();
        var second = link();

        assertThat(second).isNotEqualTo(first);
        assertThat(signIn.redeem(first)).isPresent();
        assertThat(signIn.redeem(second)).isPresent();
    }

    @Test
    void nothing_but_its_own_token_opens_a_door() {
        var link = link();
        var session = signIn.open(scene.maija).token();
        scene.contacted();
        scene.viesti.notifications().deliver();
        var unsubscribe = scene.mails.get(0).unsubscribeToken();

        assertThat(signIn.redeem(session)).isEmpty();
        assertThat(signIn.resume(link)).isEmpty();
        assertThat(signIn.redeem(unsubscribe)).isEmpty();
        assertThat(signIn.redeem("")).isEmpty();
        assertThat(signIn.redeem(link.toUpperCase(java.util.Locale.ROOT))).isEmpty();
        assertThat(scene.viesti.notifications().unsubscribe(link)).isEmpty();
        assertThat(link).matches("[A-Za-z0-9_-]{43}").doesNotContain("id-");
        assertThat(session).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void tokens_depend_on_the_secret() {
        var other = new byte[32];
        other[0] = 1;
        assertThat(new SignInTokens(other).link("id-1")).isNotEqualTo(new SignInTokens(new byte[32]).link("id-1"));
        assertThat(new SignInTokens(other).link("id-1")).isNotEqualTo(new SignInTokens(other).session("id-1"));
        assertThat(new UnsubscribeTokens(new byte[32]).token(new MemberId("maija"), NotificationKind.DIGEST))
                .doesNotContain(new SignInTokens(new byte[32]).link("maija"));
    }

    @Test
    void a_session_lasts_30_days() {
        var session = signIn.redeem(link()).orElseThrow();

        assertThat(session.expiresAt()).isEqualTo(scene.instant().plus(Duration.ofDays(30)));
        scene.pass(Duration.ofDays(30).minus(INSTANT));
        assertThat(signIn.resume(session.token()).map(SignIn.Holder::actor)).contains(scene.maija);
        scene.pass(INSTANT);
        assertThat(signIn.resume(session.token())).isEmpty();
    }

    @Test
    void whom_the_host_vouches_for_gets_a_session_without_a_link() {
        var session = signIn.open(scene.aino);

        assertThat(session.actor()).isEqualTo(scene.aino);
        assertThat(signIn.resume(session.token()).map(SignIn.Holder::actor)).contains(scene.aino);
        assertThat(scene.links).isEmpty();
    }

    @Test
    void signing_out_ends_one_session() {
        var phone = signIn.open(scene.aino).token();
        var laptop = signIn.open(scene.aino).token();

        signIn.end(phone);
        signIn.end(phone);
        signIn.end("nonsense");

        assertThat(signIn.resume(phone)).isEmpty();
        assertThat(signIn.resume(laptop).map(SignIn.Holder::actor)).contains(scene.aino);
    }

    @Test
    void signing_out_everywhere_ends_every_session_and_link_of_that_identity_alone() {
        var maijas = signIn.open(scene.maija).token();
        var redeemed = signIn.redeem(link()).orElseThrow().token();
        var sent = link();
        signIn.request(MAIJA);
        var ottos = signIn.open(scene.otto).token();
        var ainos = signIn.open(scene.aino).token();

        signIn.endAll(scene.maija);

        assertThat(signIn.resume(maijas)).isEmpty();
        assertThat(signIn.resume(redeemed)).isEmpty();
        assertThat(signIn.redeem(sent)).isEmpty();
        assertThat(signIn.deliver()).isZero();
        assertThat(signIn.resume(ottos).map(SignIn.Holder::actor)).contains(scene.otto);
        assertThat(signIn.resume(ainos).map(SignIn.Holder::actor)).contains(scene.aino);
        assertThat(signIn.redeem(link())).isPresent();
    }

    @Test
    void a_removed_member_is_signed_out_at_once_and_stays_so_after_coming_back_X2() {
        var session = signIn.open(scene.maija).token();
        var link = link();
        signIn.request(MAIJA);

        scene.viesti.provisioning().remove(scene.operator, Scene.STUDIO, scene.maija.id());

        assertThat(signIn.resume(session)).isEmpty();
        assertThat(signIn.owner(link)).isEmpty();
        assertThat(signIn.redeem(link)).isEmpty();
        assertThat(signIn.deliver()).isZero();
        scene.member(Scene.STUDIO, "maija", "fi");
        assertThat(signIn.resume(session)).isEmpty();
        assertThat(signIn.redeem(link)).isEmpty();
    }

    @Test
    void no_session_is_opened_for_a_removed_member_X2() {
        scene.viesti.provisioning().remove(scene.operator, Scene.STUDIO, scene.maija.id());

        assertThatThrownBy(() -> signIn.open(scene.maija)).isInstanceOf(AccessLost.class);
    }

    @Test
    void a_member_who_is_removed_while_the_mail_goes_out_can_not_use_it_X2() {
        var leaving = new Scene[1];
        leaving[0] = new Scene(builder -> builder.mail(mail -> {
            leaving[0].send(mail);
            leaving[0].viesti.provisioning().remove(leaving[0].operator, Scene.STUDIO, leaving[0].maija.id());
        }));
        leaving[0].viesti.signIn().request(MAIJA);
        leaving[0].viesti.signIn().deliver();

        assertThat(leaving[0].viesti.signIn().redeem(leaving[0].links.get(0).token()))
                .isEmpty();
    }

    @Test
    void a_delayed_mail_is_tried_again_soon_with_the_same_key_and_link() {
        var attempts = new ArrayList<Mail>();
        var scene = new Scene[1];
        scene[0] = new Scene(builder -> builder.mail(mail -> {
            attempts.add(mail);
            if (attempts.size() < 3) {
                throw attempts.size() == 1 ? new MailDelayed("452 later") : new IllegalStateException("bug");
            }
        }));
        var delayed = scene[0].viesti.signIn();
        delayed.request(MAIJA);
        for (var i = 0; i < 3; i++) {
            assertThat(delayed.deliver()).isOne();
            assertThat(delayed.deliver()).isZero();
            scene[0].pass(Duration.ofSeconds(5));
        }

        assertThat(delayed.deliver()).isZero();
        assertThat(attempts).hasSize(3).containsOnly(attempts.get(0));
        scene[0].pass(MINUTES_15.minusSeconds(6));
        assertThat(delayed.redeem(((Mail.SignInLink) attempts.get(0)).token())).isPresent();
    }

    @Test
    void a_refused_mail_is_given_up() {
        signIn.request(MAIJA);
        scene.mailFailure = Optional.of(new MailRefused("550 5.1.1"));
        assertThat(signIn.deliver()).isOne();
        scene.mailFailure = Optional.empty();
        scene.pass(Duration.ofMinutes(5));

        assertThat(signIn.deliver()).isZero();
        assertThat(scene.links).isEmpty();
    }

    @Test
    void a_request_of_more_than_15_minutes_ago_is_given_up() {
        signIn.request(MAIJA);
        scene.mailFailure = Optional.of(new MailDelayed("452 later"));
        signIn.deliver();
        scene.mailFailure = Optional.empty();
        scene.pass(MINUTES_15.plus(INSTANT));

        assertThat(signIn.deliver()).isOne();
        assertThat(signIn.deliver()).isZero();
        assertThat(scene.links).isEmpty();
    }

    @Test
    void a_worker_that_dies_while_it_sends_leaves_the_link_to_another() {
        var sent = new ArrayList<Mail>();
        var dying = new Scene(builder -> builder.mail(mail -> {
            sent.add(mail);
            if (sent.size() == 1) {
                throw new AssertionError("killed");
            }
        }));
        dying.viesti.signIn().request(MAIJA);
        assertThatThrownBy(() -> dying.viesti.signIn().deliver()).isInstanceOf(AssertionError.class);
        assertThat(dying.viesti.signIn().deliver()).isZero();
        dying.pass(Duration.ofSeconds(90));

        assertThat(dying.viesti.signIn().deliver()).isOne();
        assertThat(sent).hasSize(2).containsOnly(sent.get(0));
    }

    @Test
    void a_mail_that_was_sent_counts_as_sent_or_is_repeated_but_never_as_failed() {
        var storage = AlteredStorage.unreliable();
        var unreliable = new Scene(storage);
        unreliable.viesti.signIn().request(MAIJA);
        storage.failAfter(2);
        assertThatThrownBy(() -> unreliable.viesti.signIn().deliver()).isInstanceOf(StorageUnavailable.class);
        assertThat(unreliable.links).hasSize(1);

        unreliable.pass(Duration.ofSeconds(5));
        assertThat(unreliable.viesti.signIn().deliver()).isZero();
        assertThat(unreliable.viesti.signIn().redeem(unreliable.links.get(0).token()))
                .isPresent();
        unreliable.pass(Duration.ofSeconds(90));
        assertThat(unreliable.viesti.signIn().deliver()).isZero();
    }

    @Test
    void what_has_expired_is_swept() {
        var token = link();
        signIn.open(scene.aino);
        assertThat(scene.viesti.housekeeping().sweep()).isZero();
        scene.pass(Duration.ofMinutes(30));
        assertThat(scene.viesti.housekeeping().sweep()).isZero();
        scene.pass(INSTANT);
        assertThat(scene.viesti.housekeeping().sweep()).isOne();
        assertThat(signIn.redeem(token)).isEmpty();
        scene.pass(Duration.ofDays(30));
        assertThat(scene.viesti.housekeeping().sweep()).isOne();
    }

    @Test
    void the_person_is_as_of_the_sending() {
        signIn.request(MAIJA);
        scene.viesti
                .provisioning()
                .put(
                        scene.operator,
                        Member.of(scene.maija.id(), Scene.STUDIO, "Maija M", "new@studio.example", "en", "UTC"));
        signIn.deliver();

        assertThat(scene.links)
                .extracting(Mail.SignInLink::recipient)
                .extracting(Person::name)
                .containsExactly("Maija M");
    }

    /** The token of a link that Maija just got. */
    private String link() {
        signIn.request(MAIJA);
        signIn.deliver();
        return scene.links.get(scene.links.size() - 1).token();
    }
}
