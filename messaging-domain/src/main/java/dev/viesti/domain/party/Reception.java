package dev.viesti.domain.party;

import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import java.util.List;
import java.util.stream.Stream;

/** Whether a partner receives (P1): its profile is published and it has an active service. */
public record Reception(boolean profilePublished, boolean hasActiveService) {

    /** What the host asks of a partner before a merchant's message passes (P2). */
    public enum Policy {
        /** Every message and request of a merchant needs a partner that receives. */
        EVERY_MESSAGE,
        /** Only the beginning of a conversation needs a partner that receives. */
        NEW_CONVERSATIONS
    }

    /** Whether merchants reach the partner. */
    public boolean receives() {
        return missing().isEmpty();
    }

    /** What keeps merchants from reaching the partner; empty if nothing does. */
    public List<Rule> missing() {
        return Stream.of(
                        profilePublished ? Stream.<Rule>empty() : Stream.of(Rule.PROFILE_NOT_PUBLISHED),
                        hasActiveService ? Stream.<Rule>empty() : Stream.of(Rule.NO_SERVICES))
                .flatMap(rules -> rules)
                .toList();
    }

    /**
     * Asks that the partner receives.
     *
     * @throws RuleViolation with the first reason why the partner doesn't receive (P2)
     */
    public void requireReceiving() {
        missing().stream().findFirst().ifPresent(rule -> {
            throw new RuleViolation(rule);
        });
    }
}
