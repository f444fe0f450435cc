package dev.viesti.application;

/** Which entries are asked for; they always come in ascending order. */
public sealed interface EntryRange {
    /** At most so many entries. */
    int limit();

    /** The newest. */
    record Latest(int limit) implements EntryRange {}

    /** The first behind the number. */
    record After(int seq, int limit) implements EntryRange {}

    /** The last before the number. */
    record Before(int seq, int limit) implements EntryRange {}
}
