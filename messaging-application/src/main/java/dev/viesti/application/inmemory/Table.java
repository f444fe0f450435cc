package dev.viesti.application.inmemory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Rows in the order of their making. A copy shares them until its first change; a table that was copied is never changed
 * again.
 */
final class Table<K, V> {
    private Map<K, V> rows;
    private boolean shared;

    Table() {
        rows = new LinkedHashMap<>();
    }

    Table(Table<K, V> origin) {
        rows = origin.rows;
        shared = true;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    V require(K key) {
        return find(key).orElseThrow(() -> new IllegalStateException("nothing is stored as " + key));
    }

    boolean has(K key) {
        return rows.containsKey(key);
    }

    Stream<V> values() {
        return rows.values().stream();
    }

    Stream<K> keys() {
        return rows.keySet().stream();
    }

    /** Whether the key is new. */
    boolean put(K key, V row) {
        return own().put(key, row) == null;
    }

    /** Whether the key was there. */
    boolean remove(K key) {
        return has(key) && own().remove(key) != null;
    }

    /** How many rows that was. */
    int removeIf(BiPredicate<K, V> condition) {
        var doomed = rows.entrySet().stream()
                .filter(row -> condition.test(row.getKey(), row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        doomed.forEach(this::remove);
        return doomed.size();
    }

    private Map<K, V> own() {
        if (shared) {
            rows = new LinkedHashMap<>(rows);
            shared = false;
        }
        return rows;
    }
}
