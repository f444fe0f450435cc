package dev.viesti.domain.canary;

import org.slf4j.Logger;

/** Breaks the white-list of the domain on purpose. */
public interface KnowsALogger {
    Logger logger();
}
