package dev.viesti.http;

import dev.viesti.http.api.AccessTokens;

/**
 * Where and for whom a server listens.
 *
 * @param host the name or address of the interface, such as {@code 127.0.0.1}
 * @param port 0 for any free one
 * @param tokens whose tokens are believed
 * @param databaseCheck returns in bounded time while the database answers, and throws while it doesn't
 */
public record HttpSettings(String host, int port, AccessTokens tokens, Runnable databaseCheck) {}
