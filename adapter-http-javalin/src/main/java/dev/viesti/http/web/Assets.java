package dev.viesti.http.web;

import dev.viesti.application.NotFound;
import dev.viesti.http.web.PageRoute.Admission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Style, scripts and icon, from the class path. Their path names their content, so that browsers keep them for good and
 * still never mix old ones with new ones. Safe for several threads.
 */
final class Assets {
    private static final String WEBJARS = "/META-INF/resources/webjars/htmx.org/";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    /** Scripts of ours, in the order in which pages name them. */
    static final List<String> SCRIPTS = List.of(
            "page.js",
            "focus.js",
            "keys.js",
            "conversation.js",
            "dialog.js",
            "composer.js",
            "files.js",
            "tags.js",
            "filters.js",
            "live.js");

    private final Map<String, Reply> assets = new LinkedHashMap<>();
    private final String version;

    Assets() {
        var content = new ByteArrayOutputStream();
        add(content, "htmx.min.js", JAVASCRIPT, WEBJARS + htmxVersion() + "/dist/htmx.min.js");
        add(content, "app.css", "text/css; charset=utf-8", "app.css");
        add(content, "icon.svg", "image/svg+xml", "icon.svg");
        SCRIPTS.forEach(script -> add(content, script, JAVASCRIPT, script));
        version = version(content.toByteArray());
    }

    private void add(ByteArrayOutputStream content, String name, String contentType, String resource) {
        var bytes = read(resource);
        content.writeBytes(bytes);
        assets.put(name, new Reply(200, Map.of("Content-Type", contentType), true, out -> out.write(bytes)));
    }

    List<PageRoute> routes() {
        return List.of(PageRoute.get("/assets/{version}/{name}", Admission.UNASKED, this::asset));
    }

    /** Where the asset of that name is. */
    String path(String name) {
        return "/assets/" + version + "/" + name;
    }

    private Reply asset(Visit visit) {
        var asset = Optional.ofNullable(assets.get(visit.context().pathParam("name")))
                .orElseThrow(() -> new NotFound("asset"));
        var isCurrent = visit.context().pathParam("version").equals(version);
        return asset.with("Cache-Control", isCurrent ? "public, max-age=31536000, immutable" : "no-store");
    }

    private static String version(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String htmxVersion() {
        var properties = new Properties();
        try (var in = Assets.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/htmx.org/pom.properties")) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks the WebJar of htmx");
            }
            properties.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the class path can't be read", unreadable);
        }
        return properties.getProperty("version");
    }

    private static byte[] read(String resource) {
        try (var in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the class path can't be read", unreadable);
        }
    }
}
