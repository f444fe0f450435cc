package sample.guice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Mail;
import dev.viesti.application.Marketplace;
import dev.viesti.application.Messaging;
import dev.viesti.application.Slice;
import dev.viesti.application.Viesti;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sample.Pixel;

class GuiceHostTest {
    @Test
    void use_cases_are_injected_and_share_one_storage() {
        var mails = new ArrayList<Mail>();
        var injector = GuiceHost.start(DatabaseSettings.h2Memory("guice"), mails::add);
        try (var storage = injector.getInstance(JooqStorage.class)) {
            storage.check();
            var viesti = injector.getInstance(Viesti.class);
            Pixel.provision(viesti);
            var mikko = viesti.identities().merchant("mikko").orElseThrow();

            injector.getInstance(Marketplace.class).contact(mikko, Pixel.request(), Optional.empty());

            assertThat(injector.getInstance(Messaging.class)
                            .conversations(mikko, Slice.first(10))
                            .items())
                    .hasSize(1);
            viesti.notifications().deliver();
            assertThat(mails).hasSize(1);
        }
    }
}
