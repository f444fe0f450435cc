package dev.viesti.application.inmemory;

import dev.viesti.application.Actor;
import dev.viesti.application.Event;
import dev.viesti.application.EventBatch;
import dev.viesti.application.EventPosition;
import dev.viesti.application.inmemory.State.Happened;
import dev.viesti.application.port.EventLog;
import dev.viesti.application.port.Pulse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A position is the number of the last event before it. */
record InMemoryEventLog(Supplier<State> committed, Pulse beats) implements EventLog {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    @Override
    public EventPosition end() {
        return position(committed.get().lastEvent());
    }

    private static EventPosition position(long number) {
        return new EventPosition(Long.toString(number));
    }

    @Override
    public Optional<EventBatch> after(EventPosition position, Optional<Actor.Participant> viewer, int limit) {
        var state = committed.get();
        return Optional.of(position.value())
                .filter(value -> NUMBER.matcher(value).matches())
                .map(Long::parseLong)
                .filter(number -> number >= state.forgotten && number <= state.lastEvent())
                .map(number -> batch(state, number, viewer, limit));
    }

    private static EventBatch batch(State state, long after, Optional<Actor.Participant> viewer, int limit) {
        var behind = state.events.stream()
                .filter(happened -> happened.number() > after)
                .filter(happened -> viewer.map(happened::isFor).orElse(true))
                .toList();
        if (behind.size() <= limit) {
            return new EventBatch(events(behind), position(state.lastEvent()), false);
        }
        var told = behind.subList(0, limit);
        return new EventBatch(events(told), position(told.get(limit - 1).number()), true);
    }

    private static List<Event> events(List<Happened> happened) {
        return happened.stream().flatMap(some -> some.events().stream()).toList();
    }

    @Override
    public long pulse() {
        return beats.count();
    }

    @Override
    public void await(long pulse, Duration atMost) {
        beats.await(pulse, atMost);
    }
}
