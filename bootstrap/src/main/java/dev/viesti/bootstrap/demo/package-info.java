/** People, companies and conversations to try the server with, made up for it. */
@NullMarked
package dev.viesti.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
