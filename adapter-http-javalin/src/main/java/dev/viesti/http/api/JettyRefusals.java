package dev.viesti.http.api;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What the web server refuses by itself, such as a path with {@code %2f}, is told like everything else. */
final class JettyRefusals extends ErrorHandler {
    private final RequestIds ids;
    private final Telemetry telemetry;

    JettyRefusals(RequestIds ids, Telemetry telemetry) {
        this.ids = ids;
        this.telemetry = telemetry;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        var id = ids.of(request);
        telemetry.answered(Api.NO_ROUTE, status, Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()));
        var headers = response.getHeaders();
        headers.put(RequestIds.HEADER, id);
        Answer.HEADERS.forEach(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.write(true, ByteBuffer.wrap(body(status, id)), callback);
    }

    private static byte[] body(int status, String requestId) {
        var detail = status < 500
                ? "The web server can't read this request; check its path, headers and framing."
                : "The server can't answer now; try again in a moment.";
        return Problem.of(status, detail).in(requestId).json().bytes();
    }
}
