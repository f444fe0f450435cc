package dev.viesti.application.canary;

import com.google.inject.Injector;

/** Breaks the white-list of the application, and Guice's place in bootstrap alone, on purpose. */
public interface KnowsGuice {
    Injector injector();
}
