/** Storage in memory for tests, demos and small hosts: honest transactions, nothing that outlives the process. */
@NullMarked
package dev.viesti.application.inmemory;

import org.jspecify.annotations.NullMarked;
