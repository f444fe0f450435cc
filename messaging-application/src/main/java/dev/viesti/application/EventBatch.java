package dev.viesti.application;

import java.util.List;

/**
 * Events in a row, the entries of one conversation in their order.
 *
 * @param next the position behind them
 * @param hasMore whether more was there already, behind these
 */
public record EventBatch(List<Event> events, EventPosition next, boolean hasMore) {
    public EventBatch {
        events = List.copyOf(events);
    }
}
