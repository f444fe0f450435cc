/** What is said: conversations, their numbered entries, reading, searching and blocking. */
@NullMarked
package dev.viesti.domain.conversation;

import org.jspecify.annotations.NullMarked;
