package dev.viesti.application.inmemory;

import dev.viesti.application.port.MatchingRequests;
import dev.viesti.domain.MatchingRequestId;
import java.util.Optional;
import java.util.function.Supplier;

record InMemoryMatchingRequests(Supplier<State> transaction) implements MatchingRequests {

    @Override
    public void add(MatchingRequest request) {
        transaction.get().matchingRequests.put(request.id(), request);
    }

    @Override
    public Optional<MatchingRequest> find(MatchingRequestId id) {
        return transaction.get().matchingRequests.find(id);
    }
}
