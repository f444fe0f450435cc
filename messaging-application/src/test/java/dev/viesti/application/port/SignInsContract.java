package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Actor;
import dev.viesti.application.port.SignIns.Claimed;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.party.EmailAddress;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Merchant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Links to sign in with, and sessions. */
public interface SignInsContract extends Scene {
    Duration LEASE = Duration.ofSeconds(90);
    Duration LIFETIME = Duration.ofMinutes(15);
    String AINO = "merchant:aino";

    // Who has an address

    @Test
    default void everybody_who_has_the_address_is_found_whatever_its_case_members_first() {
        var partner = partner("p");
        named(new Actor.Member(new MemberId("m2"), partner), "Aino.Virtanen@Example.com");
        named(new Actor.Member(new MemberId("m1"), partner), "aino.virtanen@example.com");
        named(new Actor.Merchant(new MerchantId("a")), "AINO.VIRTANEN@EXAMPLE.COM");
        named(new Actor.Merchant(new MerchantId("b")), "aino_virtanen@example.com");

        assertThat(having("aino.VIRTANEN@example.com", 5)).containsExactly("member:m1", "member:m2", "merchant:a");
        assertThat(having("aino.VIRTANEN@example.com", 2)).containsExactly("member:m1", "member:m2");
        assertThat(having("aino%@example.com", 5)).isEmpty();
        assertThat(having("nobody@example.com", 5)).isEmpty();
    }

    @Test
    default void an_address_that_was_changed_is_nobodys_any_more() {
        var partner = partner("p");
        var member = new Actor.Member(new MemberId("m"), partner);
        var merchant = new Actor.Merchant(new MerchantId("a"));
        for (var address : List.of("old@example.com", "New@example.com")) {
            named(member, address);
            named(merchant, address);
        }

        assertThat(having("old@example.com", 5)).isEmpty();
        assertThat(having("new@example.com", 5)).containsExactly("member:m", "merchant:a");
    }

    @Test
    default void who_was_removed_has_no_address_X2() {
        var member = member(partner("p"), "x");
        assertThat(having("mx@partner.example", 5)).containsExactly("member:x");

        run(unit -> unit.directory().removeMember(member.partner(), member.id()));

        assertThat(having("mx@partner.example", 5)).isEmpty();
    }

    // Links

    @Test
    default void a_link_is_claimed_once_until_its_lease_ends() {
        add("link", AINO, at(0));

        assertThat(claim(at(-1))).isEmpty();
        var first = claim(at(1)).orElseThrow();
        assertThat(first).isEqualTo(new Claimed("link", AINO, at(0), 1));
        assertThat(claim(at(90))).isEmpty();
        assertThat(claim(at(91))).contains(new Claimed("link", AINO, at(0), 2));
    }

    @Test
    default void the_link_that_has_been_due_longest_is_claimed_first() {
        add("second", AINO, at(2));
        add("first", AINO, at(1));

        assertThat(claim(at(9))).map(Claimed::id).contains("first");
        assertThat(claim(at(9))).map(Claimed::id).contains("second");
        assertThat(claim(at(9))).isEmpty();
    }

    @Test
    default void a_link_that_was_sent_is_not_sent_again_and_one_that_failed_is_when_it_is_due() {
        add("link", AINO, at(0));
        var failed = claim(at(1)).orElseThrow();
        run(unit -> unit.signIns().retry(failed, at(6)));

        assertThat(claim(at(5))).isEmpty();
        var again = claim(at(6)).orElseThrow();
        run(unit -> unit.signIns().sent(again));

        assertThat(claim(at(10_000))).isEmpty();
        assertThat(use("link", at(7))).contains(AINO);
    }

    @Test
    default void a_link_can_be_used_from_its_sending_until_it_expires_and_once() {
        add("link", AINO, at(0));
        assertThat(owner("link", at(100))).isEmpty();
        assertThat(use("link", at(100))).isEmpty();
        run(unit -> unit.signIns().sent(claim(unit, at(100)).orElseThrow()));

        assertThat(owner("another", at(101))).isEmpty();
        assertThat(use("another", at(101))).isEmpty();
        assertThat(owner("link", at(100).plus(LIFETIME))).isEmpty();
        assertThat(use("link", at(100).plus(LIFETIME))).isEmpty();
        assertThat(owner("link", at(99).plus(LIFETIME))).contains(AINO);
        assertThat(use("link", at(99).plus(LIFETIME))).contains(AINO);
        assertThat(owner("link", at(101))).isEmpty();
        assertThat(use("link", at(101))).isEmpty();
    }

    @Test
    default void every_attempt_to_send_a_link_gives_it_its_lifetime_again() {
        add("link", AINO, at(0));
        claim(at(1));
        claim(at(101));

        assertThat(use("link", at(100).plus(LIFETIME))).contains(AINO);
    }

    @Test
    default void a_link_that_was_used_while_it_was_being_sent_is_not_sent_again() {
        add("link", AINO, at(0));
        var sending = claim(at(1)).orElseThrow();
        assertThat(use("link", at(2))).contains(AINO);

        run(unit -> unit.signIns().retry(sending, at(3)));

        assertThat(claim(at(1_000))).isEmpty();
        assertThat(use("link", at(4))).isEmpty();
    }

