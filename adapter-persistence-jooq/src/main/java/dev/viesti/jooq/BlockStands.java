package dev.viesti.jooq;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps blocks from being changed or deleted by SQL on H2 (B5). Public only because H2 makes it by its name; nothing else
 * uses it. Stateless but for what H2 tells it once.
 */
public final class BlockStands implements Trigger {
    private static final String COLUMN = "blocked_at";
    private static final String REFUSED = "45000";

    private int blockedAt;

    /** For H2. */
    public BlockStands() {
        // its place in the row is known once H2 has told the table
    }

    @Override
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type)
            throws SQLException {
        try (var columns = connection.getMetaData().getColumns(null, schema, table, COLUMN)) {
            if (!columns.next()) {
                throw new SQLException("the table " + table + " has no column " + COLUMN);
            }
            blockedAt = columns.getInt("ORDINAL_POSITION") - 1;
        }
    }

    @Override
    public void fire(Connection connection, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after)
            throws SQLException {
        if (before != null && before[blockedAt] != null) {
            throw new SQLException("the block of a merchant can not be changed or deleted", REFUSED);
        }
    }
}
