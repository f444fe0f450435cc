package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.viesti.application.Actor;
import dev.viesti.application.Event;
import dev.viesti.application.EventBatch;
import dev.viesti.application.EventPosition;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was appended, told from a position on: all of it, to those who may see it. */
public interface EventLogContract extends Scene {

    @Test
    default void every_entry_that_is_appended_is_told_once_and_in_its_order() {
        var partner = partner("p");
        var merchant = merchant("x");
        var before = storage().events().end();
        var conversation = conversation("c", partner, merchant, at(1));
        write(conversation, member(partner, "aino"), "One", at(2));
        run(unit -> {
            var locked = unit.conversations().lock(partner, conversation.id());
            var drafts = List.of(
                    new Entry.Draft(merchant.author(), message("Two")),
                    new Entry.Draft(merchant.author(), message("Three")));
            unit.conversations().append(locked.append(drafts, at(3)));
        });

        var batch = told(before);

        assertThat(batch.hasMore()).isFalse();
        assertThat(batch.events())
                .containsExactly(
                        entry(conversation, 1), entry(conversation, 2), entry(conversation, 3), entry(conversation, 4));
        assertThat(told(batch.next()).events()).isEmpty();
    }

    @Test
    default void what_was_rolled_back_is_never_told() {
        var partner = partner("p");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        var before = storage().events().end();
        assertThatThrownBy(() -> run(unit -> {
                    append(
                            unit,
                            unit.conversations().lock(partner, conversation.id()),
                            new Actor.Merchant(conversation.merchant()).author(),
                            message("No"),
                            at(2));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(told(before).events()).isEmpty();
        write(conversation, member(partner, "aino"), "Yes", at(3));
        assertThat(told(before).events()).containsExactly(entry(conversation, 2));
    }

    @Test
    default void what_is_not_committed_is_not_told_yet() {
        var partner = partner("p");
        var begun = lockOrBegin(beginning("c", partner, merchant("x")));
        var before = storage().events().end();

        var meanwhile = ask(unit -> {
            append(
                    unit,
                    unit.conversations().lock(partner, begun.id()),
                    new Actor.Merchant(begun.merchant()).author(),
                    message("Later"),
                    at(1));
            return told(before);
        });

        assertThat(meanwhile.events()).isEmpty();
        assertThat(told(meanwhile.next()).events()).containsExactly(entry(begun, 1));
    }

    @Test
    default void each_side_is_told_its_own_X1() {
        var partner = partner("p");
        var other = partner("q");
        var merchant = merchant("x");
        var before = storage().events().end();
        var own = conversation("c", partner, merchant, at(1));
        var elsewhere = conversation("d", other, merchant, at(2));
        var of = conversation("e", partner, merchant("y"), at(3));

        assertThat(told(member(partner, "aino"), before)).containsExactly(entry(own, 1), entry(of, 1));
        assertThat(told(member(other, "otto"), before)).containsExactly(entry(elsewhere, 1));
        assertThat(told(merchant, before)).containsExactly(entry(own, 1), entry(elsewhere, 1));
        assertThat(told(merchant("z"), before)).isEmpty();
    }

    @Test
    default void tags_are_told_to_all_members_and_to_no_merchant_T1() {
        var partner = partner("p");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        var before = storage().events().end();
        var one = new Event.TagsChanged(partner, Optional.of(conversation.id()));
        var all = new Event.TagsChanged(partner, Optional.empty());
        note(one);
        note(all);

        assertThat(told(before).events()).containsExactly(one, all);
        assertThat(told(member(partner, "aino"), before)).containsExactly(one, all);
        assertThat(told(member(partner("q"), "otto"), before)).isEmpty();
        assertThat(told(merchant, before)).isEmpty();
    }

    @Test
    default void that_somebody_has_read_is_told_to_that_one_alone() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        var before = storage().events().end();
        var ofMember = new Event.ReadMoved(partner, aino, conversation.id());
        var ofMerchant = new Event.ReadMoved(partner, merchant, conversation.id());
        note(ofMember);
        note(ofMerchant);

        assertThat(told(before).events()).containsExactly(ofMember, ofMerchant);
        assertThat(told(aino, before)).containsExactly(ofMember);
        assertThat(told(merchant, before)).containsExactly(ofMerchant);
        assertThat(told(member(partner, "otto"), before)).isEmpty();
        assertThat(told(member(partner, "x"), before)).isEmpty();
        assertThat(told(merchant("aino"), before)).isEmpty();
    }

    @Test
    default void one_transaction_may_do_everything_and_the_same_twice() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        var before = storage().events().end();
        var notes = List.of(
                new Event.TagsChanged(partner, Optional.of(conversation.id())),
                new Event.TagsChanged(partner, Optional.empty()),
                new Event.ReadMoved(partner, aino, conversation.id()),
                new Event.ReadMoved(partner, member(partner, "otto"), conversation.id()),
                new Event.ReadMoved(partner, merchant, conversation.id()));
        run(unit -> {
            for (var i = 0; i < 2; i++) {
                notes.forEach(event -> unit.conversations().note(event, at(2)));
                var locked = unit.conversations().lock(partner, conversation.id());
                append(unit, locked, aino.author(), message("Hei"), at(2));
            }
        });

        assertThat(told(before).events())
                .containsAll(notes)
                .contains(entry(conversation, 2), entry(conversation, 3))
                .doesNotContain(entry(conversation, 1));
        assertThat(told(member(partner, "otto"), before)).contains(notes.get(3)).doesNotContain(notes.get(2));
    }

    @Test
    default void notes_of_several_transactions_wait_for_nobody() {
        assumeTrue(runsTransactionsAtOnce());
        var partner = partner("p");
        var aino = member(partner, "aino");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        var before = storage().events().end();
        var read = new Event.ReadMoved(partner, aino, conversation.id());
        var tags = new Event.TagsChanged(partner, Optional.of(conversation.id()));

        try (var race = new Race()) {
            ask(unit -> {
                unit.conversations().note(read, at(2));
                unit.conversations().note(tags, at(2));
                assertThat(Race.result(race.begin(() -> {
                            note(read);
                            note(tags);
                            return told(before).events();
                        })))
                        .containsExactly(read, tags);
                return true;
            });
        }
        assertThat(told(before).events()).containsExactlyInAnyOrder(read, tags, read, tags);
    }

    @Test
    default void many_are_told_in_pieces_that_leave_nothing_out() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var before = storage().events().end();
        var conversation = conversation("c", partner, merchant("x"), at(1));
        IntStream.range(0, 10).forEach(i -> write(conversation, aino, "Hei", at(2)));
        var tags = new Event.TagsChanged(partner, Optional.empty());
        note(tags);
        note(tags);

        for (var viewer : List.of(Optional.<Actor.Participant>empty(), Optional.<Actor.Participant>of(aino))) {
            var events = new ArrayList<Event>();
            var position = before;
            for (var more = true; more; ) {
                var batch = storage().events().after(position, viewer, 3).orElseThrow();
                assertThat(batch.events()).hasSizeLessThanOrEqualTo(3);
                events.addAll(batch.events());
                position = batch.next();
                more = batch.hasMore();
            }
            assertThat(events)
                    .containsExactlyElementsOf(Stream.concat(
                                    IntStream.rangeClosed(1, 11).mapToObj(seq -> entry(conversation, seq)),
                                    Stream.of(tags, tags))
                            .toList());
        }
    }

