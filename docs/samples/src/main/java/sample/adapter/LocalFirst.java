package sample.adapter;

import dev.viesti.application.port.MatchingAlgorithm;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.matching.Candidate;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.matching.Pick;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Prefers the partners of the host's own town, then those who were asked least of late. */
public record LocalFirst(Set<PartnerId> locals) implements MatchingAlgorithm {
    public LocalFirst {
        locals = Set.copyOf(locals);
    }

    @Override
    public List<Pick> pick(MatchingTask task, List<Candidate> candidates, int limit) {
        return candidates.stream()
                .sorted(Comparator.<Candidate, Boolean>comparing(candidate -> !isLocal(candidate))
                        .thenComparingInt(Candidate::recentRequests)
                        .thenComparing(Candidate::partner))
                .limit(limit)
                .map(candidate -> new Pick(candidate.partner(), List.of(isLocal(candidate) ? "local" : "elsewhere")))
                .toList();
    }

    private boolean isLocal(Candidate candidate) {
        return locals.contains(candidate.partner());
    }
}
