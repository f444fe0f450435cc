package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.viesti.application.port.IdempotencyKeys.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Requests that were answered already (C7). */
public interface IdempotencyKeysContract extends Scene {

    @Test
    default void a_key_is_taken_once_and_answered_with_what_it_was_taken_for_C7() {
        assertThat(act("merchant:x", "key", "print", "result")).isEmpty();

        assertThat(act("merchant:x", "key", "print", "other")).contains(new Answer("print", "result"));
        assertThat(act("merchant:x", "key", "another print", "other")).contains(new Answer("print", "result"));
    }

    @Test
    default void keys_are_told_apart_by_identity_and_to_the_character() {
        act("merchant:x", "key", "print", "first");

        assertThat(act("member:x", "key", "print", "other")).isEmpty();
        assertThat(act("merchant:xk", "ey", "print", "other")).isEmpty();
        assertThat(act("merchant:x", "KEY", "print", "other")).isEmpty();
        assertThat(act("merchant:x", "key%", "print", "other")).isEmpty();
        assertThat(act("merchant:x", "key", "print", "other")).contains(new Answer("print", "first"));
    }

    @Test
    default void the_longest_of_everything_is_kept() {
        var identity = "merchant:" + "x".repeat(64);
        var key = "~".repeat(128);
        var print = "f".repeat(64);
        var result = "9 " + "j".repeat(64) + " " + "k".repeat(64);
        act(identity, key, print, result);

        assertThat(act(identity, key, print, "other")).contains(new Answer(print, result));
    }

    @Test
    default void a_transaction_gets_its_own_answer_too() {
        run(unit -> {
            var keys = unit.idempotencyKeys();
            assertThat(keys.take("operator", "key", "print", START, START)).isEmpty();
            keys.answer("operator", "key", "result");
            assertThat(keys.take("operator", "key", "print", START, START)).contains(new Answer("print", "result"));
        });
    }

    @Test
    default void a_lapsed_key_is_taken_anew() {
        act("operator", "key", "old print", "old", at(10), at(0));

        assertThat(act("operator", "key", "print", "new", at(20), at(10))).contains(new Answer("old print", "old"));
        assertThat(act("operator", "key", "print", "new", at(20), at(11))).isEmpty();
        assertThat(act("operator", "key", "print", "newer", at(30), at(20))).contains(new Answer("print", "new"));
    }

    @Test
    default void a_key_whose_transaction_was_rolled_back_is_free_C7() {
        assertThatThrownBy(() -> run(unit -> {
                    unit.idempotencyKeys().take("operator", "key", "print", START, START);
                    unit.idempotencyKeys().answer("operator", "key", "lost");
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(act("operator", "key", "another print", "result")).isEmpty();
        assertThat(act("operator", "key", "print", "other")).contains(new Answer("another print", "result"));
    }

    @Test
    default void a_lapsed_key_whose_transaction_was_rolled_back_is_as_it_was() {
        act("operator", "key", "old print", "old", at(10), at(0));
        assertThatThrownBy(() -> run(unit -> {
                    unit.idempotencyKeys().take("operator", "key", "print", at(20), at(11));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(act("operator", "key", "print", "new", at(20), at(10))).contains(new Answer("old print", "old"));
    }

    @Test
    default void keys_taken_before_the_time_are_swept() {
        act("operator", "old", "print", "old", at(9), START);
        act("operator", "young", "print", "young", at(10), START);

        assertThat(counted(unit -> unit.idempotencyKeys().sweep(at(10)))).isOne();
        assertThat(counted(unit -> unit.idempotencyKeys().sweep(at(10)))).isZero();

        assertThat(act("operator", "young", "print", "other", at(10), START)).contains(new Answer("print", "young"));
        assertThat(act("operator", "old", "print", "new", at(10), START)).isEmpty();
    }

    @RaceTest
    default void of_simultaneous_requests_with_one_key_one_acts_and_the_others_get_its_answer_C7() {
        var answers = Race.among(worker -> act("merchant:x", "key", "print", "result of " + worker));

        var winner = answers.indexOf(Optional.<Answer>empty());
        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(answers)
                .filteredOn(Optional::isPresent)
                .containsOnly(Optional.of(new Answer("print", "result of " + winner)));
    }

    @RaceTest
    default void of_simultaneous_requests_with_one_lapsed_key_one_acts() {
        act("merchant:x", "key", "old print", "old", START, START);

        var answers = Race.among(worker -> act("merchant:x", "key", "print", "of " + worker, at(20), at(10)));

        var winner = answers.indexOf(Optional.<Answer>empty());
        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(answers)
                .filteredOn(Optional::isPresent)
                .containsOnly(Optional.of(new Answer("print", "of " + winner)));
    }

    @RaceTest
    default void where_the_first_request_is_rolled_back_one_of_those_who_waited_acts_C7() {
        var acted = Race.among(worker -> {
            try {
                return ask(unit -> {
                    var answer = unit.idempotencyKeys().take("operator", "key", "print", START, START);
                    if (answer.isPresent()) {
                        return answer.get().result();
                    }
                    if (worker % 2 == 0) {
                        throw new IllegalStateException("refused");
                    }
                    unit.idempotencyKeys().answer("operator", "key", "of " + worker);
                    return "acted";
                });
            } catch (IllegalStateException refused) {
                return "refused";
            }
        });

        var winner = acted.indexOf("acted");
        assertThat(winner).isOdd();
        assertThat(acted).containsOnlyOnce("acted");
        assertThat(acted).isSubsetOf("acted", "refused", "of " + winner);
        assertThat(act("operator", "key", "print", "other")).contains(new Answer("print", "of " + winner));
    }

    @RaceTest
    default void other_keys_do_not_wait() {
        assumeTrue(runsTransactionsAtOnce(), "transactions run one at a time");
        var taken = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var race = new Race()) {
            var holder = race.begin(() -> ask(unit -> {
                var answer = unit.idempotencyKeys().take("operator", "key", "print", START, START);
                taken.countDown();
                Race.await(release);
                return answer;
            }));
            Race.await(taken);

            for (var other : List.of("other", "another")) {
                assertThat(act("operator", other, "print", "result")).isEmpty();
            }
            assertThat(act("merchant:x", "key", "print", "result")).isEmpty();
            assertThat(holder.isDone()).isFalse();
            release.countDown();
            assertThat(Race.result(holder)).isEmpty();
        }
    }

    /** Takes the key and answers it; what it was answered with before, if it was. */
    private Optional<Answer> act(String identity, String key, String fingerprint, String result) {
        return act(identity, key, fingerprint, result, START, START);
    }

    private Optional<Answer> act(
            String identity, String key, String fingerprint, String result, Instant at, Instant notBefore) {
        return found(unit -> {
            var answer = unit.idempotencyKeys().take(identity, key, fingerprint, at, notBefore);
            if (answer.isEmpty()) {
                unit.idempotencyKeys().answer(identity, key, result);
            }
            return answer;
        });
    }
}