    @Test
    default void a_link_that_was_given_up_is_neither_sent_nor_used() {
        add("link", AINO, at(0));
        var link = claim(at(1)).orElseThrow();

        run(unit -> unit.signIns().drop(link));

        assertThat(claim(at(1_000))).isEmpty();
        assertThat(use("link", at(2))).isEmpty();
    }

    @Test
    default void whoever_lost_the_lease_of_a_link_changes_nothing() {
        add("link", AINO, at(0));
        var lost = claim(at(0)).orElseThrow();
        claim(at(90));

        run(unit -> unit.signIns().sent(lost));
        run(unit -> unit.signIns().retry(lost, at(91)));
        run(unit -> unit.signIns().drop(lost));

        assertThat(claim(at(179))).isEmpty();
        assertThat(use("link", at(179))).contains(AINO);
    }

    @Test
    default void links_are_counted_by_identity_and_time_whatever_became_of_them() {
        for (var i = 0; i < 4; i++) {
            add("link" + i, AINO, at(i));
        }
        add("other", "member:aino", at(3));
        run(unit -> unit.signIns().sent(claim(unit, at(4)).orElseThrow()));
        assertThat(use("link0", at(5))).contains(AINO);
        run(unit -> unit.signIns().drop(claim(unit, at(6)).orElseThrow()));

        assertThat(asked(AINO, at(0))).isEqualTo(4);
        assertThat(asked(AINO, at(1))).isEqualTo(3);
        assertThat(asked("member:aino", at(0))).isOne();
        assertThat(asked("merchant:", at(0))).isZero();
    }

    // Sessions

    @Test
    default void a_session_lasts_until_it_expires_or_ends() {
        open("one", AINO, at(100));
        open("two", AINO, at(100));

        assertThat(session("one", at(99))).contains(AINO);
        assertThat(session("one", at(100))).isEmpty();
        assertThat(session("three", at(1))).isEmpty();
        run(unit -> unit.signIns().end("one"));
        run(unit -> unit.signIns().end("one"));

        assertThat(session("one", at(1))).isEmpty();
        assertThat(session("two", at(1))).contains(AINO);
    }

    @Test
    default void signing_out_everywhere_ends_all_of_one_identity_and_nothing_of_others() {
        for (var identity : List.of(AINO, "member:aino", "merchant:ainoa")) {
            open("1" + identity, identity, at(100));
            open("2" + identity, identity, at(100));
            add("sent" + identity, identity, at(0));
            claim(at(1));
            add("due" + identity, identity, at(2));
        }

        run(unit -> unit.signIns().endAll(AINO));

        assertThat(session("1" + AINO, at(1))).isEmpty();
        assertThat(session("2" + AINO, at(1))).isEmpty();
        assertThat(use("sent" + AINO, at(1))).isEmpty();
        assertThat(asked(AINO, at(0))).isEqualTo(2);
        for (var other : List.of("member:aino", "merchant:ainoa")) {
            assertThat(session("1" + other, at(1))).contains(other);
            assertThat(session("2" + other, at(1))).contains(other);
            assertThat(use("sent" + other, at(1))).contains(other);
            assertThat(claim(at(2))).map(Claimed::id).contains("due" + other);
        }
        assertThat(claim(at(2))).isEmpty();
    }

    @Test
    default void a_removed_members_links_and_sessions_end_and_do_not_come_back_with_them_X2() {
        var partner = partner("p");
        var removed = member(partner, "removed");
        var stays = member(partner, "stays");
        for (var actor : List.of(removed, stays)) {
            open("s" + actor.identity(), actor.identity(), at(100));
            add("l" + actor.identity(), actor.identity(), at(0));
            claim(at(1));
        }

        run(unit -> unit.directory().removeMember(partner, removed.id()));
        open("late", removed.identity(), at(100));
        member(partner, "removed");

        assertThat(session("s" + removed.identity(), at(1))).isEmpty();
        assertThat(session("late", at(1))).isEmpty();
        assertThat(use("l" + removed.identity(), at(1))).isEmpty();
        assertThat(session("s" + stays.identity(), at(1))).contains(stays.identity());
        assertThat(use("l" + stays.identity(), at(1))).contains(stays.identity());
    }

    @Test
    default void a_change_of_a_member_ends_no_session() {
        var member = member(partner("p"), "x");
        open("s", member.identity(), at(100));

        named(member, "other@partner.example");

        assertThat(session("s", at(1))).contains(member.identity());
    }

    @Test
    default void what_has_expired_is_swept() {
        add("old", AINO, at(9));
        add("young", AINO, at(10));
        open("expired", AINO, at(20));
        open("lasting", AINO, at(21));

        assertThat(counted(unit -> unit.signIns().sweep(at(10), at(20)))).isEqualTo(2);
        assertThat(counted(unit -> unit.signIns().sweep(at(10), at(20)))).isZero();

        assertThat(asked(AINO, at(0))).isOne();
        assertThat(session("lasting", at(0))).contains(AINO);
        assertThat(session("expired", at(0))).isEmpty();
    }

