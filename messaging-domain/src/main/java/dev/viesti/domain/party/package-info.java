/** Who takes part: partners with their profiles, services and members; merchants with their shops. */
@NullMarked
package dev.viesti.domain.party;

import org.jspecify.annotations.NullMarked;
