package dev.viesti.bootstrap.demo;

import dev.viesti.application.Viesti;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * Where the past weeks are played once more, in the order of time: what was to happen at a time is done by the use cases
 * with the clock at that time. For one thread.
 *
 * <p>Days end at six in the evening, and what happens today lies at most five and a half hours back, so that neither the
 * hour nor the day of the week at which a demo is started changes the order of anything.
 */
final class Stage {
    static final int DAYS = 42;
    /** Until when the steps of a filling lead, in which the playing takes most of the time. */
    private static final int PLAYED = 700;

    private static final int ALL = 1000;
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final int MORNING = 8 * 60;
    private static final int EVENING = 18 * 60;

    private final Instant now;
    private final LocalDate today;
    private final Viesti viesti;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::number));
    private final Set<Pair> blocked = new HashSet<>();
    private final PastAndPresent clock;
    private int number;

    private record Event(Instant at, int number, Runnable act) {}

    private record Pair(PartnerId partner, MerchantId merchant) {}

    Stage(Viesti viesti, PastAndPresent clock) {
        this.viesti = viesti;
        this.clock = clock;
        this.now = clock.instant();
        this.today = LocalDate.ofInstant(now, ZONE);
    }

    Viesti viesti() {
        return viesti;
    }

    /** Has something happen at that time. */
    void at(Instant time, Runnable act) {
        events.add(new Event(time, number, act));
        number++;
    }

    /** A time in the working hours of a day of the past. */
    Instant on(int daysAgo, Random random) {
        return time(today.minusDays(daysAgo), MORNING + random.nextInt(EVENING - MORNING));
    }

    /** When everybody has gone home on a day of the past. */
    Instant eveningOf(int daysAgo) {
        return time(today.minusDays(daysAgo), EVENING + 1);
    }

    /** A time today. */
    Instant lately(Random random) {
        return now.minus(Duration.ofMinutes(2 + random.nextInt(328)));
    }

    /** A time in the working hours so many days later, on the same day a little later; absent if it is yet to come. */
    Optional<Instant> later(Instant time, int days, Random random) {
        // all are drawn, whichever is taken: the hour of the start must not change what is drawn next
        var soon = 5 + random.nextInt(180);
        var anyTime = MORNING + random.nextInt(EVENING - MORNING);
        var early = MORNING + random.nextInt(120);
        var local = time.atZone(ZONE);
        var day = local.toLocalDate().plusDays(days);
        var minute = days == 0 ? local.toLocalTime().toSecondOfDay() / 60 + soon : anyTime;
        if (minute > EVENING) {
            day = day.plusDays(1);
            minute = early;
        }
        return day.isBefore(today) ? Optional.of(time(day, minute)) : Optional.empty();
    }

    private static Instant time(LocalDate day, int minute) {
        return day.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(ZONE).toInstant();
    }

    void block(PartnerId partner, MerchantId merchant) {
        blocked.add(new Pair(partner, merchant));
    }

    boolean isBlocked(PartnerId partner, MerchantId merchant) {
        return blocked.contains(new Pair(partner, merchant));
    }

    /** Plays everything until now. */
    void play(Progress progress) {
        var start = eveningOf(DAYS + 1);
        for (var event = events.poll(); event != null; event = events.poll()) {
            clock.moveTo(event.at());
            event.act().run();
            var past = Duration.between(start, event.at()).toMinutes();
            progress.at(
                    (int) (PLAYED
                            * past
                            / Math.max(1, Duration.between(start, now).toMinutes())),
                    ALL);
        }
        clock.moveTo(now);
    }

    /** Tells how much of what comes after the playing is done. */
    static void after(Progress progress, int done, int of) {
        progress.at(PLAYED + (ALL - PLAYED) * done / of, ALL);
    }
}