    @Test
    default void the_longest_of_everything_is_kept_here_too() {
        var identity = "merchant:" + "x".repeat(64);
        var id = "i".repeat(64);
        var hash = "f".repeat(64);
        run(unit -> unit.signIns().add(id, identity, hash, at(0)));
        open(hash, identity, at(100));

        assertThat(claim(at(0))).contains(new Claimed(id, identity, at(0), 1));
        assertThat(found(unit -> unit.signIns().use(hash, at(1)))).contains(identity);
        assertThat(session(hash, at(1))).contains(identity);
    }

    @Test
    default void a_link_whose_transaction_was_rolled_back_never_was() {
        assertThatThrownBy(() -> run(unit -> {
                    unit.signIns().add("link", AINO, "hash of link", at(0));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(claim(at(1))).isEmpty();
        assertThat(asked(AINO, at(0))).isZero();
    }

    // Races

    @Test
    default void of_simultaneous_uses_of_a_link_one_succeeds() {
        add("link", AINO, at(0));
        claim(at(0));

        var used = Race.among(worker -> use("link", at(1)));

        assertThat(used).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    default void two_workers_never_send_the_same_link() {
        for (var i = 0; i < 30; i++) {
            add("link" + i, AINO, at(0));
        }

        var claimed = Race.among(8, worker -> {
            var own = new ArrayList<String>();
            for (var next = claim(at(1)); next.isPresent(); next = claim(at(1))) {
                own.add(next.get().id());
            }
            return own;
        });

        assertThat(claimed.stream().flatMap(List::stream)).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    default void of_simultaneous_requests_each_counts_the_others() {
        var partner = partner("p");
        var address = "both@example.com";
        named(new Actor.Member(new MemberId("m"), partner), address);
        named(new Actor.Merchant(new MerchantId("a")), address);

        var unused = Race.among(worker -> ask(unit -> {
            for (var actor : unit.signIns().having(new EmailAddress(address), 5)) {
                if (unit.signIns().asked(actor.identity(), at(0)) < 5) {
                    var id = actor.author().kind().word() + worker;
                    unit.signIns().add(id, actor.identity(), "hash of " + id, at(1));
                }
            }
            return worker;
        }));

        assertThat(unused).hasSize(Race.WORKERS);
        assertThat(asked("member:m", at(0))).isEqualTo(5);
        assertThat(asked("merchant:a", at(0))).isEqualTo(5);
    }

    @Test
    default void of_a_removal_and_those_who_sign_in_meanwhile_no_session_is_left_X2() {
        var partner = partner("p");
        var member = member(partner, "m");
        for (var i = 1; i < 10; i++) {
            add("link" + i, member.identity(), at(0));
            claim(at(0));
        }

        var sessions = Race.among(
                10,
                worker -> ask(unit -> {
                    if (worker == 0) {
                        unit.directory().removeMember(partner, member.id());
                        return "";
                    }
                    unit.signIns()
                            .use("hash of link" + worker, at(1))
                            .ifPresent(identity -> unit.signIns().open("session" + worker, identity, at(100)));
                    return "session" + worker;
                }));

        assertThat(sessions)
                .allSatisfy(session -> assertThat(session(session, at(1))).isEmpty());
    }

    private void named(Actor.Participant actor, String address) {
        run(unit -> {
            if (actor instanceof Actor.Member member) {
                unit.directory()
                        .put(Member.of(member.id(), member.partner(), "Aino", address, "fi", "Europe/Helsinki"));
            } else if (actor instanceof Actor.Merchant merchant) {
                unit.directory().put(Merchant.of(merchant.id(), "Aino", address, "fi"));
            }
        });
    }

    private List<String> having(String address, int limit) {
        return listed(unit -> unit.signIns().having(new EmailAddress(address), limit)).stream()
                .map(Actor::identity)
                .toList();
    }

    private void add(String id, String identity, Instant at) {
        run(unit -> unit.signIns().add(id, identity, "hash of " + id, at));
    }

    private Optional<Claimed> claim(Instant now) {
        return found(unit -> claim(unit, now));
    }

    private static Optional<Claimed> claim(UnitOfWork unit, Instant now) {
        return unit.signIns().claim(now, LEASE, LIFETIME);
    }

    private Optional<String> owner(String id, Instant now) {
        return found(unit -> unit.signIns().owner("hash of " + id, now));
    }

    private Optional<String> use(String id, Instant now) {
        return found(unit -> unit.signIns().use("hash of " + id, now));
    }

    private int asked(String identity, Instant since) {
        return counted(unit -> unit.signIns().asked(identity, since));
    }

    private void open(String hash, String identity, Instant expiresAt) {
        run(unit -> unit.signIns().open(hash, identity, expiresAt));
    }

    private Optional<String> session(String hash, Instant now) {
        return found(unit -> unit.signIns().session(hash, now));
    }
}
