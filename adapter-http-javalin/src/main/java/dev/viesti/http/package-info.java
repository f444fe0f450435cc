/** A server with the REST API, on Javalin. */
@NullMarked
package dev.viesti.http;

import org.jspecify.annotations.NullMarked;
