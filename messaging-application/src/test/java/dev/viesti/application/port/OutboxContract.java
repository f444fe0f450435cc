package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Actor;
import dev.viesti.application.Cursor;
import dev.viesti.application.Listing;
import dev.viesti.application.Mail;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.application.port.Outbox.Claimed;
import dev.viesti.application.port.Outbox.Depth;
import dev.viesti.application.port.Outbox.Parked;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Text;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.ReadPosition;
import dev.viesti.domain.notification.NotificationKind;
import dev.viesti.domain.notification.NotificationSettings;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.WorkEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mails to be sent. */
public interface OutboxContract extends Scene {
    /** How long a claim lasts here. */
    Duration LEASE = Duration.ofSeconds(10);

    // First contacts

    @Test
    default void a_beginning_makes_one_mail_for_each_present_member_N1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var removed = member(partner, "removed");
        run(unit -> unit.directory().removeMember(partner, removed.id()));
        member(partner("q"), "stranger");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));

        run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at(1)));

        var mails = claimAll(at(1));
        assertThat(mails).extracting(Claimed::member).containsExactlyInAnyOrder(aino.id(), otto.id());
        assertThat(mails).extracting(Claimed::key).doesNotHaveDuplicates();
        assertThat(mails).allSatisfy(mail -> {
            assertThat(mail.key()).matches("[A-Za-z0-9.-]{1,200}");
            assertThat(mail.kind()).isEqualTo(NotificationKind.FIRST_CONTACT);
            assertThat(mail.partner()).isEqualTo(partner);
            assertThat(mail.conversation()).contains(conversation.id());
            assertThat(mail.windowEnd()).isEmpty();
            assertThat(mail.createdAt()).isEqualTo(at(1));
            assertThat(mail.attempts()).isZero();
        });
    }

    @Test
    default void a_beginning_told_twice_makes_the_mails_once_N1() {
        var partner = partner("p");
        member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));

        run(unit -> {
            unit.outbox().addFirstContact(partner, conversation.id(), at(1));
            unit.outbox().addFirstContact(partner, conversation.id(), at(2));
        });
        run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at(3)));
        assertThat(depth()).isEqualTo(new Depth(1, 0));
        assertThat(claim(1, at(3))).hasSize(1);
        run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at(3)));
        assertThat(claim(1, at(3))).isEmpty();

        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var other = conversation(beginning("d", partner, merchant, Optional.of(shop.id())), at(4));
        run(unit -> unit.outbox().addFirstContact(partner, other.id(), at(4)));
        assertThat(claimAll(at(4).plus(LEASE)))
                .extracting(Claimed::key)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    default void a_first_contact_tells_of_the_first_entry_even_when_it_was_read_N1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x", "Matti");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var conversation = conversation(beginning("c", partner, merchant, Optional.of(shop.id())), at(1));
        run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at(1)));
        write(conversation, merchant, "More", at(2));
        readAll(conversation, aino);
        merchant("x", "Maija");

        var about = aboutAll(at(3));

        assertThat(about).hasSize(1);
        assertThat(about.get(0)).singleElement().satisfies(told -> {
            assertThat(told.conversation()).isEqualTo(conversation.id());
            assertThat(told.merchantName()).isEqualTo("Maija");
            assertThat(told.shopName()).contains("Kukka");
            assertThat(told.entries()).containsExactly(new Entry(1, at(1), merchant.author(), request(), 1, 0));
        });
    }

    @Test
    default void a_blocked_merchants_first_contact_and_a_removed_members_are_told_to_nobody_N1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var blocked = merchant("blocked");
        var fine = merchant("fine");
        for (var merchant : List.of(blocked, fine)) {
            var conversation = conversation("c-" + merchant.id().value(), partner, merchant, at(1));
            run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at(1)));
        }
        block(otto, blocked);
        run(unit -> unit.directory().removeMember(partner, otto.id()));

        assertThat(told(claimAll(at(2)))).containsExactly(aino.id().value() + " c-fine 1");
    }

    @Test
    default void a_mail_claimed_before_the_members_removal_has_nothing_to_say_X2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at(1)));
        var claimed = claimAll(at(1));
        run(unit -> unit.directory().removeMember(partner, aino.id()));

        assertThat(listed(unit -> unit.outbox().about(claimed.get(0)))).isEmpty();
    }

    @Test
    default void a_member_who_returns_gets_none_of_the_mails_from_before_the_removal_X2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at(1)));
        closeWindows(at(2));
        run(unit -> unit.directory().removeMember(partner, aino.id()));
        member(partner, "aino");

        assertThat(told(claimAll(at(100)))).isEmpty();
    }

    // Digests

    @Test
    default void closing_a_window_makes_a_digest_of_what_each_member_has_not_read_N2() {
        var partner = partner("p");
        member(partner, "aino");
        var otto = member(partner, "otto");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        readAll(conversation, otto);
        write(conversation, merchant, "Second", at(2));
        write(conversation, otto, "Answer", at(3));

        assertThat(closeWindows(at(10))).isEqualTo(2);

        var mails = claimAll(at(10));
        assertThat(mails).extracting(Claimed::key).doesNotHaveDuplicates();
        assertThat(mails).allSatisfy(mail -> {
            assertThat(mail.key()).matches("[A-Za-z0-9.-]{1,200}");
            assertThat(mail.kind()).isEqualTo(NotificationKind.DIGEST);
            assertThat(mail.partner()).isEqualTo(partner);
            assertThat(mail.conversation()).isEmpty();
            assertThat(mail.windowEnd()).contains(at(10));
            assertThat(mail.attempts()).isZero();
        });
        assertThat(told(mails)).containsExactlyInAnyOrder("aino c 1", "aino c 2", "otto c 2");
    }

    @Test
    default void a_window_is_closed_once_N4() {
        var partner = partner("p");
        member(partner, "aino");
        conversation("c", partner, merchant("x"), at(1));

        assertThat(closeWindows(at(10))).isOne();
        assertThat(closeWindows(at(10))).isZero();
        assertThat(closeWindows(at(5))).isZero();
        assertThat(closeWindows(at(20))).isZero();
        assertThat(depth()).isEqualTo(new Depth(1, 0));
    }

    @Test
    default void where_nothing_is_unread_there_is_no_digest_N2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        assertThat(closeWindows(at(1))).isZero();
        var conversation = conversation("c", partner, merchant, at(2));
        readAll(conversation, aino);

        assertThat(closeWindows(at(10))).isZero();

        assertThat(depth()).isEqualTo(new Depth(0, 0));
    }

    @Test
    default void digests_tell_of_messages_and_requests_not_of_what_else_a_merchant_does_N2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var job = new Content.WorkRecord(new WorkEvent.JobEvent(new JobId("job"), JobStatus.OPEN));
        var conversation = conversation("c", partner, merchant, at(1));
        readAll(conversation, aino);
        write(conversation, merchant.author(), job, at(2));
        assertThat(closeWindows(at(10))).isZero();

        write(conversation, merchant, "Fourth but one", at(11));
        write(conversation, merchant.author(), job, at(12));
        write(conversation, Author.SYSTEM, job, at(13));
        write(conversation, merchant, "The last", at(14));
        write(conversation, merchant.author(), job, at(15));
        assertThat(closeWindows(at(20))).isOne();

        assertThat(told(claimAll(at(20)))).containsExactly("aino c 3", "aino c 6");
    }

    @Test
    default void an_entry_of_the_next_window_comes_with_the_next_digest_alone_N2() {
        var partner = partner("p");
        member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        write(conversation, merchant, "At the very end", at(10));

        assertThat(closeWindows(at(10))).isOne();
        assertThat(send(at(10))).containsExactly("aino c 1");
        assertThat(closeWindows(at(20))).isOne();
        assertThat(send(at(20))).containsExactly("aino c 2");
        assertThat(closeWindows(at(30))).isZero();
    }

    @Test
    default void an_entry_that_is_committed_after_its_window_was_closed_comes_with_the_next_one_N2() {
        var partner = partner("p");
        member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        closeWindows(at(10));
        write(conversation, merchant, "Of the last window", at(2));
        var late = conversation("late", partner, merchant("y"), at(3));
        assertThat(late.head().lastEntryAt()).isEqualTo(at(3));

        assertThat(closeWindows(at(20))).isOne();

        assertThat(told(claimAll(at(20)))).containsExactlyInAnyOrder("aino c 1", "aino c 2", "aino late 1");
    }

    @Test
    default void a_clock_that_ran_fast_once_keeps_nothing_that_is_written_later_from_the_digests_N2_N4() {
        var partner = partner("p");
        member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        write(conversation, merchant, "By a fast clock", at(1_000));
        write(conversation, merchant, "By the right one", at(2));
        write(conversation, merchant, "In the next window", at(10));

        assertThat(closeWindows(at(10))).isOne();
        assertThat(send(at(10))).containsExactly("aino c 1", "aino c 2", "aino c 3");
        assertThat(closeWindows(at(20))).isOne();
        assertThat(send(at(20))).containsExactly("aino c 4");
        assertThat(closeWindows(at(2_000))).isZero();
    }

    @Test
    default void one_digest_covers_every_window_that_was_missed_N2() {
        var partner = partner("p");
        member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        closeWindows(at(10));
        send(at(10));
        write(conversation, merchant, "In the second", at(15));
        write(conversation, merchant, "In the fifth", at(45));

        assertThat(closeWindows(at(50))).isOne();

        assertThat(told(claimAll(at(50)))).containsExactly("aino c 2", "aino c 3");
    }

    @Test
    default void what_was_in_a_digest_or_read_before_it_is_in_no_later_one_whatever_is_marked_unread_N2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        readAll(conversation, otto);
        assertThat(closeWindows(at(10))).isOne();
        send(at(10));
        read(conversation, aino, any -> new ReadPosition(0));
        read(conversation, otto, any -> new ReadPosition(0));
        assertThat(closeWindows(at(20))).isZero();

        write(conversation, merchant, "New", at(21));
        assertThat(closeWindows(at(30))).isEqualTo(2);

        assertThat(told(claimAll(at(30)))).containsExactlyInAnyOrder("aino c 2", "otto c 2");
    }

    @Test
    default void a_member_who_joined_later_gets_what_came_since_R1() {
        var partner = partner("p");
        member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        member(partner, "late");
        assertThat(closeWindows(at(10))).isOne();
        send(at(10));
        write(conversation, merchant, "Second", at(11));
        member(partner, "later");
        write(conversation, merchant, "Third", at(12));

        assertThat(closeWindows(at(20))).isEqualTo(3);

        assertThat(told(claimAll(at(20))))
                .containsExactlyInAnyOrder("aino c 2", "aino c 3", "late c 2", "late c 3", "later c 3");
    }

    @Test
    default void removed_members_and_those_who_want_none_get_no_digest_not_even_later_N5() {
        var partner = partner("p");
        var removed = member(partner, "removed");
        var unwilling = member(partner, "unwilling");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        run(unit -> unit.directory().removeMember(partner, removed.id()));
        run(unit -> unit.directory().put(unwilling.id(), new NotificationSettings(true, false)));
        run(unit -> unit.directory().put(aino.id(), new NotificationSettings(false, true)));
        assertThat(closeWindows(at(10))).isOne();
        assertThat(send(at(10))).containsExactly("aino c 1");

        run(unit -> unit.directory().put(unwilling.id(), NotificationSettings.DEFAULT));
        assertThat(closeWindows(at(20))).isZero();
        write(conversation, merchant, "New", at(21));
        closeWindows(at(30));
        assertThat(told(claimAll(at(30)))).containsExactlyInAnyOrder("aino c 2", "unwilling c 2");
    }

    @Test
    default void what_was_read_after_the_window_was_closed_is_left_out_N2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        write(conversation, merchant, "Second", at(2));
        closeWindows(at(10));
        var mails = claimAll(at(10));
        write(conversation, merchant, "Of the next window", at(11));

        read(conversation, aino, any -> new ReadPosition(1));
        assertThat(told(mails)).containsExactlyInAnyOrder("aino c 2", "otto c 1", "otto c 2");
        readAll(conversation, aino);
        readAll(conversation, otto);
        assertThat(told(mails)).isEmpty();
    }

    @Test
    default void merchants_who_were_blocked_are_left_out_whenever_it_was_N2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var before = merchant("before");
        var after = merchant("after");
        var never = merchant("never");
        for (var merchant : List.of(before, after, never)) {
            conversation("c-" + merchant.id().value(), partner, merchant, at(1));
        }
        block(aino, before);
        closeWindows(at(10));
        var mails = claimAll(at(10));
        assertThat(told(mails)).containsExactlyInAnyOrder("aino c-after 1", "aino c-never 1");

        block(aino, after);
        assertThat(told(mails)).containsExactly("aino c-never 1");
        block(aino, never);
        assertThat(told(mails)).isEmpty();
    }

    @Test
    default void a_digest_is_grouped_by_conversation_the_latest_first_N2() {
        var partner = partner("p");
        member(partner, "aino");
        var one = conversation("one", partner, merchant("x", "Matti"), at(1));
        var two = conversation("two", partner, merchant("y"), at(2));
        var maija = merchant("z", "Maija");
        var shop = shop(maija, "shop", "Kukka", "https://kukka.example");
        var three = conversation(beginning("three", partner, maija, Optional.of(shop.id())), at(3));
        conversation("other", partner("q"), merchant("x", "Matti"), at(4));
        write(one, new Actor.Merchant(one.merchant()), "Later", at(5));
        closeWindows(at(10));

        var about = aboutAll(at(10));

        assertThat(about).hasSize(1);
        assertThat(about.get(0))
                .containsExactly(
                        new Mail.About(
                                one.id(),
                                "Matti",
                                Optional.empty(),
                                List.of(
                                        new Entry(1, at(1), Author.of(one.merchant()), request(), 1, 0),
                                        new Entry(2, at(5), Author.of(one.merchant()), message("Later"), 2, 0)),
                                0),
                        new Mail.About(
                                three.id(),
                                "Maija",
                                Optional.of("Kukka"),
                                List.of(new Entry(1, at(3), Author.of(three.merchant()), request(), 1, 0)),
                                0),
                        new Mail.About(
                                two.id(),
                                "Merchant y",
                                Optional.empty(),
                                List.of(new Entry(1, at(2), Author.of(two.merchant()), request(), 1, 0)),
                                0));
    }

    @Test
    default void one_merchant_can_not_fill_a_digest_and_keeps_no_other_out_of_it_N2() {
        var partner = partner("p");
        member(partner, "aino");
        var other = conversation("other", partner, merchant("y"), at(1));
        write(other, new Actor.Merchant(other.merchant()), "Hei", at(1));
        var busy = conversation("busy", partner, merchant("x"), at(2));
        var merchant = new Actor.Merchant(busy.merchant());
        var files = List.of(upload("f-1", merchant, at(2)), upload("f-2", merchant, at(2)));
        var text = "a" + "\ud83d\ude00".repeat(5_000);
        run(unit -> unit.conversations()
                .append(unit.conversations()
                        .lock(partner, busy.id())
                        .append(
                                Stream.concat(
                                                Stream.of(new Content.Message(text, files)),
                                                Stream.generate(() -> message(text))
                                                        .limit(Outbox.MOST_TOLD))
                                        .map(content -> new Entry.Draft(merchant.author(), content))
                                        .toList(),
                                at(3))));
        closeWindows(at(10));

        var about = aboutAll(at(10)).get(0);

        assertThat(about).extracting(told -> told.conversation().value()).containsExactly("busy", "other");
        assertThat(about.get(1).entries()).extracting(Entry::seq).containsExactly(1, 2);
        assertThat(about.get(1).more()).isZero();
        assertThat(about.get(0).entries())
                .extracting(Entry::seq)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, Outbox.MOST_TOLD - 2).boxed().toList());
        assertThat(about.get(0).more()).isEqualTo(4);
        assertThat(about.get(0).entries().get(1).content().files()).isEqualTo(files);
        assertThat(about.get(0).entries().subList(1, Outbox.MOST_TOLD - 2))
                .extracting(entry -> ((Content.Message) entry.content()).text())
                .allSatisfy(told -> assertThat(told)
                        .startsWith("a" + "\ud83d\ude00".repeat(Outbox.LEAST_OF_A_MESSAGE - 1))
                        .isEqualTo(Text.beginning(text, Text.length(told))));
    }

    @Test
    default void a_digest_of_very_many_conversations_names_each_and_counts_what_it_does_not_tell_N2() {
        var partner = partner("p");
        member(partner, "aino");
        var merchant = merchant("x");
        var shops = IntStream.range(0, Outbox.MOST_TOLD + 2)
                .mapToObj(n -> shop(merchant, "shop-" + n, "Shop", "https://shop.example/" + n))
                .toList();
        run(unit -> shops.forEach(shop -> {
            var beginning = beginning("c-" + shop.id().value(), partner, merchant, Optional.of(shop.id()));
            append(unit, unit.conversations().lockOrBegin(beginning), merchant.author(), request(), at(1));
        }));
        closeWindows(at(10));

        var about = aboutAll(at(10)).get(0);

        assertThat(about)
                .extracting(Mail.About::conversation)
                .hasSize(Outbox.MOST_TOLD + 2)
                .isSorted();
        assertThat(about.subList(0, Outbox.MOST_TOLD)).allSatisfy(told -> {
            assertThat(told.entries()).hasSize(1);
            assertThat(told.more()).isZero();
        });
        assertThat(about.subList(Outbox.MOST_TOLD, Outbox.MOST_TOLD + 2)).allSatisfy(told -> {
            assertThat(told.entries()).isEmpty();
            assertThat(told.more()).isOne();
        });
    }

    @Test
    default void a_window_whose_closing_was_rolled_back_is_closed_by_the_next_call_N2() {
        var partner = partner("p");
        member(partner, "aino");
        conversation("c", partner, merchant("x"), at(1));
        assertThatThrownBy(() -> run(unit -> {
                    assertThat(unit.outbox().closeWindows(at(10))).isOne();
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(depth()).isEqualTo(new Depth(0, 0));

        assertThat(closeWindows(at(10))).isOne();
        assertThat(told(claimAll(at(10)))).containsExactly("aino c 1");
    }

    @Test
    default void mails_of_a_beginning_that_was_rolled_back_are_not_there_M4() {
        var partner = partner("p");
        member(partner, "aino");
        var merchant = merchant("x");
        assertThatThrownBy(() -> run(unit -> {
                    var begun = unit.conversations().lockOrBegin(beginning("c", partner, merchant));
                    append(unit, begun, merchant.author(), request(), at(1));
                    unit.outbox().addFirstContact(partner, begun.id(), at(1));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(depth()).isEqualTo(new Depth(0, 0));
        assertThat(closeWindows(at(10))).isZero();
        assertThat(claimAll(at(100))).isEmpty();
    }

    // Claiming

    @Test
    default void mails_are_claimed_when_they_are_due_those_due_longest_first_N3() {
        var second = firstContact("second", at(2));
        var third = firstContact("third", at(3));
        var first = firstContact("first", at(1));

        assertThat(claim(10, at(0))).isEmpty();
        assertThat(claim(2, at(10)))
                .extracting(mail -> mail.conversation().orElseThrow())
                .containsExactly(first.id(), second.id());
        assertThat(claim(2, at(10)))
                .extracting(mail -> mail.conversation().orElseThrow())
                .containsExactly(third.id());
        assertThat(claim(2, at(10))).isEmpty();
    }

    @Test
    default void a_mail_that_fails_again_and_again_keeps_no_newer_one_waiting_N3() {
        var old = firstContact("old", at(0));
        var first = claim(1, at(0)).get(0);
        run(unit -> unit.outbox().retry(first, at(0), at(50), "452 later"));
        var young = firstContact("young", at(20));

        assertThat(claim(2, at(60)))
                .extracting(mail -> mail.conversation().orElseThrow())
                .containsExactly(young.id(), old.id());
    }

    @Test
    default void a_mail_is_due_from_its_time_on() {
        firstContact("c", at(5));

        assertThat(claim(1, at(5).minusNanos(1_000))).isEmpty();
        assertThat(claim(1, at(5))).hasSize(1);
    }

    @Test
    default void a_claimed_mail_is_nobody_elses_until_its_lease_ends_N3() {
        firstContact("c", at(0));
        var first = claim(1, at(1)).get(0);

        assertThat(claim(1, at(1).plus(LEASE).minusNanos(1_000))).isEmpty();
        var second = claim(1, at(1).plus(LEASE)).get(0);

        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.version()).isNotEqualTo(first.version());
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(second.attempts()).isZero();
    }

    @Test
    default void a_claim_that_was_rolled_back_is_none() {
        firstContact("c", at(0));
        assertThatThrownBy(() -> run(unit -> {
                    assertThat(unit.outbox().claim(1, at(1), LEASE)).hasSize(1);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(claim(1, at(1))).hasSize(1);
    }

    @Test
    default void a_mail_that_was_sent_is_forgotten_and_forgetting_twice_is_the_same_as_once_N3() {
        firstContact("c", at(0));
        firstContact("d", at(0));
        var mail = claim(1, at(1)).get(0);

        run(unit -> unit.outbox().done(mail));
        run(unit -> unit.outbox().done(mail));

        assertThat(depth()).isEqualTo(new Depth(1, 0));
        assertThat(claim(10, at(1_000))).extracting(Claimed::key).doesNotContain(mail.key());
    }

    @Test
    default void a_mail_that_failed_is_due_again_later_with_its_failures_counted_N3() {
        firstContact("c", at(0));
        var first = claim(1, at(1)).get(0);
        run(unit -> unit.outbox().retry(first, at(0), at(100), "452 later \"äö\"\n" + "x".repeat(5_000)));

        assertThat(claim(1, at(99))).isEmpty();
        var second = claim(1, at(100)).get(0);
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.attempts()).isOne();
        assertThat(first.failingSince()).isEmpty();
        assertThat(second.failingSince()).contains(at(0));
        run(unit -> unit.outbox().retry(second, at(0), at(200), "452 later"));
        assertThat(claim(1, at(200)).get(0).attempts()).isEqualTo(2);
    }

    @Test
    default void a_parked_mail_waits_for_an_operator_who_forgives_its_failures_N3() {
        firstContact("c", at(0));
        firstContact("d", at(1));
        var retried = claim(1, at(1)).get(0);
        run(unit -> unit.outbox().retry(retried, at(0), at(2), "452 later"));
        var parked = claim(2, at(2)).stream()
                .filter(mail -> mail.key().equals(retried.key()))
                .findAny()
                .orElseThrow();
        run(unit -> unit.outbox().park(parked, "550 \"no such user\"\n" + "x".repeat(5_000)));

        assertThat(depth()).isEqualTo(new Depth(1, 1));
        assertThat(claim(10, at(1_000))).extracting(Claimed::key).hasSize(1).doesNotContain(parked.key());

        assertThat(counted(unit -> unit.outbox().release(at(1_001)))).isOne();
        assertThat(counted(unit -> unit.outbox().release(at(1_001)))).isZero();
        assertThat(depth()).isEqualTo(new Depth(2, 0));
        var released = claim(1, at(1_001));
        assertThat(released).extracting(Claimed::key).containsExactly(parked.key());
        assertThat(released).extracting(Claimed::attempts).containsExactly(0);
    }

    @Test
    default void parked_mails_are_listed_page_by_page_with_why_they_are_parked_N3() {
        for (var id : List.of("c", "d", "e")) {
            firstContact(id, at(1));
        }
        assertThat(parked(Slice.first(10)).items()).isEmpty();
        var claimed = claim(10, at(2));
        claimed.forEach(mail -> run(unit -> unit.outbox().park(mail, "550 5.1.1")));
        firstContact("waiting", at(3));

        var listed = new ArrayList<Parked>();
        var page = parked(Slice.first(2));
        assertThat(page.items()).hasSize(2);
        listed.addAll(page.items());
        page = parked(new Slice(2, page.next()));
        listed.addAll(page.items());

        assertThat(page.next()).isEmpty();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(claimed.stream()
                        .map(mail -> new Parked(
                                mail.key(), mail.kind(), mail.partner(), mail.member(), at(1), 1, "550 5.1.1"))
                        .toList());
        assertThat(parked(Slice.first(100)).items()).containsExactlyElementsOf(listed);
    }

    @Test
    default void a_cursor_of_another_list_is_none_of_parked_mails() {
        for (var id : List.of("c", "d")) {
            firstContact(id, at(1));
        }
        claim(10, at(2)).forEach(mail -> run(unit -> unit.outbox().park(mail, "550 5.1.1")));

        assertThatThrownBy(() -> parked(new Slice(1, Optional.of(Cursor.after(Listing.TAGS, "urgent")))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    default void an_operator_releases_the_mails_that_are_named_and_no_other_N3() {
        for (var id : List.of("c", "d", "e")) {
            firstContact(id, at(1));
        }
        var claimed = claim(3, at(2));
        claimed.subList(0, 2).forEach(mail -> run(unit -> unit.outbox().park(mail, "550 5.1.1")));
        var named = claimed.get(0).key();
        var parked = claimed.get(1).key();
        var waiting = claimed.get(2).key();

        assertThat(released(Set.of(named, waiting, "nobody"))).isOne();
        assertThat(released(Set.of(named, waiting, "nobody"))).isZero();
        assertThat(released(Set.of())).isZero();

        assertThat(parked(Slice.first(10)).items()).extracting(Parked::key).containsExactly(parked);
        var again = claim(10, at(7));
        assertThat(again).extracting(Claimed::key).containsExactly(named);
        assertThat(again).extracting(Claimed::attempts).containsExactly(0);
        assertThat(again).extracting(Claimed::failingSince).containsExactly(Optional.empty());
    }

    @Test
    default void the_oldest_mail_is_the_one_made_first_of_those_that_wait_however_often_it_failed_N3() {
        assertThat(oldest()).isEmpty();
        firstContact("c", at(1));
        firstContact("d", at(5));
        var first = claim(1, at(5)).get(0);
        run(unit -> unit.outbox().retry(first, at(0), at(100), "452 later"));
        assertThat(oldest()).contains(at(1));

        var again = claim(2, at(100)).stream()
                .filter(mail -> mail.key().equals(first.key()))
                .findAny()
                .orElseThrow();
        run(unit -> unit.outbox().park(again, "550 5.1.1"));
        assertThat(oldest()).contains(at(5));
    }

    @Test
    default void it_is_known_up_to_when_windows_are_closed_N2() {
        assertThat(closedUntil()).isEmpty();
        closeWindows(at(10));
        assertThat(closedUntil()).contains(at(10));
        closeWindows(at(30));
        closeWindows(at(20));
        assertThat(closedUntil()).contains(at(30));
    }

    @RaceTest
    default void of_two_operators_who_release_the_same_mail_one_does_N4() {
        firstContact("c", at(1));
        var mail = claim(1, at(2)).get(0);
        run(unit -> unit.outbox().park(mail, "550 5.1.1"));

        var released = Race.among(worker -> released(Set.of(mail.key())));

        assertThat(released.stream().mapToInt(Integer::intValue).sum()).isOne();
        assertThat(depth()).isEqualTo(new Depth(1, 0));
    }

    @Test
    default void whoever_lost_the_lease_changes_nothing_N4() {
        firstContact("c", at(0));
        var lost = claim(1, at(1)).get(0);
        var current = claim(1, at(1).plus(LEASE)).get(0);

        run(unit -> unit.outbox().done(lost));
        run(unit -> unit.outbox().retry(lost, at(0), at(2), "452 later"));
        run(unit -> unit.outbox().park(lost, "550 no"));

        assertThat(depth()).isEqualTo(new Depth(1, 0));
        assertThat(claim(1, at(3))).isEmpty();
        run(unit -> unit.outbox().done(current));
        assertThat(depth()).isEqualTo(new Depth(0, 0));
    }

    @Test
    default void a_mail_that_was_dealt_with_is_not_dealt_with_again_by_the_same_claim() {
        firstContact("c", at(0));
        var mail = claim(1, at(1)).get(0);
        run(unit -> unit.outbox().park(mail, "550 no"));
        run(unit -> unit.outbox().release(at(2)));
        var again = claim(1, at(2)).get(0);

        run(unit -> unit.outbox().done(mail));

        assertThat(again.version()).isNotEqualTo(mail.version());
        assertThat(depth()).isEqualTo(new Depth(1, 0));
    }

    @Test
    default void the_key_of_a_mail_is_the_same_at_every_attempt_and_no_other_mails_N3() {
        var partner = partner("p");
        member(partner, "aino");
        member(partner, "otto");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at(1)));
        closeWindows(at(10));
        write(conversation, merchant, "More", at(11));
        closeWindows(at(20));

        var keys = claimAll(at(20)).stream().map(Claimed::key).toList();

        assertThat(keys).hasSize(6).doesNotHaveDuplicates();
        assertThat(claimAll(at(20).plus(LEASE)).stream().map(Claimed::key)).containsExactlyInAnyOrderElementsOf(keys);
    }

    // Races

    @RaceTest
    default void two_claimers_never_get_the_same_mail_N4() {
        var partner = partner("p");
        for (var i = 0; i < 10; i++) {
            member(partner, "m" + i);
        }
        for (var i = 0; i < 4; i++) {
            var conversation = conversation("c" + i, partner, merchant("x" + i), at(1));
            run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at(1)));
        }

        var claimed = Race.among(worker -> {
            var own = new ArrayList<Claimed>();
            while (true) {
                var next = claim(3, at(2));
                if (next.isEmpty()) {
                    return own;
                }
                own.addAll(next);
            }
        });

        assertThat(claimed.stream().flatMap(List::stream).map(Claimed::key))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    @RaceTest
    default void of_racing_settlements_after_a_lost_lease_the_holders_counts_N4() {
        firstContact("c", at(0));
        var lost = claim(1, at(1)).get(0);
        var current = claim(1, at(1).plus(LEASE)).get(0);

        var unused = Race.among(worker -> holds(unit -> {
            if (worker == 7) {
                unit.outbox().retry(current, at(0), at(500), "452 later");
            } else if (worker % 2 == 0) {
                unit.outbox().done(lost);
            } else {
                unit.outbox().park(lost, "550 no");
            }
            return true;
        }));

        assertThat(unused).hasSize(Race.WORKERS);
        assertThat(depth()).isEqualTo(new Depth(1, 0));
        assertThat(claim(1, at(500)).get(0).attempts()).isOne();
    }

    @RaceTest
    default void of_simultaneous_beginnings_told_of_one_conversation_each_member_gets_one_mail_N1() {
        var partner = partner("p");
        member(partner, "aino");
        member(partner, "otto");
        var conversation = conversation("c", partner, merchant("x"), at(1));

        var unused = Race.among(worker -> holds(unit -> {
            unit.conversations().lock(partner, conversation.id());
            unit.outbox().addFirstContact(partner, conversation.id(), at(1));
            return true;
        }));

        assertThat(unused).hasSize(Race.WORKERS);
        assertThat(depth()).isEqualTo(new Depth(2, 0));
    }

    @RaceTest
    default void of_simultaneous_closings_on_several_nodes_one_acts_N4() {
        var partner = partner("p");
        member(partner, "aino");
        member(partner, "otto");
        conversation("c", partner, merchant("x"), at(1));

        var digests = Race.among(worker -> closeWindows(at(10)));

        assertThat(digests).containsOnlyOnce(2);
        assertThat(digests).containsOnly(0, 2);
        assertThat(told(claimAll(at(10)))).containsExactlyInAnyOrder("aino c 1", "otto c 1");
    }

    @RaceTest
    default void whatever_races_with_closing_windows_each_message_is_in_one_digest_of_each_member_N2() {
        var partner = partner("p");
        member(partner, "aino");
        member(partner, "otto");
        var conversations = IntStream.range(0, 3)
                .mapToObj(i -> conversation("c" + i, partner, merchant("x" + i), at(0)))
                .toList();

        var sent = Race.among(30, worker -> {
            if (worker % 5 == 0) {
                closeWindows(at(1 + worker));
                return Optional.<String>empty();
            }
            var conversation = conversations.get(worker % 3);
            var after = write(conversation, new Actor.Merchant(conversation.merchant()), "Text", at(worker));
            return Optional.of(conversation.id().value() + " " + after.head().lastSeq());
        });
        closeWindows(at(10_000));

        var expected = Stream.concat(
                        conversations.stream()
                                .map(conversation -> conversation.id().value() + " 1"),
                        sent.stream().flatMap(Optional::stream))
                .flatMap(entry -> Stream.of("aino " + entry, "otto " + entry))
                .toList();
        assertThat(told(claimAll(at(10_000)))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @RaceTest
    default void closing_windows_and_blocking_do_not_stand_in_each_others_way() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchants = IntStream.range(0, 5).mapToObj(i -> merchant("x" + i)).toList();
        merchants.forEach(merchant -> conversation("c-" + merchant.id().value(), partner, merchant, at(1)));

        var digests = Race.among(10, worker -> {
            if (worker % 2 == 0) {
                block(aino, merchants.get(worker / 2));
                return 0;
            }
            return closeWindows(at(10));
        });

        assertThat(digests.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(1);
        assertThat(told(claimAll(at(10)))).isEmpty();
    }

    /** A conversation that began, and its one mail to its partner's one member. */
    private Conversation firstContact(String id, Instant at) {
        var partner = partner("p-" + id);
        member(partner, "m-" + id);
        var conversation = conversation(id, partner, merchant("x-" + id), at);
        run(unit -> unit.outbox().addFirstContact(partner, conversation.id(), at));
        return conversation;
    }

    private int closeWindows(Instant end) {
        return counted(unit -> unit.outbox().closeWindows(end));
    }

    private List<Claimed> claim(int limit, Instant now) {
        return listed(unit -> unit.outbox().claim(limit, now, LEASE));
    }

    private List<Claimed> claimAll(Instant now) {
        return claim(1_000, now);
    }

    /** Sends everything that is due; what it told, as {@link #told} puts it. */
    private List<String> send(Instant now) {
        var mails = claimAll(now);
        var told = told(mails);
        mails.forEach(mail -> run(unit -> unit.outbox().done(mail)));
        return told;
    }

    private Optional<Instant> oldest() {
        return found(unit -> unit.outbox().oldest());
    }

    private Optional<Instant> closedUntil() {
        return found(unit -> unit.outbox().closedUntil());
    }

    private Page<Parked> parked(Slice slice) {
        return ask(unit -> unit.outbox().parked(slice));
    }

    private int released(Set<String> keys) {
        return counted(unit -> unit.outbox().release(keys, at(7)));
    }

    private Depth depth() {
        return ask(unit -> unit.outbox().depth());
    }

    private List<List<Mail.About>> aboutAll(Instant now) {
        return claimAll(now).stream()
                .map(mail -> listed(unit -> unit.outbox().about(mail)))
                .toList();
    }

    /** What the mails say, as member, conversation and number of each entry; a conversation never says nothing. */
    private List<String> told(List<Claimed> mails) {
        return mails.stream()
                .flatMap(mail -> listed(unit -> unit.outbox().about(mail)).stream()
                        .peek(about -> assertThat(about.entries()).isNotEmpty())
                        .flatMap(about -> about.entries().stream()
                                .map(entry -> mail.member().value() + " "
                                        + about.conversation().value() + " " + entry.seq())))
                .toList();
    }
}
