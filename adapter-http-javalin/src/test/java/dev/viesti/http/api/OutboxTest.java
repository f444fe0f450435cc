package dev.viesti.http.api;

import static dev.viesti.http.api.World.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.port.MailSender.MailRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parked mails in an operator's hands (N3). */
class OutboxTest {
    private World world;

    @BeforeEach
    void start() {
        world = new World();
        world.failMail(new MailRefused("the mail server refused the mail: 550 5.1.1"));
        world.contacted();
        world.viesti.notifications().deliver();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void an_operator_sees_page_by_page_what_is_parked_without_address_or_text() {
        var first = world.get("/outbox?limit=1", OPERATOR);
        var second = world.get("/outbox?limit=1&cursor=" + first.at("/next"), OPERATOR);

        assertThat(first.text() + second.text()).contains("maija", "otto").doesNotContain("@", "theme", "Aino");
        assertThat(first.at("/items/0/kind")).isEqualTo("first-contact");
        assertThat(first.at("/items/0/partnerId")).isEqualTo("studio");
        assertThat(first.at("/items/0/attempts")).isEqualTo("1");
        assertThat(first.at("/items/0/error")).isEqualTo("the mail server refused the mail: 550 5.1.1");
        assertThat(second.json().at("/next").isNull()).isTrue();
    }

    @Test
    void what_an_operator_releases_is_sent_again_and_releasing_twice_is_the_same_as_once() {
        var key = world.get("/outbox", OPERATOR).at("/items/0/key");
        var named = "{\"keys\":[\"" + key + "\",\"none\"]}";

        assertThat(world.post("/outbox/release", OPERATOR, named).text()).isEqualTo("{\"released\":1}");
        assertThat(world.post("/outbox/release", OPERATOR, named).text()).isEqualTo("{\"released\":0}");
        assertThat(world.post("/outbox/release", OPERATOR, "{\"all\":true}").text())
                .isEqualTo("{\"released\":1}");
        assertThat(world.get("/outbox", OPERATOR).text()).isEqualTo("{\"items\":[],\"next\":null}");
        world.mendMail();
        world.viesti.notifications().deliver();
        assertThat(world.mails).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"all\":false}",
                "{\"all\":true,\"keys\":[]}",
                "{\"keys\":\"all\"}",
                "{\"keys\":[1]}",
                "{\"all\":\"true\"}"
            })
    void it_has_to_be_said_which_mails_to_release(String body) {
        var refused = world.post("/outbox/release", OPERATOR, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("invalid");
        assertThat(world.get("/outbox", OPERATOR).json().at("/items")).hasSize(2);
    }
}
