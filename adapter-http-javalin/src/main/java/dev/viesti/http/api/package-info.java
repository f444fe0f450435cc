/** The REST API as routes over the use cases: reading requests strictly, answering JSON, refusing with problem details. */
@NullMarked
package dev.viesti.http.api;

import org.jspecify.annotations.NullMarked;
