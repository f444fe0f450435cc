package sample.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.viesti.application.Actor;
import dev.viesti.application.Slice;
import dev.viesti.application.Viesti;
import dev.viesti.jooq.JooqStorage;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.Pixel;

class JoinedTransactionTest {
    private final HikariDataSource database = Databases.pool(Databases.h2(), "sa");
    private Viesti viesti;
    private Actor.Merchant mikko;
    private JoinedTransaction host;

    @BeforeEach
    void open() {
        HostDatabase.migrate(database);
        var storage = JooqStorage.on(database);
        viesti = HostDatabase.viesti(storage);
        Pixel.provision(viesti);
        mikko = viesti.identities().merchant("mikko").orElseThrow();
        host = new JoinedTransaction(database, storage, viesti);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_order_and_its_request_are_there_together() throws Exception {
        host.order("order-1", mikko);

        assertThat(Databases.ask(database, "select id from orders")).containsExactly("order-1");
        assertThat(entries()).isEqualTo(1);
        assertThat(viesti.notifications().depth().waiting()).isEqualTo(1);
    }

    @Test
    void what_the_host_rolled_back_is_gone_with_its_mail() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into orders (id, item) values ('order-1', 'taken')");
        }

        assertThatThrownBy(() -> host.order("order-1", mikko)).isInstanceOf(SQLException.class);

        assertThat(entries()).isZero();
        assertThat(viesti.notifications().depth().waiting()).isZero();
        host.order("order-2", mikko);
        assertThat(entries()).isEqualTo(1);
    }

    private long entries() {
        return viesti.messaging().conversations(mikko, Slice.first(10)).items().stream()
                .mapToInt(conversation -> conversation.lastSeq())
                .sum();
    }
}
