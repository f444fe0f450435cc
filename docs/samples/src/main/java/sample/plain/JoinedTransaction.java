package sample.plain;

import dev.viesti.application.Actor;
import dev.viesti.application.Viesti;
import dev.viesti.jooq.JooqStorage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import sample.Pixel;

/** One transaction for a host's order and for the request that goes with it: both are there, or neither. */
public record JoinedTransaction(DataSource connections, JooqStorage storage, Viesti viesti) {

    void order(String id, Actor.Merchant merchant) throws SQLException {
        try (var connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            try {
                // viesti first: its locks are short and in an order of their own
                viesti.over(storage.joining(connection))
                        .marketplace()
                        .contact(merchant, Pixel.request(), Optional.empty());
                insert(connection, id);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private static void insert(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement("insert into orders (id, item) values (?, 'theme')")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }
}
