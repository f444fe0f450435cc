/** Which mails members want, and the windows that digests cover. */
@NullMarked
package dev.viesti.domain.notification;

import org.jspecify.annotations.NullMarked;
