package dev.viesti.domain.matching;

import dev.viesti.domain.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The default choice (C5): by language spoken, by budget, by how few requests were sent of late, then by partner id.
 * Stateless.
 */
public final class Ranking {
    private Ranking() {}

    /** The best candidates for the task, best first, at most {@code limit}. */
    public static List<Pick> pick(MatchingTask task, List<Candidate> candidates, int limit) {
        return candidates.stream()
                .sorted(Comparator.<Candidate, Boolean>comparing(candidate -> !speaks(task, candidate))
                        .thenComparing(candidate -> !isWithinBudget(task, candidate))
                        .thenComparingInt(Candidate::recentRequests)
                        .thenComparing(Candidate::partner))
                .limit(limit)
                .map(candidate -> new Pick(candidate.partner(), reasons(task, candidate)))
                .toList();
    }

    private static List<String> reasons(MatchingTask task, Candidate candidate) {
        var reasons = new ArrayList<String>();
        reasons.add("category");
        if (task.language().isPresent() && speaks(task, candidate)) {
            reasons.add("language");
        }
        if (task.budget().isPresent() && isWithinBudget(task, candidate)) {
            reasons.add("budget");
        }
        reasons.add("recent-requests-" + candidate.recentRequests());
        return reasons;
    }

    private static boolean speaks(MatchingTask task, Candidate candidate) {
        return task.language().map(candidate.languages()::contains).orElse(true);
    }

    private static boolean isWithinBudget(MatchingTask task, Candidate candidate) {
        return task.budget()
                .map(budget -> candidate.pricesFrom().stream().anyMatch(price -> fits(price, budget)))
                .orElse(true);
    }

    private static boolean fits(Optional<Money> priceFrom, Money budget) {
        return priceFrom.map(price -> price.isWithin(budget)).orElse(true);
    }
}
