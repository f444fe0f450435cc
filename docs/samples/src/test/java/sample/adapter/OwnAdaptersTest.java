package sample.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Viesti;
import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import sample.Pixel;

/** The host's own choice of partners and its own mail, within the library. */
class OwnAdaptersTest {
    private static final PartnerId LOCAL = new PartnerId("tampere-web");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Viesti viesti(OutputStream console) {
        var out = new PrintStream(console, true, StandardCharsets.UTF_8);
        var viesti = Viesti.inMemory(
                        InstantSource.system(), () -> UUID.randomUUID().toString(), new byte[32])
                .matching(new LocalFirst(Set.of(LOCAL)))
                .matchingLimit(1)
                .mail(new ConsoleMail(out))
                .build();
        Pixel.provision(viesti);
        return viesti;
    }

    @Test
    void a_local_partner_comes_before_the_others() {
        var viesti = viesti(printed);
        var host = viesti.identities().operator();
        viesti.provisioning().put(host, Partner.of(LOCAL, "Tampere Web", List.of(Language.ENGLISH)));
        viesti.provisioning().put(host, LOCAL, Profile.of(Profile.Status.PUBLISHED, "Next door"));
        var service = new ServiceId("theme");
        var price = Optional.of(Money.of("2000.00", "EUR"));
        viesti.provisioning()
                .put(host, Service.of(LOCAL, service, "Theme", "design", "By hand.", price, Service.Status.ACTIVE));
        var task = new MatchingTask(
                "design", "A theme", "Warm.", Optional.of(Pixel.KAHVI), Optional.empty(), Optional.empty());

        var matched =
                viesti.marketplace().match(viesti.identities().merchant("mikko").orElseThrow(), task, Optional.empty());

        assertThat(matched.picks()).singleElement().satisfies(pick -> {
            assertThat(pick.partner()).isEqualTo(LOCAL);
            assertThat(pick.reasons()).containsExactly("local");
        });
    }

    @Test
    void mails_are_printed_and_name_their_conversation() {
        var viesti = viesti(printed);
        var conversation = contact(viesti);

        viesti.notifications().deliver();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("To: aino@pixel.example\n", "@host.example>\n", "Mikko wrote 1 in " + conversation);
    }

    @Test
    void what_could_not_be_printed_waits() {
        var viesti = viesti(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        });
        contact(viesti);

        viesti.notifications().deliver();

        assertThat(viesti.notifications().depth().waiting()).isEqualTo(1);
    }

    private static String contact(Viesti viesti) {
        return viesti.marketplace()
                .contact(viesti.identities().merchant("mikko").orElseThrow(), Pixel.request(), Optional.empty())
                .id()
                .value();
    }
}
