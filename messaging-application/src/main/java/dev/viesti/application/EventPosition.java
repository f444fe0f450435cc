package dev.viesti.application;

/**
 * A place in the log of events, to go on from. Opaque: only the storage that gave it can read it, and only whether it is
 * the same as another one can be told.
 *
 * @param value letters, digits and {@code -_.~}, at most a few hundred of them
 */
public record EventPosition(String value) {}
