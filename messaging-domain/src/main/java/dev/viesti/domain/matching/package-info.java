/** Choosing the partners who get a merchant's task. */
@NullMarked
package dev.viesti.domain.matching;

import org.jspecify.annotations.NullMarked;
