/** The REST API on Javalin. */
@NullMarked
package dev.viesti.http;

import org.jspecify.annotations.NullMarked;
