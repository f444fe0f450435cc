package sample.plain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sample.Printed;

class InMemoryTest {
    @Test
    void mikko_asks_aino_answers_and_is_told_by_mail_of_the_contact() {
        assertThat(Printed.by(() -> InMemory.main(new String[0])))
                .containsSequence("1 by Mikko", "2 by Aino", "mail to Aino");
    }
}
