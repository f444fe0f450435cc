/** Free labels that an organisation puts on its conversations. */
@NullMarked
package dev.viesti.domain.tag;

import org.jspecify.annotations.NullMarked;
