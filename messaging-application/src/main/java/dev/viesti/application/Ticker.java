package dev.viesti.application;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The one place where time comes in, truncated to the microseconds that every store keeps. */
record Ticker(InstantSource source) {
    Instant now() {
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
