package dev.viesti.jooq;

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
import org.jooq.DSLContext;

/** The stores over a transaction's connection; refuses every use after the transaction or on another thread. */
final class JooqUnitOfWork implements UnitOfWork {
    private final DSLContext connection;
    private final Statements statements;
    private final Runnable onEvent;
    private final Thread thread = Thread.currentThread();
    private boolean ended;

    JooqUnitOfWork(DSLContext connection, Statements statements, Runnable onEvent) {
        this.connection = connection;
        this.statements = statements;
        this.onEvent = onEvent;
    }

    void end() {
        ended = true;
    }

    private DSLContext connection() {
        if (ended || thread != Thread.currentThread()) {
            throw new IllegalStateException("a unit of work is valid only while its work runs, on its thread");
        }
        return connection;
    }

    @Override
    public Directory directory() {
        return new JooqDirectory(this::connection, statements);
    }

    @Override
    public Pairs pairs() {
        return new JooqPairs(this::connection, statements);
    }

    @Override
    public Conversations conversations() {
        return new JooqConversations(this::connection, statements, onEvent);
    }

    @Override
    public Works works() {
        return new JooqWorks(this::connection);
    }

    @Override
    public Tags tags() {
        return new JooqTags(this::connection);
    }

    @Override
    public Files files() {
        return new JooqFiles(this::connection);
    }

    @Override
    public MatchingRequests matchingRequests() {
        return new JooqMatchingRequests(this::connection);
    }

    @Override
    public Outbox outbox() {
        return new JooqOutbox(this::connection);
    }

    @Override
    public IdempotencyKeys idempotencyKeys() {
        return new JooqIdempotencyKeys(this::connection);
    }

    @Override
    public SignIns signIns() {
        return new JooqSignIns(this::connection);
    }
}
