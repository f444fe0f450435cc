package dev.viesti.http.api;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/** A request without the headers for which Javalin would take it for another: of another method, or an upgrade. */
final class Undisguised extends Request.Wrapper {
    private final HttpFields headers;

    Undisguised(Request request) {
        super(request);
        headers = HttpFields.build(request.getHeaders())
                .remove("X-HTTP-Method-Override")
                .remove("Sec-WebSocket-Version")
                .asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }
}
