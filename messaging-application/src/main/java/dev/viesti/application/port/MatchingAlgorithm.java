package dev.viesti.application.port;

import dev.viesti.domain.matching.Candidate;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.matching.Pick;
import java.util.List;

/**
 * Chooses partners for a task (C5). MUST choose among the candidates, each once, at most {@code limit}; what it chooses
 * beyond that is left out. MUST be quick, safe for several threads and without effects: it may run twice for one task.
 */
@FunctionalInterface
public interface MatchingAlgorithm {

    /** The chosen partners, best first; none where nobody fits. */
    List<Pick> pick(MatchingTask task, List<Candidate> candidates, int limit);
}
