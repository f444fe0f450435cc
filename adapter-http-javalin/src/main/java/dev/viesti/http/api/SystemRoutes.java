package dev.viesti.http.api;

import dev.viesti.http.api.Route.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** For whoever runs the server: health and metrics. */
final class SystemRoutes {
    private final Readiness readiness;
    private final Telemetry telemetry;

    SystemRoutes(Readiness readiness, Telemetry telemetry) {
        this.readiness = readiness;
        this.telemetry = telemetry;
    }

    List<Route> routes() {
        return List.of(
                Route.open(Method.GET, "/health/live").to(request -> live()),
                Route.open(Method.GET, "/health/ready").to(this::ready),
                Route.open(Method.GET, "/metrics").to(request -> metrics()));
    }

    private static Answer live() {
        return Answer.ok(Json.object().with("status", "live").build());
    }

    private Answer ready(Request request) {
        return readiness
                .failing()
                .map(part -> Answer.problem(Problem.unready(part).in(RequestIds.of(request.context())), Refusals.RETRY))
                .orElseGet(() -> Answer.ok(Json.object().with("status", "ready").build()));
    }

    private Answer metrics() {
        return Answer.bytes(
                200,
                "text/plain; version=0.0.4; charset=utf-8",
                telemetry.scrape().getBytes(StandardCharsets.UTF_8));
    }
}
