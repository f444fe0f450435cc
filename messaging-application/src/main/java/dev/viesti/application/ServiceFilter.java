package dev.viesti.application;

import java.util.Optional;

/**
 * Which services a merchant looks for (C2).
 *
 * @param query part of title, description, category or partner's name, in any case
 * @param category exactly that category
 */
public record ServiceFilter(Optional<String> query, Optional<String> category) {}
