package dev.viesti.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.viesti.domain.Generators;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestWindowsTest {
    private static final DigestWindows HOURS = new DigestWindows(Duration.ofHours(1));

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:00:00Z, 2026-01-02T04:00:00Z",
        "2026-01-02T03:00:00Z, 2026-01-02T03:00:00Z, 2026-01-02T04:00:00Z",
        "2026-01-02T02:59:59.999999999Z, 2026-01-02T02:00:00Z, 2026-01-02T03:00:00Z",
        "2026-12-31T23:59:59Z, 2026-12-31T23:00:00Z, 2027-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:00:00Z, 1970-01-01T00:00:00Z"
    })
    @DisplayName("N4: windows are UTC hours")
    void a_moment_is_in_the_utc_hour_that_began_last(Instant now, Instant lastEnd, Instant nextEnd) {
        assertThat(HOURS.lastEnd(now)).isEqualTo(lastEnd);
        assertThat(HOURS.nextEnd(now)).isEqualTo(nextEnd);
    }

    @Test
    @DisplayName("N2, N4: windows follow each other without gap or overlap, whatever their length")
    void every_moment_is_in_exactly_one_window() {
        Generators.forAll(any -> {
            var length = Duration.ofMillis(any.between(1_000L, 86_400_000L));
            var windows = new DigestWindows(length);
            var now = Instant.ofEpochSecond(any.between(-5_000_000_000L, 5_000_000_000L), any.between(0, 999_999_999));
            var last = windows.lastEnd(now);
            var next = windows.nextEnd(now);
            assertThat(now).isAfterOrEqualTo(last).isBefore(next);
            assertThat(Duration.between(last, next)).isEqualTo(length);
            assertThat(windows.lastEnd(next)).isEqualTo(next);
            assertThat(windows.lastEnd(next.minusNanos(1))).isEqualTo(last);
            assertThat(windows.lastEnd(last)).isEqualTo(last);
        });
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29T00:30:00Z, 2026-03-30T00:30:00Z", "2026-10-25T00:30:00Z, 2026-10-26T00:30:00Z"})
    @DisplayName("N4: a day on which the clocks change has 24 windows")
    void a_day_on_which_the_clocks_change_has_24_windows(Instant from, Instant to) {
        assertThat(Stream.iterate(HOURS.nextEnd(from), end -> !end.isAfter(to), HOURS::nextEnd))
                .hasSize(24);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1.001S", "PT1H", "PT23H59M59.999S", "P1D"})
    void a_window_lasts_from_one_second_to_one_day(String length) {
        assertThatCode(() -> new DigestWindows(Duration.parse(length))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT0.999S", "PT24H0.001S", "P2D", "PT1.0000001S"})
    void a_window_of_another_length_cannot_be_made(String length) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DigestWindows(Duration.parse(length)));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("N5: a member has a setting for each kind")
    void a_member_leaves_off_one_kind_without_the_other(NotificationKind kind) {
        var without = NotificationSettings.DEFAULT.without(kind);
        assertThat(Arrays.stream(NotificationKind.values())).allMatch(NotificationSettings.DEFAULT::wants);
        assertThat(Arrays.stream(NotificationKind.values())).allMatch(other -> without.wants(other) == (other != kind));
        assertThat(without.without(kind)).isEqualTo(without);
        assertThat(Arrays.stream(NotificationKind.values()).reduce(without, NotificationSettings::without, (a, b) -> b))
                .isEqualTo(new NotificationSettings(false, false));
    }

    @Test
    void every_kind_has_the_word_that_other_programs_know() {
        assertThat(Arrays.stream(NotificationKind.values()).map(NotificationKind::word))
                .containsExactly("first-contact", "digest");
    }
}
