package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.application.Viesti;
import dev.viesti.http.web.PageSettings;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    /** One of ES256, from RFC 7517. */
    private static final String KEYS = """
            {"keys": [{"kty": "EC", "crv": "P-256", "kid": "1",
             "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
             "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}
            """;

    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean hangs;

    @TempDir
    Path folder;

    @Test
    void what_prepares_the_database_ends_before_a_start_that_failed_closes_it() {
        var absent = folder.resolve("absent");
        var configuration = configuration(Map.of(Setting.TOKEN_KEYS, absent.toString()));

        assertThatThrownBy(() -> Server.start(configuration, new Kept()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(absent.toString());
        assertThat(happened).containsExactly("prepared", "closed");
    }

    @Test
    void a_host_that_nobody_knows_is_named() {
        var configuration = configuration(Map.of(Setting.HOST, "nowhere.invalid"));

        assertThatThrownBy(() -> Server.start(configuration, new Kept()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("nowhere.invalid is no host that this machine can find");
    }

    @Test
    void a_start_that_fails_leaves_no_thread_behind() throws IOException {
        var keys = folder.resolve("keys.json");
        Files.writeString(keys, KEYS);
        var before = Thread.getAllStackTraces().keySet();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var configuration = configuration(
                    Map.of(Setting.PORT, Integer.toString(taken.getLocalPort()), Setting.TOKEN_KEYS, keys.toString()));

            assertThatThrownBy(() -> Server.start(configuration, new Kept()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("viesti-")));
    }

    @Test
    void a_stop_ends_in_time_whatever_hangs() {
        var kept = new Kept();
        var server = Server.start(configuration(Map.of()), kept);
        hangs = true;

        var begun = System.nanoTime();
        server.close(Duration.ofSeconds(1));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        await().untilAsserted(() -> assertThat(happened).containsExactly("prepared", "closing"));
        released.countDown();
    }

    private Configuration configuration(Map<Setting, String> some) {
        var all = new EnumMap<Setting, String>(Setting.class);
        all.put(Setting.PORT, "0");
        all.put(Setting.DATA, folder.resolve("data").toString());
        all.put(Setting.TOKEN_AUDIENCE, "viesti");
        all.putAll(some);
        return Configuration.of(Settings.gather(all, Map.of()));
    }

    /** Takes its time to prepare, so that a close which doesn't wait comes first. */
    private final class Kept extends AbstractModule implements Keeping {
        @Provides
        List<PageSettings.Person> people() {
            return List.of();
        }

        @Provides
        Viesti.Builder viesti(TokenSecret secret) {
            return Viesti.inMemory(InstantSource.system(), new RandomIds(), secret.bytes());
        }

        @Provides
        @Singleton
        Keeping keeping() {
            return this;
        }

        @Override
        public String name() {
            return "of a test";
        }

        @Override
        public void prepare() {
            try {
                happened.add(closed.await(300, TimeUnit.MILLISECONDS) ? "cut off" : "prepared");
            } catch (InterruptedException interruption) {
                happened.add("interrupted");
            }
        }

        @Override
        public void check() {
            // it is there
        }

        @Override
        public MeterBinder meters() {
            return registry -> {};
        }

        @Override
        public void close() {
            if (hangs) {
                happened.add("closing");
                try {
                    released.await();
                } catch (InterruptedException interruption) {
                    happened.add("interrupted");
                }
            }
            happened.add("closed");
            closed.countDown();
        }
    }
}
