package dev.viesti.email.canary;

import io.javalin.Javalin;

/** Speaks HTTP outside the HTTP adapter on purpose. */
public interface KnowsJavalin {
    Javalin server();
}
