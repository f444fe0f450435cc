package sample.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.Actor;
import dev.viesti.application.Slice;
import dev.viesti.application.Viesti;
import dev.viesti.jooq.DatabaseSettings;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import sample.Pixel;

class SpringHostTest {
    private ConfigurableApplicationContext host;
    private Viesti viesti;
    private Actor.Merchant mikko;

    @BeforeEach
    void start() {
        var database = DatabaseSettings.h2Memory(UUID.randomUUID().toString());
        host = SpringApplication.run(
                SpringHost.class, "--spring.datasource.url=" + database.url(), "--spring.datasource.username=sa");
        viesti = host.getBean(Viesti.class);
        Pixel.provision(viesti);
        mikko = viesti.identities().merchant("mikko").orElseThrow();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void an_order_commits_with_its_request_and_the_scheduler_sends_the_mail() {
        host.getBean(Orders.class).order("order-1", mikko);

        assertThat(orders()).isEqualTo(1);
        assertThat(conversations()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> viesti.notifications().depth().waiting() == 0);
    }

    @Test
    void an_order_that_springs_transaction_rolls_back_leaves_no_request() {
        host.getBean(JdbcTemplate.class).update("insert into orders (id, item) values ('order-1', 'taken')");

        assertThatThrownBy(() -> host.getBean(Orders.class).order("order-1", mikko))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(orders()).isEqualTo(1);
        assertThat(conversations()).isZero();
        assertThat(viesti.notifications().depth().waiting()).isZero();
    }

    private int orders() {
        return host.getBean(JdbcTemplate.class)
                .queryForList("select id from orders")
                .size();
    }

    private int conversations() {
        return viesti.messaging().conversations(mikko, Slice.first(10)).items().size();
    }
}
