package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.application.Viesti;
import dev.viesti.http.web.PageSettings;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    private final List<String> happened = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @TempDir
    Path folder;

    @Test
    void what_prepares_the_database_ends_before_a_start_that_failed_closes_it() {
        var absent = folder.resolve("absent");
        var configuration = Configuration.of(Settings.gather(
                Map.of(
                        Setting.PORT,
                        "0",
                        Setting.DATA,
                        folder.resolve("data").toString(),
                        Setting.TOKEN_AUDIENCE,
                        "viesti",
                        Setting.TOKEN_KEYS,
                        absent.toString()),
                Map.of()));

        assertThatThrownBy(() -> Server.start(configuration, new Kept()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(absent.toString());
        assertThat(happened).containsExactly("prepared", "closed");
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
            happened.add("closed");
            closed.countDown();
        }
    }
}
