package sample.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.Mail;
import dev.viesti.application.Viesti;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import sample.Pixel;

class BackgroundTest {
    @Test
    void mails_and_digests_go_out_while_the_hosts_threads_run() {
        var now = new AtomicReference<>(Instant.parse("2026-11-24T10:15:00Z"));
        List<String> mails = new CopyOnWriteArrayList<>();
        var viesti = Viesti.inMemory(now::get, () -> UUID.randomUUID().toString(), new byte[32])
                .mail(mail -> mails.add(((Mail.Notification) mail).kind().word()))
                .build();
        Pixel.provision(viesti);
        var threads = Executors.newSingleThreadScheduledExecutor();
        var work = new Background(viesti).start(threads);
        try {
            viesti.marketplace()
                    .contact(viesti.identities().merchant("mikko").orElseThrow(), Pixel.request(), Optional.empty());
            await().atMost(Duration.ofSeconds(60)).until(() -> mails.size() == 1);
            now.set(Instant.parse("2026-11-24T11:00:00Z"));
            await().atMost(Duration.ofSeconds(60)).until(() -> mails.size() == 2);
        } finally {
            work.forEach(running -> running.cancel(false));
            threads.shutdown();
        }
        assertThat(mails).containsExactly("first-contact", "digest");
    }
}
