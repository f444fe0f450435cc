package dev.viesti.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.application.Viesti;
import dev.viesti.bootstrap.demo.DemoData;
import dev.viesti.bootstrap.demo.PastAndPresent;
import dev.viesti.bootstrap.demo.Progress;
import dev.viesti.http.web.PageSettings;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;

/** Everything is kept in memory, and is there from the start. */
final class DemoModule extends AbstractModule {
    private final PastAndPresent clock = new PastAndPresent(InstantSource.system(), new RandomIds());
    private final Progress progress;

    DemoModule(Progress progress) {
        this.progress = progress;
    }

    /** Anybody may be anybody. */
    @Provides
    List<PageSettings.Person> people() {
        return DemoData.people();
    }

    @Provides
    Viesti.Builder viesti(TokenSecret secret) {
        return Viesti.inMemory(clock, clock, secret.bytes());
    }

    @Provides
    @Singleton
    Keeping keeping(Provider<Viesti> viesti) {
        return new Keeping() {
            @Override
            public String name() {
                return "in memory";
            }

            @Override
            public void prepare() {
                DemoData.fill(viesti.get(), clock, progress);
            }

            @Override
            public void check() {
                // memory is always there
            }

            @Override
            public MeterBinder meters() {
                return registry -> {};
            }

            @Override
            public void close() {
                // the process forgets it
            }
        };
    }
}
