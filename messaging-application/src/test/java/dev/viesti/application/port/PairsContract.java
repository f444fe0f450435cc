package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.viesti.application.Actor;
import dev.viesti.application.EntryRange;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Block;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.work.WorkChange;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The lock between a partner and a merchant, and the block on it. */
public interface PairsContract extends Scene {

    @Test
    default void no_block_stands_until_there_is_one() {
        var partner = partner("p");
        var merchant = merchant("x");

        assertThat(found(unit -> unit.pairs().lockShared(partner, merchant.id())))
                .isEmpty();
        assertThat(found(unit -> unit.pairs().lockAlone(partner, merchant.id())))
                .isEmpty();
    }

    @Test
    default void a_block_is_found_as_it_was_put_by_everybody_B6() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var block = new Block(
                partner, merchant.id(), aino.id(), START.plusNanos(123_456_000), new WorkChange.Counts(1, 2, 3));
        run(unit -> {
            assertThat(unit.pairs().lockAlone(partner, merchant.id())).isEmpty();
            unit.pairs().block(block);
            assertThat(unit.pairs().lockAlone(partner, merchant.id())).contains(block);
        });

        assertThat(found(unit -> unit.pairs().lockShared(partner, merchant.id())))
                .contains(block);
        assertThat(found(unit -> unit.pairs().lockAlone(partner, merchant.id())))
                .contains(block);
    }

    @Test
    default void a_block_stands_between_one_partner_and_one_merchant() {
        var partner = partner("p");
        var merchant = merchant("x");
        block(member(partner, "aino"), merchant);
        var otherPartner = partner("q");
        var otherMerchant = merchant("y");

        assertThat(found(unit -> unit.pairs().lockShared(partner, otherMerchant.id())))
                .isEmpty();
        assertThat(found(unit -> unit.pairs().lockShared(otherPartner, merchant.id())))
                .isEmpty();
    }

    @Test
    default void locking_twice_is_the_same_as_once() {
        var partner = partner("p");
        var merchant = merchant("x");

        run(unit -> {
            assertThat(unit.pairs().lockShared(partner, merchant.id())).isEmpty();
            assertThat(unit.pairs().lockShared(partner, merchant.id())).isEmpty();
        });
        run(unit -> {
            assertThat(unit.pairs().lockAlone(partner, merchant.id())).isEmpty();
            assertThat(unit.pairs().lockAlone(partner, merchant.id())).isEmpty();
        });
    }

    @Test
    default void a_block_is_never_replaced_and_outlives_its_member_B5() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var merchant = merchant("x");
        var first = block(aino, merchant);
        var second = new Block(partner, merchant.id(), otto.id(), at(200), WorkChange.Counts.NONE);

        assertThatThrownBy(() -> run(unit -> {
                    unit.pairs().lockAlone(partner, merchant.id());
                    unit.pairs().block(second);
                }))
                .isInstanceOf(RuntimeException.class);
        run(unit -> unit.directory().removeMember(partner, aino.id()));

        assertThat(found(unit -> unit.pairs().lockShared(partner, merchant.id())))
                .contains(first);
    }

    @Test
    default void a_block_that_was_rolled_back_does_not_stand() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        assertThatThrownBy(() -> run(unit -> {
                    unit.pairs().lockAlone(partner, merchant.id());
                    unit.pairs().block(new Block(partner, merchant.id(), aino.id(), at(1), WorkChange.Counts.NONE));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(found(unit -> unit.pairs().lockShared(partner, merchant.id())))
                .isEmpty();
        assertThat(found(unit -> unit.pairs().lockShared(partner, merchant.id())))
                .isEmpty();
        var block = block(aino, merchant);
        assertThat(found(unit -> unit.pairs().lockShared(partner, merchant.id())))
                .contains(block);
    }

    @RaceTest
    default void simultaneous_first_senders_of_a_pair_all_pass() {
        var partner = partner("p");
        var merchant = merchant("x");

        var found = Race.among(worker -> found(unit -> unit.pairs().lockShared(partner, merchant.id())));

        assertThat(found).containsOnly(Optional.empty());
    }

    @RaceTest
    default void senders_of_a_pair_do_not_wait_for_each_other() {
        assumeTrue(runsTransactionsAtOnce(), "transactions run one at a time");
        var partner = partner("p");
        var merchant = merchant("x");
        conversation("c", partner, merchant, at(1));
        var both = new CountDownLatch(2);
        try (var race = new Race()) {
            var one = race.begin(() -> ask(unit -> holdShared(unit, partner, merchant, both)));
            var other = race.begin(() -> ask(unit -> holdShared(unit, partner, merchant, both)));

            assertThat(Race.result(one)).isTrue();
            assertThat(Race.result(other)).isTrue();
        }
    }

    private static boolean holdShared(
            UnitOfWork unit, PartnerId partner, Actor.Merchant merchant, CountDownLatch both) {
        unit.pairs().lockShared(partner, merchant.id());
        both.countDown();
        Race.await(both);
        return true;
    }

    @RaceTest
    default void pairs_do_not_wait_for_each_other() {
        assumeTrue(runsTransactionsAtOnce(), "transactions run one at a time");
        var partner = partner("p");
        var merchant = merchant("x");
        var otherPartner = partner("q");
        var otherMerchant = merchant("y");
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var race = new Race()) {
            var holder = race.begin(() -> ask(unit -> {
                unit.pairs().lockAlone(partner, merchant.id());
                locked.countDown();
                Race.await(release);
                return true;
            }));
            Race.await(locked);

            assertThat(found(unit -> unit.pairs().lockAlone(otherPartner, merchant.id())))
                    .isEmpty();
            assertThat(found(unit -> unit.pairs().lockAlone(partner, otherMerchant.id())))
                    .isEmpty();
            assertThat(holder.isDone()).isFalse();
            release.countDown();
            assertThat(Race.result(holder)).isTrue();
        }
    }

    @RaceTest
    default void a_block_waits_for_a_sender_and_sees_what_was_sent_B4() {
        var partner = partner("p");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var race = new Race()) {
            var sender = race.begin(() -> ask(unit -> {
                unit.pairs().lockShared(partner, merchant.id());
                locked.countDown();
                Race.await(release);
                var own = unit.conversations().lock(partner, conversation.id());
                return append(unit, own, merchant.author(), message("In time"), at(2));
            }));
            Race.await(locked);
            var blocker = race.begin(() -> ask(unit -> {
                unit.pairs().lockAlone(partner, merchant.id());
                return unit.conversations().lock(partner, conversation.id());
            }));
            if (runsTransactionsAtOnce()) {
                meanwhile();
                assertThat(blocker.isDone()).isFalse();
            }
            release.countDown();

            assertThat(Race.result(blocker)).isEqualTo(Race.result(sender));
        }
    }

    @RaceTest
    default void a_sender_waits_for_a_block_and_finds_it_B4() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var block = new Block(partner, merchant.id(), aino.id(), at(1), WorkChange.Counts.NONE);
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var race = new Race()) {
            var blocker = race.begin(() -> ask(unit -> {
                unit.pairs().lockAlone(partner, merchant.id());
                locked.countDown();
                Race.await(release);
                unit.pairs().block(block);
                return true;
            }));
            Race.await(locked);
            var sender = race.begin(() -> found(unit -> unit.pairs().lockShared(partner, merchant.id())));
            var rival = race.begin(() -> found(unit -> unit.pairs().lockAlone(partner, merchant.id())));
            if (runsTransactionsAtOnce()) {
                meanwhile();
                assertThat(sender.isDone()).isFalse();
                assertThat(rival.isDone()).isFalse();
            }
            release.countDown();

            assertThat(Race.result(blocker)).isTrue();
            assertThat(Race.result(sender)).contains(block);
            assertThat(Race.result(rival)).contains(block);
        }
    }

    @RaceTest
    default void a_sender_who_waited_for_a_block_that_was_rolled_back_passes() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var race = new Race()) {
            var blocker = race.begin(() -> {
                try {
                    return ask(unit -> {
                        unit.pairs().lockAlone(partner, merchant.id());
                        unit.pairs().block(new Block(partner, merchant.id(), aino.id(), at(1), WorkChange.Counts.NONE));
                        locked.countDown();
                        Race.await(release);
                        throw new IllegalStateException("refused");
                    });
                } catch (IllegalStateException refused) {
                    return "rolled back";
                }
            });
            Race.await(locked);
            var sender = race.begin(() -> found(unit -> unit.pairs().lockShared(partner, merchant.id())));
            release.countDown();

            assertThat(Race.result(blocker)).isEqualTo("rolled back");
            assertThat(Race.result(sender)).isEmpty();
        }
    }

    @RaceTest
    default void of_simultaneous_blocks_one_stands_and_the_others_get_it_B6() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");

        var blocks = Race.among(worker ->
                ask(unit -> unit.pairs().lockAlone(partner, merchant.id()).orElseGet(() -> {
                    var own = new Block(partner, merchant.id(), aino.id(), at(worker), WorkChange.Counts.NONE);
                    unit.pairs().block(own);
                    return own;
                })));

        assertThat(blocks).containsOnly(blocks.get(0));
        assertThat(found(unit -> unit.pairs().lockShared(partner, merchant.id())))
                .contains(blocks.get(0));
    }

    @RaceTest
    default void nothing_lands_behind_a_block_that_races_with_senders_B4() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        for (var round = 0; round < 10; round++) {
            var merchant = merchant("x" + round);
            var conversation = conversation("c" + round, partner, merchant, at(1));

            var blockedAt = Race.among(worker -> worker == Race.WORKERS / 2
                    ? blockWithRecord(conversation, aino)
                    : sendUnlessBlocked(conversation, merchant));

            var last = now(conversation).head().lastSeq();
            var entries = storage()
                    .inbox()
                    .entries(aino, conversation.id(), new EntryRange.Latest(100))
                    .orElseThrow();
            assertThat(entries.get(entries.size() - 1).content()).isEqualTo(new Content.MerchantBlocked());
            assertThat(blockedAt).containsOnlyOnce(last);
            assertThat(blockedAt.stream().filter(seq -> seq == 0)).hasSize(Race.WORKERS + 1 - last);
        }
    }

    private int blockWithRecord(Conversation conversation, Actor.Member member) {
        return ask(unit -> {
            unit.pairs().lockAlone(conversation.partner(), conversation.merchant());
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            var after = append(unit, locked, member.author(), new Content.MerchantBlocked(), at(3));
            unit.pairs()
                    .block(new Block(
                            conversation.partner(),
                            conversation.merchant(),
                            member.id(),
                            at(3),
                            WorkChange.Counts.NONE));
            return after.head().lastSeq();
        });
    }

    /** The number that the message got, or 0. */
    private int sendUnlessBlocked(Conversation conversation, Actor.Merchant merchant) {
        return ask(unit -> {
            if (unit.pairs().lockShared(conversation.partner(), merchant.id()).isPresent()) {
                return 0;
            }
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            return append(unit, locked, merchant.author(), message("Hello"), at(2))
                    .head()
                    .lastSeq();
        });
    }

    /** Other transactions go through, which gives those that must wait every chance not to. */
    private void meanwhile() {
        for (var i = 0; i < 20; i++) {
            merchant("meanwhile");
        }
    }
}
