package sample.events;

import static org.awaitility.Awaitility.await;

import dev.viesti.application.Event;
import dev.viesti.application.Event.EntryAdded;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.IdGenerator;
import dev.viesti.domain.ConversationId;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
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
