package dev.viesti.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HorizonTest {
    @Test
    void what_is_open_below_the_last_that_is_seen_is_beyond() {
        var horizon = Horizon.of(110, "100:120:100,105,112");

        assertThat(horizon).isEqualTo(new Horizon(111, List.of(100L, 105L)));
        assertThat(horizon.covers(99)).isTrue();
        assertThat(horizon.covers(100)).isFalse();
        assertThat(horizon.covers(111)).isFalse();
        assertThat(Horizon.of(110, "")).isEqualTo(new Horizon(111, List.of()));
        assertThat(Horizon.of(0, "100:100:")).isEqualTo(new Horizon(1, List.of()));
    }

    @Test
    void a_part_leaves_the_rest_beyond() {
        assertThat(new Horizon(111, List.of(100L, 105L)).upTo(103)).isEqualTo(new Horizon(104, List.of(100L)));
    }

    @Test
    void it_is_read_as_it_was_written() {
        for (var horizon : List.of(
                new Horizon(1, List.of()),
                new Horizon(111, List.of(100L, 105L)),
                new Horizon(123_456_789_012_345_678L, List.of(1L)))) {
            assertThat(Horizon.parse(horizon.encoded())).contains(horizon);
        }
        assertThat(new Horizon(1_000_111, List.of(1_000_100L)).encoded()).isEqualTo("1000111-11");
        assertThat(Horizon.parse("1-")).isEmpty();
        assertThat(Horizon.parse("")).isEmpty();
    }
}
