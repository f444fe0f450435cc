package dev.viesti.application;

import dev.viesti.domain.TagId;
import java.util.Optional;
import java.util.Set;

/**
 * What the inbox shows (R3): conversations that bear all the tags, are unread if asked, and contain the query.
 *
 * @param query 1–200 code points, taken literally
 */
public record InboxFilter(Set<TagId> tags, boolean unreadOnly, Optional<String> query) {
    /** Everything. */
    public static final InboxFilter ALL = new InboxFilter(Set.of(), false, Optional.empty());

    public InboxFilter {
        tags = Set.copyOf(tags);
    }
}
