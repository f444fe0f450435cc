package dev.viesti.jooq.canary;

import jakarta.mail.Session;

/** Speaks mail outside the mail adapter on purpose. */
public interface KnowsJakartaMail {
    Session session();
}
