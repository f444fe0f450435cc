package sample.plain;

import com.zaxxer.hikari.HikariDataSource;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Slice;
import dev.viesti.application.Viesti;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import sample.Pixel;

/** viesti's tables beside the host's own, in one database and one schema. */
public final class HostDatabase {
    private HostDatabase() {}

    public static void main(String[] args) {
        var trial = DatabaseSettings.h2Memory("host").url();
        try (var connections = new HikariDataSource()) {
            connections.setJdbcUrl(args.length > 0 ? args[0] : trial);
            migrate(connections);
            var viesti = viesti(JooqStorage.on(connections));
            Pixel.provision(viesti);

            var mikko = viesti.identities().merchant("mikko").orElseThrow();
            viesti.marketplace().contact(mikko, Pixel.request(), Optional.empty());

            var aino = viesti.identities().member("aino").orElseThrow();
            viesti.messaging()
                    .inbox(aino, InboxFilter.ALL, Slice.first(10))
                    .items()
                    .forEach(unread -> System.out.println(unread.merchantName() + ": " + unread.preview()));
        }
    }

    /** At every start, on every node. The host's own tables first: Flyway begins a history in an empty schema only. */
    static void migrate(DataSource connections) {
        Flyway.configure()
                .dataSource(connections)
                .locations("classpath:host/migration")
                .load()
                .migrate();
        JooqStorage.on(connections).migrate();
    }

    static Viesti viesti(JooqStorage storage) {
        var secret = new byte[32];
        return Viesti.on(
                        storage, InstantSource.system(), () -> UUID.randomUUID().toString(), secret)
                .build();
    }
}
