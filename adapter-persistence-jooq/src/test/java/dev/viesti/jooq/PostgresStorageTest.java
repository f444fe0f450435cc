package dev.viesti.jooq;

import dev.viesti.application.port.DirectoryReader;
import dev.viesti.application.port.EventLog;
import dev.viesti.application.port.InboxReader;
import dev.viesti.application.port.Race;
import dev.viesti.application.port.Storage;
import dev.viesti.application.port.StorageContract;
import dev.viesti.application.port.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes on one database keep together what each of them keeps alone: whatever comes next is the other one's. */
class PostgresStorageTest implements StorageContract {
    @RegisterExtension
    static final ClassDatabase DATABASE = ClassDatabase.postgres();

    private static final AtomicBoolean IS_OVER = new AtomicBoolean();

    private static Nodes nodes;

    @BeforeAll
    static void open() {
        var second = JooqStorage.open(DATABASE.get().settings());
        second.migrate();
        nodes = new Nodes(List.of(DATABASE.get().storage(), second), new AtomicInteger());
        try (var race = new Race()) {
            var unused = race.begin(() -> listen(DATABASE.get().storage().events()));
        }
    }

    /** Whoever waits on a node tells the others of its commits, as streams do. */
    private static boolean listen(EventLog log) {
        while (!IS_OVER.get()) {
            log.await(log.pulse(), Duration.ofMillis(100));
        }
        return true;
    }

    @AfterAll
    static void close() {
        IS_OVER.set(true);
        nodes.all().get(1).close();
    }

    @Override
    public Storage storage() {
        return nodes;
    }

    private record Nodes(List<JooqStorage> all, AtomicInteger calls) implements Storage {
        private Storage next() {
            return all.get(calls.getAndIncrement() % all.size());
        }

        @Override
        public <T> T inTransaction(Function<UnitOfWork, T> work) {
            return next().inTransaction(work);
        }

        @Override
        public <T> T reading(Function<UnitOfWork, T> work) {
            return next().reading(work);
        }

        @Override
        public DirectoryReader directory() {
            return next().directory();
        }

        @Override
        public InboxReader inbox() {
            return next().inbox();
        }

        /** Of one node, which hears of what both commit: a pulse is each node's own. */
        @Override
        public EventLog events() {
            return all.get(1).events();
        }

        @Override
        public void check() {
            next().check();
        }
    }
}
