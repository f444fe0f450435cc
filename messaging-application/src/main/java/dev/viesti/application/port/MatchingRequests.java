package dev.viesti.application.port;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MatchingRequestId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.matching.Pick;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Matching requests, kept with the partners that they went to and why (C5). */
public interface MatchingRequests {

    /** Stores the request; its picks count as recent requests from now on. */
    void add(MatchingRequest request);

    /** The request, if there is one. */
    Optional<MatchingRequest> find(MatchingRequestId id);

    /** A task that went out. */
    record MatchingRequest(
            MatchingRequestId id, MerchantId merchant, MatchingTask task, List<Sent> sent, Instant createdAt) {
        public MatchingRequest {
            sent = List.copyOf(sent);
        }
    }

    /** One pick and the conversation that the request went into. */
    record Sent(Pick pick, ConversationId conversation) {}
}
