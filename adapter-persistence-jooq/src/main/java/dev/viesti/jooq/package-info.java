/** Stores on H2 and PostgreSQL through jOOQ. */
@NullMarked
package dev.viesti.jooq;

import org.jspecify.annotations.NullMarked;
