/** The rules of partners, conversations and work as plain Java; no framework, no clock, no input or output. */
@NullMarked
package dev.viesti.domain;

import org.jspecify.annotations.NullMarked;
