/** Notifications by e-mail: SMTP or a folder of {@code .eml} files, in Finnish and English. */
@NullMarked
package dev.viesti.email;

import org.jspecify.annotations.NullMarked;
