package dev.viesti.domain.matching;

import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import java.util.List;
import java.util.Optional;

/**
 * A receiving partner with an active service in the task's category, as the choice sees it: no conversation data, so
 * that replies, declines and response times can't count (W5).
 *
 * @param pricesFrom of its active services in the category, absent where a service states none; never empty
 * @param recentRequests how many matching requests it was sent in the last 30 days
 */
public record Candidate(
        PartnerId partner, List<Language> languages, List<Optional<Money>> pricesFrom, int recentRequests) {
    public Candidate {
        languages = List.copyOf(languages);
        pricesFrom = List.copyOf(pricesFrom);
    }
}
