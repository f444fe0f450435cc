package sample.spring;

import dev.viesti.application.Actor;
import dev.viesti.application.Viesti;
import dev.viesti.jooq.JooqStorage;
import java.sql.Connection;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import sample.Pixel;

/** A service of the host's whose transactions take viesti's with them. */
@Service
public class Orders {
    private final JdbcTemplate jdbc;
    private final JooqStorage storage;
    private final Viesti viesti;

    public Orders(JdbcTemplate jdbc, JooqStorage storage, Viesti viesti) {
        this.jdbc = jdbc;
        this.storage = storage;
        this.viesti = viesti;
    }

    @Transactional
    public void order(String id, Actor.Merchant merchant) {
        // the template hands out the connection of the transaction that runs
        jdbc.execute((Connection connection) -> viesti.over(storage.joining(connection))
                .marketplace()
                .contact(merchant, Pixel.request(), Optional.empty()));
        jdbc.update("insert into orders (id, item) values (?, 'theme')", id);
    }
}
