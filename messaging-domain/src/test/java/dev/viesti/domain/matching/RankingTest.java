package dev.viesti.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Generators;
import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Refusals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final Money BUDGET = Money.of("100", "EUR");

    private static MatchingTask task(Optional<Money> budget, Optional<Language> language) {
        return new MatchingTask("Design", "Outline", "Requirements", Optional.empty(), budget, language);
    }

    private static final MatchingTask TASK = task(Optional.of(BUDGET), Optional.of(Language.FINNISH));

    private static Candidate candidate(String id, boolean speaks, boolean affordable, int recent) {
        return new Candidate(
                new PartnerId(id),
                List.of(speaks ? Language.FINNISH : Language.ENGLISH),
                List.of(Optional.of(Money.of(affordable ? "100" : "100.01", "EUR"))),
                recent);
    }

    private static List<String> partners(List<Pick> picks) {
        return picks.stream().map(pick -> pick.partner().value()).toList();
    }

    private static Candidate anyCandidate(Generators any, int number) {
        var prices = new ArrayList<Optional<Money>>();
        prices.add(anyPrice(any));
        prices.addAll(any.listOf(2, () -> anyPrice(any)));
        return new Candidate(
                new PartnerId("partner-" + number),
                any.listOf(2, () -> any.oneOf(List.of(Language.FINNISH, Language.ENGLISH))),
                prices,
                any.between(0, 2));
    }

    private static Optional<Money> anyPrice(Generators any) {
        return any.oneOf(List.of(
                Optional.<Money>empty(),
                Optional.of(Money.of("99.99", "EUR")),
                Optional.of(Money.of("100", "EUR")),
                Optional.of(Money.of("101", "EUR")),
                Optional.of(Money.of("1", "SEK"))));
    }

    private static boolean isBefore(Candidate one, Candidate other, MatchingTask task) {
        var spoken = speaks(one, task);
        var spokenByOther = speaks(other, task);
        if (spoken != spokenByOther) {
            return spoken;
        }
        var affordable = isAffordable(one, task);
        var otherAffordable = isAffordable(other, task);
        if (affordable != otherAffordable) {
            return affordable;
        }
        if (one.recentRequests() != other.recentRequests()) {
            return one.recentRequests() < other.recentRequests();
        }
        return one.partner().compareTo(other.partner()) < 0;
    }

    private static boolean speaks(Candidate candidate, MatchingTask task) {
        return task.language().isEmpty()
                || candidate.languages().contains(task.language().get());
    }

    private static boolean isAffordable(Candidate candidate, MatchingTask task) {
        if (task.budget().isEmpty()) {
            return true;
        }
        for (var price : candidate.pricesFrom()) {
            if (price.isEmpty() || price.get().isWithin(task.budget().get())) {
                return true;
            }
        }
        return false;
    }

    @Nested
    @DisplayName("C5: the default choice")
    class DefaultChoice {
        @Test
        void language_comes_before_budget_before_recent_requests_before_the_id() {
            var best = new ArrayList<Candidate>();
            for (var speaks : List.of(true, false)) {
                for (var affordable : List.of(true, false)) {
                    for (var recent : List.of(0, 1, 7)) {
                        for (var id : List.of("a", "b")) {
                            best.add(candidate(
                                    id + "-" + speaks + "-" + affordable + "-" + recent, speaks, affordable, recent));
                        }
                    }
                }
            }
            var expected = best.stream().map(c -> c.partner().value()).toList();
            for (var seed = 0; seed < 50; seed++) {
                Collections.shuffle(best, new Random(seed));
                assertThat(partners(Ranking.pick(TASK, best, 100)))
                        .as("seed %d", seed)
                        .isEqualTo(expected);
            }
        }

        @Test
        void whatever_comes_earlier_in_the_picks_is_the_better_candidate() {
            Generators.forAll(any -> {
                var task = task(
                        any.coin() ? Optional.of(BUDGET) : Optional.empty(),
                        any.coin() ? Optional.of(Language.FINNISH) : Optional.empty());
                var candidates = IntStream.range(0, any.between(0, 12))
                        .mapToObj(number -> anyCandidate(any, number))
                        .toList();
                var limit = any.between(0, 6);
                var picked = Ranking.pick(task, candidates, limit).stream()
                        .map(pick -> candidates.stream()
                                .filter(candidate -> candidate.partner().equals(pick.partner()))
                                .findAny()
                                .orElseThrow())
                        .toList();
                assertThat(picked).hasSize(Math.min(limit, candidates.size())).doesNotHaveDuplicates();
                for (var i = 1; i < picked.size(); i++) {
                    assertThat(isBefore(picked.get(i - 1), picked.get(i), task)).isTrue();
                }
                assertThat(candidates)
                        .filteredOn(candidate -> !picked.contains(candidate))
                        .allMatch(left -> picked.stream().allMatch(chosen -> isBefore(chosen, left, task)));
            });
        }

        @Test
        void the_order_in_which_candidates_come_makes_no_difference() {
            Generators.forAll(any -> {
                var candidates = new ArrayList<>(IntStream.range(0, 8)
                        .mapToObj(number -> anyCandidate(any, number))
                        .toList());
                var picks = Ranking.pick(TASK, candidates, 5);
                Collections.reverse(candidates);
                assertThat(Ranking.pick(TASK, candidates, 5)).isEqualTo(picks);
            });
        }

        @Test
        void nobody_to_choose_from_gives_nobody() {
            assertThat(Ranking.pick(TASK, List.of(), 5)).isEmpty();
        }

        @Test
        void one_affordable_service_or_one_without_a_price_is_enough() {
            var dear = Optional.of(Money.of("101", "EUR"));
            var prices = List.of(
                    List.of(dear, Optional.of(BUDGET)), List.of(dear, Optional.<Money>empty()), List.of(dear, dear));
            var reasons = prices.stream()
                    .map(each -> Ranking.pick(TASK, List.of(new Candidate(new PartnerId("p"), List.of(), each, 0)), 1)
                            .get(0)
                            .reasons()
                            .contains("budget"))
                    .toList();
            assertThat(reasons).containsExactly(true, true, false);
        }

        @Test
        void each_pick_carries_its_reasons() {
            assertThat(Ranking.pick(
                            TASK,
                            List.of(
                                    candidate("a", true, true, 0),
                                    candidate("b", true, false, 3),
                                    candidate("c", false, true, 1),
                                    candidate("d", false, false, 12)),
                            4))
                    .containsExactly(
                            new Pick(
                                    new PartnerId("a"), List.of("category", "language", "budget", "recent-requests-0")),
                            new Pick(new PartnerId("b"), List.of("category", "language", "recent-requests-3")),
                            new Pick(new PartnerId("c"), List.of("category", "budget", "recent-requests-1")),
                            new Pick(new PartnerId("d"), List.of("category", "recent-requests-12")));
        }

        @Test
        void what_was_not_asked_for_is_no_reason() {
            assertThat(Ranking.pick(
                            task(Optional.empty(), Optional.empty()), List.of(candidate("a", true, true, 0)), 1))
                    .containsExactly(new Pick(new PartnerId("a"), List.of("category", "recent-requests-0")));
        }
    }

    @Test
    @DisplayName("W5: the input of the choice holds no conversation data")
    void a_candidate_holds_no_conversation_data() {
        assertThat(Arrays.stream(Candidate.class.getRecordComponents())
                        .map(part -> part.getGenericType().getTypeName() + " " + part.getName()))
                .containsExactly(
                        "dev.viesti.domain.PartnerId partner",
                        "java.util.List<dev.viesti.domain.Language> languages",
                        "java.util.List<java.util.Optional<dev.viesti.domain.Money>> pricesFrom",
                        "int recentRequests");
    }

    @Test
    @DisplayName("C4: a task is held to its limits")
    void a_task_is_held_to_its_limits() {
        var longest = new MatchingTask(
                "c".repeat(100),
                "o".repeat(200),
                "r\r\n" + "r".repeat(9_998),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(longest.requirements()).hasSize(10_000).startsWith("r\nr");
        assertThat(Refusals.of(() -> new MatchingTask(
                        "c".repeat(101),
                        "o".repeat(201),
                        "r".repeat(10_001),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly("category too-long", "outline too-long", "requirements too-long");
        assertThat(Refusals.of(
                        () -> new MatchingTask("", " ", "\n", Optional.empty(), Optional.empty(), Optional.empty())))
                .containsExactly("category required", "outline required", "requirements required");
    }
}
