/** The page for people: Messages for partners, the marketplace for merchants. */
@NullMarked
package dev.viesti.http.web;

import org.jspecify.annotations.NullMarked;
