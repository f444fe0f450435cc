/** The runnable server: configuration, wiring and command line. */
@NullMarked
package dev.viesti.bootstrap;

import org.jspecify.annotations.NullMarked;
