package dev.viesti.http.api;

import dev.viesti.http.api.Route.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The description of the API, and a page to read and try it; everything comes from the class path. */
final class DocsRoutes {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String swagger = "/META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/";
    private final Map<String, Asset> assets = Map.of(
            "docs.js", new Asset("docs.js", JAVASCRIPT),
            "swagger-ui.css", new Asset(swagger + "swagger-ui.css", CSS),
            "swagger-ui-bundle.js", new Asset(swagger + "swagger-ui-bundle.js", JAVASCRIPT));

    private record Asset(String resource, String contentType) {
        Answer answer() {
            var bytes = read(resource);
            return new Answer(
                    200,
                    Map.of("Content-Type", contentType, "Content-Security-Policy", POLICY),
                    bytes.length,
                    out -> out.write(bytes));
        }
    }

    List<Route> routes() {
        return List.of(
                Route.open(Method.GET, "/openapi.json")
                        .to(request -> new Asset("openapi.json", "application/json").answer()),
                Route.open(Method.GET, "/docs").to(request -> new Asset("docs.html", HTML).answer()),
                Route.open(Method.GET, "/docs/{asset}").to(this::asset));
    }

    private Answer asset(Request request) {
        return Optional.ofNullable(assets.get(request.pathText("asset")))
                .orElseThrow(Refusal::noSuchRoute)
                .answer();
    }

    private static byte[] read(String resource) {
        try (var in = DocsRoutes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the class path can't be read", unreadable);
        }
    }

    private static String swaggerVersion() {
        try (var in = DocsRoutes.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks the WebJar of swagger-ui");
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the class path can't be read", unreadable);
        }
    }
}