    @RaceTest
    default void whoever_follows_while_twenty_write_misses_nothing() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var conversations = IntStream.range(0, Race.WORKERS)
                .mapToObj(i -> conversation("c" + i, partner, merchant("x" + i), at(1)))
                .toList();
        var position = storage().events().end();
        var isOver = new AtomicBoolean();

        try (var race = new Race()) {
            var follower = race.begin(() -> follow(position, isOver));
            Race.among(worker -> IntStream.range(0, 10)
                    .mapToObj(i -> {
                        note(tags(conversations.get(worker)));
                        return write(conversations.get(worker), aino, "Hei", at(2));
                    })
                    .toList());
            isOver.set(true);

            assertThat(Race.result(follower))
                    .containsExactlyInAnyOrderElementsOf(conversations.stream()
                            .flatMap(conversation -> IntStream.rangeClosed(2, 11)
                                    .boxed()
                                    .flatMap(seq -> Stream.of(tags(conversation), entry(conversation, seq))))
                            .toList());
        }
    }

    @RaceTest
    default void a_slow_transaction_that_began_first_holds_up_nobody_and_is_told_when_it_ends() {
        assumeTrue(runsTransactionsAtOnce());
        var partner = partner("p");
        var aino = member(partner, "aino");
        var slow = conversation("slow", partner, merchant("x"), at(1));
        var quick = conversation("quick", partner, merchant("y"), at(1));
        var before = storage().events().end();

        try (var race = new Race()) {
            var appended = new CountDownLatch(1);
            var release = new CountDownLatch(1);
            var running = race.begin(() -> ask(unit -> {
                var locked = unit.conversations().lock(partner, slow.id());
                var conversation = append(unit, locked, aino.author(), message("Slow"), at(2));
                appended.countDown();
                Race.await(release);
                return conversation;
            }));
            Race.await(appended);
            write(quick, aino, "Quick", at(3));

            var first = told(before);
            assertThat(first.events()).containsExactly(entry(quick, 2));
            write(quick, aino, "Quick again", at(4));
            var second = told(first.next());
            assertThat(second.events()).containsExactly(entry(quick, 3));
            release.countDown();
            assertThat(Race.result(running).head().lastSeq()).isEqualTo(2);

            assertThat(told(second.next()).events()).containsExactly(entry(slow, 2));
            assertThat(told(first.next()).events()).containsExactlyInAnyOrder(entry(slow, 2), entry(quick, 3));
            assertThat(told(before).events())
                    .containsExactlyInAnyOrder(entry(slow, 2), entry(quick, 2), entry(quick, 3));
        }
    }

    @Test
    default void positions_of_nobody_or_of_long_ago_are_not_known() {
        for (var unknown :
                List.of("", "0-", "x", "~", "-1", "99999999999999999999", "a~1", "é", "1~2~3", "9".repeat(5000))) {
            assertThat(storage().events().after(new EventPosition(unknown), Optional.empty(), 10))
                    .as(unknown)
                    .isEmpty();
        }
        var partner = partner("p");
        var aino = member(partner, "aino");
        var before = storage().events().end();
        var conversation = conversation("c", partner, merchant("x"), at(1));
        var between = storage().events().end();
        write(conversation, aino, "Later", at(100));

        assertThat(counted(unit -> unit.conversations().sweepEvents(at(1)))).isZero();
        assertThat(told(before).events()).hasSize(2);
        assertThat(counted(unit -> unit.conversations().sweepEvents(at(100)))).isOne();

        assertThat(storage().events().after(before, Optional.empty(), 10)).isEmpty();
        assertThat(storage().events().after(before, Optional.of(aino), 10)).isEmpty();
        assertThat(told(between).events()).containsExactly(entry(conversation, 2));
        note(tags(conversation));
        assertThat(counted(unit -> unit.conversations().sweepEvents(at(101)))).isEqualTo(2);
        assertThat(counted(unit -> unit.conversations().sweepEvents(at(101)))).isZero();
        var end = storage().events().end();
        assertThat(told(end).events()).isEmpty();
        write(conversation, aino, "After all", at(102));
        assertThat(told(end).events()).containsExactly(entry(conversation, 3));
    }

    @Test
    default void who_waits_is_woken_up_by_a_commit() {
        var partner = partner("p");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        var aino = member(partner, "aino");

        for (Runnable commit :
                List.<Runnable>of(() -> write(conversation, aino, "Hei", at(2)), () -> note(tags(conversation)))) {
            try (var race = new Race()) {
                var pulse = storage().events().pulse();
                var waiting = race.begin(() -> {
                    storage().events().await(pulse, Duration.ofMinutes(5));
                    return storage().events().pulse();
                });
                commit.run();
                assertThat(Race.result(waiting)).isNotEqualTo(pulse);
            }
        }
    }

    @Test
    default void who_waits_in_vain_waits_no_longer_than_said() {
        storage().events().await(storage().events().pulse(), Duration.ofMillis(50));
    }

    private List<Event> follow(EventPosition from, AtomicBoolean isOver) {
        var events = new ArrayList<Event>();
        var position = from;
        for (var last = false; !last; ) {
            last = isOver.get();
            var pulse = storage().events().pulse();
            var batch = storage().events().after(position, Optional.empty(), 7).orElseThrow();
            events.addAll(batch.events());
            position = batch.next();
            last = last && batch.events().isEmpty();
            if (!last && !batch.hasMore()) {
                storage().events().await(pulse, Duration.ofMillis(5));
            }
        }
        return events;
    }

    private EventBatch told(EventPosition position) {
        return storage().events().after(position, Optional.empty(), 100).orElseThrow();
    }

    private List<Event> told(Actor.Participant viewer, EventPosition position) {
        return storage()
                .events()
                .after(position, Optional.of(viewer), 100)
                .orElseThrow()
                .events();
    }

    private void note(Event event) {
        run(unit -> unit.conversations().note(event, at(3)));
    }

    private static Event tags(Conversation conversation) {
        return new Event.TagsChanged(conversation.partner(), Optional.of(conversation.id()));
    }

    private static Event entry(Conversation conversation, int seq) {
        return new Event.EntryAdded(conversation.partner(), conversation.merchant(), conversation.id(), seq);
    }
}
