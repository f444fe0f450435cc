package dev.viesti.http.canary;

import org.jooq.DSLContext;

/** Speaks SQL outside the store adapter on purpose. */
public interface KnowsJooq {
    DSLContext sql();
}
