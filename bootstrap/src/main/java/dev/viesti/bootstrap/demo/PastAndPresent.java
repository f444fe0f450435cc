package dev.viesti.bootstrap.demo;

import dev.viesti.application.port.IdGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The clock and the ids of a demo: while the past is played, the time is moved and ids are counted, so that they are the
 * same each time; from then on both come from where a server has them. Safe for several threads.
 */
public final class PastAndPresent implements InstantSource, IdGenerator {
    private final InstantSource clock;
    private final IdGenerator ids;
    private volatile Optional<Instant> past = Optional.empty();
    private int count;

    /** Takes what holds in the present. */
    public PastAndPresent(InstantSource clock, IdGenerator ids) {
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Instant instant() {
        return past.orElseGet(clock::instant);
    }

    @Override
    public synchronized String next() {
        if (past.isEmpty()) {
            return ids.next();
        }
        count++;
        return "demo-" + count;
    }

    void moveTo(Instant time) {
        past = Optional.of(time);
    }

    void backToThePresent() {
        past = Optional.empty();
    }
}
