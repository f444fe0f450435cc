package dev.viesti.jooq;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jooq.exception.DataAccessException;

/** What a failure of the database means for the transaction that it ended. */
enum Failure {
    /** Others were in the way: a deadlock, say. Trying again helps. */
    LOST_RACE,
    /** A row is there, or isn't there any more. Trying again helps if another was faster, else it is a defect. */
    BROKEN_KEY,
    /** The database can't be reached, or didn't answer in time. */
    UNAVAILABLE,
    /** The statement itself is wrong. */
    DEFECT;

    /** Serialization failure, deadlock, H2's concurrent update. */
    private static final Set<String> RACES = Set.of("40001", "40P01", "90131");

    /** Unique and foreign keys. */
    private static final Set<String> KEYS = Set.of("23503", "23505", "23506");

    /**
     * Lock, statement and other time-outs that end a session, read only after a failover, and H2's ways of being closed
     * or broken.
     */
    private static final Set<String> OUTAGES = Set.of(
            "55P03", "57014", "25P03", "25P04", "25006", "3D000", "HYT00", "90007", "90020", "90028", "90030", "90031",
            "90067", "90098", "90121");

    /** Connections, authorisation, resources, operator intervention, system errors. */
    private static final Set<String> CLASSES_OF_OUTAGES = Set.of("08", "28", "53", "57", "58");

    boolean isWorthAnotherTry() {
        return this == LOST_RACE || this == BROKEN_KEY;
    }

    static Failure of(Throwable failure) {
        return sqlException(failure).map(Failure::of).orElse(DEFECT);
    }

    private static Failure of(SQLException failure) {
        var state = Optional.ofNullable(failure.getSQLState()).orElse("");
        if (RACES.contains(state)) {
            return LOST_RACE;
        }
        if (KEYS.contains(state)) {
            return BROKEN_KEY;
        }
        var outage = OUTAGES.contains(state)
                || CLASSES_OF_OUTAGES.contains(state.substring(0, Math.min(2, state.length())))
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLTimeoutException;
        return outage ? UNAVAILABLE : DEFECT;
    }

    private static Optional<SQLException> sqlException(Throwable failure) {
        return failure instanceof DataAccessException wrapper
                ? Optional.ofNullable(wrapper.getCause(SQLException.class))
                : Optional.of(failure).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }
}
