package dev.viesti.domain.notification;

import java.time.Duration;
import java.time.Instant;

/**
 * The windows that digests cover (N2, N4): of equal length and aligned to the UTC epoch, so that neither clock changes
 * nor daylight saving time skip or repeat one.
 */
public record DigestWindows(Duration length) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException unless the length is from one second to one day, in whole milliseconds
     */
    public DigestWindows {
        if (length.compareTo(SHORTEST) < 0
                || length.compareTo(LONGEST) > 0
                || !length.equals(Duration.ofMillis(length.toMillis()))) {
            throw new IllegalArgumentException("a digest window lasts from PT1S to P1D, in whole milliseconds");
        }
    }

    /** The end of the last window that has ended by now. */
    public Instant lastEnd(Instant now) {
        var millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), millis) * millis);
    }

    /** The end of the window that now is in. */
    public Instant nextEnd(Instant now) {
        return lastEnd(now).plus(length);
    }
}
