package dev.viesti.application.port;

/** Makes ids that were never made before, on any node. MUST be well-formed, unguessable and safe for several threads. */
@FunctionalInterface
public interface IdGenerator {

    /** A new id. */
    String next();
}
