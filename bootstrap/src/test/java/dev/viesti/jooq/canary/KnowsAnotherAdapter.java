package dev.viesti.jooq.canary;

import dev.viesti.http.canary.KnowsJooq;

/** Sees another adapter on purpose. */
public interface KnowsAnotherAdapter {
    KnowsJooq neighbour();
}
