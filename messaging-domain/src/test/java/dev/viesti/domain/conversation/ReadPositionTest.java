package dev.viesti.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Generators;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R1: the read position")
class ReadPositionTest {
    @Test
    void never_goes_back_by_reading() {
        assertThat(new ReadPosition(3).readTo(5)).isEqualTo(new ReadPosition(5));
        assertThat(new ReadPosition(3).readTo(2)).isEqualTo(new ReadPosition(3));
    }

    @Test
    void never_goes_forward_by_marking_as_unread() {
        assertThat(new ReadPosition(3).unreadAfter(1)).isEqualTo(new ReadPosition(1));
        assertThat(new ReadPosition(3).unreadAfter(4)).isEqualTo(new ReadPosition(3));
    }

    @Test
    void leaves_unread_what_the_other_side_wrote_past_it() {
        assertThat(new ReadPosition(3).unreadOf(10)).isEqualTo(7);
        assertThat(new ReadPosition(10).unreadOf(10)).isZero();
    }

    @Test
    void comes_out_the_same_in_whatever_order_readings_arrive() {
        Generators.forAll(any -> {
            var start = new ReadPosition(any.between(0, 20));
            var one = any.between(0, 20);
            var other = any.between(0, 20);
            assertThat(start.readTo(one).readTo(other))
                    .isEqualTo(start.readTo(other).readTo(one))
                    .isEqualTo(start.readTo(Math.max(one, other)));
            assertThat(start.unreadAfter(one).unreadAfter(other)).isEqualTo(start.unreadAfter(Math.min(one, other)));
        });
    }
}
