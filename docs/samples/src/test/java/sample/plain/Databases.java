package sample.plain;

import com.zaxxer.hikari.HikariDataSource;
import dev.viesti.jooq.DatabaseSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Databases as hosts have them, and a look into them. */
final class Databases {
    private Databases() {}

    static String h2() {
        return DatabaseSettings.h2Memory(UUID.randomUUID().toString()).url();
    }

    /** A host's pool. */
    static HikariDataSource pool(String url, String user) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword("");
        pool.setMaximumPoolSize(4);
        return pool;
    }

    /** The first column of what the query finds. */
    static List<String> ask(DataSource database, String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
