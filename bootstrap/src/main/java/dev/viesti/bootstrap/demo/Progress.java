package dev.viesti.bootstrap.demo;

/** Somebody who is told how far the filling is. */
@FunctionalInterface
public interface Progress {

    /** So much of all is done; {@code all} may grow, and at the end both are the same. */
    void at(int done, int all);
}
