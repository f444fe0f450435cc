package sample.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.InboxFilter;
import dev.viesti.application.Mail;
import dev.viesti.application.Slice;
import dev.viesti.application.Viesti;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sample.Pixel;

class ConciergeTest {
    private final AtomicInteger ids = new AtomicInteger();
    private final List<Mail> mails = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T10:15:00Z");
    private final Viesti viesti = Viesti.inMemory(() -> now, () -> "id-" + ids.incrementAndGet(), new byte[32])
            .mail(mails::add)
            .build();
    private final Concierge concierge = new Concierge(viesti);

    @BeforeEach
    void provision() {
        Pixel.provision(viesti);
    }

    @Test
    void a_booking_lands_in_the_partners_inbox_even_if_it_comes_twice() {
        var first = concierge.booked("b-1", "mikko", "By Friday, please.");

        assertThat(concierge.booked("b-1", "mikko", "By Friday, please.")).isEqualTo(first);
        var aino = viesti.identities().member("aino").orElseThrow();
        assertThat(viesti.messaging()
                        .inbox(aino, InboxFilter.ALL, Slice.first(10))
                        .items())
                .singleElement()
                .satisfies(conversation -> {
                    assertThat(conversation.id().value()).isEqualTo("id-1");
                    assertThat(conversation.lastSeq()).isEqualTo(1);
                    assertThat(conversation.lastEntryAt()).isEqualTo("2026-11-24T10:15:00Z");
                });
    }

    @Test
    void what_nobody_has_read_is_in_the_digest_of_the_hour() {
        concierge.booked("b-1", "mikko", "By Friday, please.");
        now = now.plus(Duration.ofHours(1));
        viesti.notifications().closeWindows();
        viesti.notifications().deliver();

        assertThat(mails)
                .extracting(mail -> ((Mail.Notification) mail).kind().word())
                .containsExactlyInAnyOrder("first-contact", "digest");
    }
}
