package dev.viesti.http.api;

import dev.viesti.application.port.IdGenerator;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Names each request: by its one {@code X-Request-Id} where that is 1–128 visible ASCII characters, by a new id otherwise.
 * Its answer, the log lines that it causes and problems that aren't its sender's doing bear the same name.
 */
final class RequestIds extends Handler.Wrapper {
    static final String HEADER = "X-Request-Id";
    /** What logs and problems call it. */
    static final String NAME = "requestId";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[!-~]{1,128}");

    private final IdGenerator ids;

    RequestIds(IdGenerator ids) {
        this.ids = ids;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var id = of(request);
        response.getHeaders().put(HEADER, id);
        MDC.put(NAME, id);
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(NAME);
        }
    }

    /** The request's id, given to it now unless it has one. */
    String of(Request request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var sent = request.getHeaders().getValuesList(HEADER);
        var id = sent.size() == 1 && WELL_FORMED.matcher(sent.get(0)).matches() ? sent.get(0) : ids.next();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of a request that came through {@link #handle}. */
    static String of(Context context) {
        return Optional.ofNullable(context.req().getAttribute(ATTRIBUTE))
                .map(String::valueOf)
                .orElse("");
    }
}
