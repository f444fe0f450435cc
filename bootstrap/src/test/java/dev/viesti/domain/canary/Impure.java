package dev.viesti.domain.canary;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Each class in here takes time or chance from nowhere on purpose. */
public final class Impure {
    private Impure() {}

    public record ReadsNow(Instant at) {
        public ReadsNow() {
            this(Instant.now());
        }
    }

    public record ReadsToday(LocalDate day) {
        public ReadsToday(ZoneId zone) {
            this(LocalDate.now(zone));
        }
    }

    public record TakesTheSystemClock(Clock clock) {
        public TakesTheSystemClock() {
            this(Clock.systemUTC());
        }
    }

    public record TakesTheSystemSource(InstantSource source) {
        public TakesTheSystemSource() {
            this(InstantSource.system());
        }
    }

    public record CountsMilliseconds(long at) {
        public CountsMilliseconds() {
            this(System.currentTimeMillis());
        }
    }

    public record CountsNanoseconds(long at) {
        public CountsNanoseconds() {
            this(System.nanoTime());
        }
    }

    public record InventsAnId(UUID id) {
        public InventsAnId() {
            this(UUID.randomUUID());
        }
    }

    public record ThrowsDice(double chance) {
        public ThrowsDice() {
            this(Math.random());
        }
    }

    public record OwnsDice(Random dice) {
        public OwnsDice() {
            this(new Random());
        }
    }

    public record OwnsSecretDice(SecureRandom dice) {
        public OwnsSecretDice() {
            this(new SecureRandom());
        }
    }

    public record SplitsDice(SplittableRandom dice) {
        public SplitsDice() {
            this(new SplittableRandom());
        }
    }

    public record BorrowsDice(Random dice) {
        public BorrowsDice() {
            this(ThreadLocalRandom.current());
        }
    }

    public record HandsOverNow(Supplier<Instant> source) {
        public HandsOverNow() {
            this(Instant::now);
        }
    }
}
