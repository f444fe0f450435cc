/** The use cases of merchants and partners over ports, and the entry point for hosts without a container. */
@NullMarked
package dev.viesti.application;

import org.jspecify.annotations.NullMarked;
