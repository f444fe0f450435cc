package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.matching.Candidate;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.matching.Pick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every choice of partners promises, whatever it prefers (C5). */
public interface MatchingAlgorithmContract {

    /** The algorithm under test. */
    MatchingAlgorithm algorithm();

    @Test
    default void only_candidates_are_chosen_each_once_and_no_more_than_the_limit_C4() {
        for (var task : tasks()) {
            for (var limit : List.of(1, 5, 100)) {
                var candidates = candidates(12);

                var picks = algorithm().pick(task, candidates, limit);

                assertThat(picks).hasSizeLessThanOrEqualTo(limit);
                assertThat(picks)
                        .extracting(Pick::partner)
                        .doesNotHaveDuplicates()
                        .isSubsetOf(candidates.stream().map(Candidate::partner).toList());
            }
        }
    }

    @Test
    default void without_candidates_nobody_is_chosen() {
        for (var task : tasks()) {
            assertThat(algorithm().pick(task, List.of(), 5)).isEmpty();
        }
    }

    @Test
    default void somebody_is_chosen_where_there_are_candidates() {
        assertThat(algorithm().pick(tasks().get(0), candidates(12), 5)).isNotEmpty();
    }

    @Test
    default void every_pick_carries_its_reasons() {
        for (var task : tasks()) {
            assertThat(algorithm().pick(task, candidates(12), 5))
                    .allSatisfy(pick -> assertThat(pick.reasons()).isNotEmpty().noneMatch(String::isBlank));
        }
    }

    @Test
    default void the_same_task_gets_the_same_answer_in_whatever_order_the_candidates_come() {
        var reversed = new ArrayList<>(candidates(12));
        Collections.reverse(reversed);
        for (var task : tasks()) {
            var first = algorithm().pick(task, candidates(12), 5);

            assertThat(algorithm().pick(task, candidates(12), 5)).isEqualTo(first);
            assertThat(algorithm().pick(task, reversed, 5)).isEqualTo(first);
        }
    }

    @RaceTest
    default void several_threads_get_what_one_gets() {
        var algorithm = algorithm();
        var task = tasks().get(0);
        var alone = algorithm.pick(task, candidates(500), 20);

        assertThat(Race.among(worker -> algorithm.pick(task, candidates(500), 20)))
                .allMatch(alone::equals);
    }

    /** The same description with and without what a merchant may add. */
    private static List<MatchingTask> tasks() {
        var budget = Optional.of(Money.of("1000.00", "EUR"));
        var finnish = Optional.of(Language.of("fi"));
        return List.of(task(Optional.empty(), Optional.empty()), task(budget, Optional.empty()), task(budget, finnish));
    }

    private static MatchingTask task(Optional<Money> budget, Optional<Language> language) {
        return new MatchingTask("SEO", "A faster shop", "It takes 10 s to open", Optional.empty(), budget, language);
    }

    /** Partners of many kinds, alike ones among them. */
    private static List<Candidate> candidates(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Candidate(
                        new PartnerId("partner-" + i),
                        i % 2 == 0 ? List.of(Language.of("fi")) : List.of(Language.of("en"), Language.of("sv")),
                        i % 3 == 0
                                ? List.of(Optional.empty())
                                : List.of(Optional.of(Money.of(100 * (1 + i % 4) + ".00", i % 5 == 0 ? "SEK" : "EUR"))),
                        i % 6))
                .toList();
    }
}
