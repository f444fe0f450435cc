package dev.viesti.http;

import dev.viesti.application.port.IdGenerator;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.web.PageSettings;

/**
 * Where and for whom a server listens.
 *
 * @param host the name or address of the interface, such as {@code 127.0.0.1}
 * @param port 0 for any free one
 * @param tokens whose tokens are believed
 * @param databaseCheck returns in bounded time while the database answers, and throws while it doesn't
 * @param requestIds names requests that bring no name of their own in {@code X-Request-Id}
 * @param page what the page for people needs to know
 */
public record HttpSettings(
        String host,
        int port,
        AccessTokens tokens,
        Runnable databaseCheck,
        IdGenerator requestIds,
        PageSettings page) {}
