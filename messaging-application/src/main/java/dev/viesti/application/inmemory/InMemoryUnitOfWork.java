package dev.viesti.application.inmemory;

import dev.viesti.application.port.Conversations;
import dev.viesti.application.port.Directory;
import dev.viesti.application.port.Files;
import dev.viesti.application.port.IdempotencyKeys;
import dev.viesti.application.port.MatchingRequests;
import dev.viesti.application.port.Outbox;
import dev.viesti.application.port.Pairs;
import dev.viesti.application.port.SignIns;
import dev.viesti.application.port.Tags;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.application.port.Works;

/** The stores over a transaction's own state; refuses every use after the transaction or on another thread. */
final class InMemoryUnitOfWork implements UnitOfWork {
    private final State state;
    private final Thread thread = Thread.currentThread();
    private boolean ended;

    InMemoryUnitOfWork(State state) {
        this.state = state;
    }

    void end() {
        ended = true;
    }

    private State state() {
        if (ended || thread != Thread.currentThread()) {
            throw new IllegalStateException("a unit of work is valid only while its work runs, on its thread");
        }
        return state;
    }

    @Override
    public Directory directory() {
        return new InMemoryDirectory(this::state);
    }

    @Override
    public Pairs pairs() {
        return new InMemoryPairs(this::state);
    }

    @Override
    public Conversations conversations() {
        return new InMemoryConversations(this::state);
    }

    @Override
    public Works works() {
        return new InMemoryWorks(this::state);
    }

    @Override
    public Tags tags() {
        return new InMemoryTags(this::state);
    }

    @Override
    public Files files() {
        return new InMemoryFiles(this::state);
    }

    @Override
    public MatchingRequests matchingRequests() {
        return new InMemoryMatchingRequests(this::state);
    }

    @Override
    public Outbox outbox() {
        return new InMemoryOutbox(this::state);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return new InMemoryIdempotencyKeys(this::state);
    }

    @Override
    public SignIns signIns() {
        return new InMemorySignIns(this::state);
    }
}
