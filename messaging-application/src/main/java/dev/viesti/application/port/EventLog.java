package dev.viesti.application.port;

import dev.viesti.application.Actor;
import dev.viesti.application.EventBatch;
import dev.viesti.application.EventPosition;
import java.time.Duration;
import java.util.Optional;

/**
 * What was appended to conversations ({@link Conversations#append}) and what else was noted ({@link
 * Conversations#note}), in an order in which nothing is ever added in front of a position that was given. Without locks; sees what was committed. Safe for several threads.
 *
 * <p>What is behind a position MUST be told, whatever the order in which transactions began and ended. It MAY be told
 * twice. No transaction in flight, however long, MAY hold back what others have committed.
 */
public interface EventLog {

    /** The position behind everything that is committed. */
    EventPosition end();

    /**
     * What was committed since the position was given.
     *
     * @param viewer what that one may see (X1); everything if absent
     * @param limit how many appends and notes are told at most, all those of the last transaction on top
     * @return empty for a position that this log didn't give, or behind which something isn't kept any more
     */
    Optional<EventBatch> after(EventPosition position, Optional<Actor.Participant> viewer, int limit);

    /**
     * A number that is another one after a commit that added events: at once in the process that committed, elsewhere as
     * soon as the storage hears of it, if it does.
     */
    long pulse();

    /**
     * Waits until the pulse is another one than that, or the time has passed; MAY return earlier. An interrupt ends the
     * wait and is kept.
     */
    void await(long pulse, Duration atMost);
}
