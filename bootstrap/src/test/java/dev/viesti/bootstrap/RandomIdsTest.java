package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Ids;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomIdsTest {
    @Test
    void ids_are_well_formed_and_never_the_same() {
        var ids = new RandomIds();

        var many = Stream.generate(ids::next).limit(10_000).toList();

        assertThat(many).doesNotHaveDuplicates().allMatch(Ids::isWellFormed).allMatch(id -> id.matches("[0-9a-z]{26}"));
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
