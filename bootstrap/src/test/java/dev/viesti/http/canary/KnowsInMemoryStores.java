package dev.viesti.http.canary;

import dev.viesti.application.inmemory.canary.ForgetfulTags;

/** Sees an in-memory store from outside the application on purpose. */
public interface KnowsInMemoryStores {
    ForgetfulTags tags();
}
