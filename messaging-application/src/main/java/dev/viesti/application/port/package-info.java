/** What the application needs from outside: storage, mail, choosing partners, ids. */
@NullMarked
package dev.viesti.application.port;

import org.jspecify.annotations.NullMarked;
