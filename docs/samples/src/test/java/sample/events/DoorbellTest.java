package sample.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.Event;
import dev.viesti.application.Event.EntryAdded;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.IdGenerator;
import dev.viesti.domain.ConversationId;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import sample.Pixel;

class DoorbellTest {
    private static final IdGenerator IDS = () -> UUID.randomUUID().toString();

    @Test
    void it_rings_in_memory() {
        rings(Viesti.inMemory(InstantSource.system(), IDS, new byte[32]).build());
    }

    @Test
    void it_rings_on_a_database() {
        try (var storage = JooqStorage.open(DatabaseSettings.h2Memory("doorbell"))) {
            storage.migrate();
            rings(Viesti.on(storage, InstantSource.system(), IDS, new byte[32]).build());
        }
    }

    @Test
    void a_bell_that_breaks_rings_again_at_the_same_event() {
        var viesti = Viesti.inMemory(InstantSource.system(), IDS, new byte[32]).build();
        Pixel.provision(viesti);
        var rings = new AtomicInteger();
        var doorbell = new Doorbell(viesti.events(), event -> {
            if (rings.incrementAndGet() == 1) {
                throw new IllegalStateException("on purpose");
            }
        });
        contact(viesti);
        var thread = new Thread(doorbell, "doorbell");
        thread.start();
        try (doorbell) {
            await().atMost(Duration.ofSeconds(60)).until(() -> rings.get() > 1);
        }
    }

    @Test
    void it_rings_on_once_a_database_that_was_away_is_back() throws SQLException {
        var away = new AtomicBoolean();
        var turnedAway = new AtomicInteger();
        var database = new DriverManagerDataSource(
                DatabaseSettings.h2Memory("doorbell-" + IDS.next()).url()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (away.get()) {
                    turnedAway.incrementAndGet();
                    throw new SQLNonTransientConnectionException("away on purpose", "08001");
                }
                return super.getConnection();
            }
        };
        try (var keeping = database.getConnection();
                var storage = JooqStorage.on(database)) {
            assertThat(keeping).isNotNull();
            storage.migrate();
            var viesti = Viesti.on(storage, InstantSource.system(), IDS, new byte[32])
                    .build();
            Pixel.provision(viesti);
            List<Event> heard = new CopyOnWriteArrayList<>();
            var doorbell = new Doorbell(viesti.events(), heard::add);
            var thread = new Thread(doorbell, "doorbell");
            away.set(true);
            thread.start();
            try (doorbell) {
                await().atMost(Duration.ofSeconds(60)).until(() -> turnedAway.get() > 0);
                away.set(false);
                contact(viesti);

                await().atMost(Duration.ofSeconds(60)).until(() -> !heard.isEmpty());
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> !thread.isAlive());
        }
    }

    private static void rings(Viesti viesti) {
        Pixel.provision(viesti);
        var mikko = viesti.identities().merchant("mikko").orElseThrow();
        contact(viesti);
        List<Event> heard = new CopyOnWriteArrayList<>();
        var doorbell = new Doorbell(viesti.events(), heard::add);
        var thread = new Thread(doorbell, "doorbell");
        thread.start();
        try (doorbell) {
            var conversation = contact(viesti);

            var second = new EntryAdded(Pixel.PIXEL, mikko.id(), conversation, 2);
            await().atMost(Duration.ofSeconds(60)).until(() -> heard.contains(second));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> !thread.isAlive());
    }

    private static ConversationId contact(Viesti viesti) {
        return viesti.marketplace()
                .contact(viesti.identities().merchant("mikko").orElseThrow(), Pixel.request(), Optional.empty())
                .id();
    }
}
