package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.port.IdGenerator;
import dev.viesti.application.port.IdGeneratorContract;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomIdsTest implements IdGeneratorContract {
    @Override
    public IdGenerator generator() {
        return new RandomIds();
    }

    @Test
    void ids_are_26_lower_case_letters_and_digits() {
        var ids = new RandomIds();

        assertThat(Stream.generate(ids::next).limit(1_000)).allMatch(id -> id.matches("[0-9a-z]{26}"));
    }

    @Test
    void every_letter_of_the_alphabet_comes_up_at_every_place() {
        var ids = new RandomIds();

        var many = Stream.generate(ids::next).limit(2_000).toList();

        for (var place = 0; place < 26; place++) {
            var at = place;
            assertThat(many.stream().map(id -> id.charAt(at)).distinct())
                    .as("place %d", at)
                    .hasSize(32);
        }
    }
}
