package dev.viesti.bootstrap;

import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A server that starts on a database of its own, answers a few requests and stops. It shows that this JVM and this machine
 * run it, and lets the JVM see what a start loads, for an archive that makes later starts quicker.
 */
final class Rehearsal {
    private static final String ORIGIN = "of the rehearsal";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PARTNER = "/api/v1/partners/rehearsal";
    private static final List<String> QUESTIONS =
            List.of("/health/ready", "/api/v1/me", PARTNER, "/api/v1/partners", "/metrics", "/openapi.json");

    private final Path folder;
    private final Configuration configuration;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    private Rehearsal(Path folder, Settings given) {
        this.folder = folder;
        this.configuration = Configuration.of(settings(given, folder));
        try (var tokens = new AccessTokens(
                TokenSecret.of(configuration).bytes(),
                Optional.empty(),
                configuration.tokenProfile(),
                InstantSource.system())) {
            this.token = tokens.issue(Role.OPERATOR, "rehearsal", PATIENCE);
        }
    }

    /**
     * Starts, asks and stops, and leaves nothing behind.
     *
     * @throws StartFailure if the server doesn't start or doesn't answer
     */
    static void run(Settings given) {
        try {
            new Rehearsal(Files.createTempDirectory("viesti-rehearsal-"), given).run();
        } catch (IOException failure) {
            throw new StartFailure(
                    "the rehearsal failed (%s): check that the temporary directory %s can be written and that 127.0.0.1 can be listened on"
                            .formatted(Trace.headline(failure), System.getProperty("java.io.tmpdir")),
                    failure);
        }
    }

    /** Whatever the real server is set up with stays untouched. */
    private static Settings settings(Settings given, Path folder) {
        var settings = given;
        for (var setting : List.of(
                Setting.HOST,
                Setting.DATABASE_URL,
                Setting.DATABASE_USER,
                Setting.DATABASE_PASSWORD,
                Setting.SMTP_URL,
                Setting.TOKEN_SECRET,
                Setting.TOKEN_KEYS)) {
            settings = settings.with(setting, Optional.empty(), ORIGIN);
        }
        return settings.with(Setting.PORT, Optional.of("0"), ORIGIN)
                .with(Setting.DATA, Optional.of(folder.toString()), ORIGIN);
    }

    private void run() throws IOException {
        try (var server = Server.start(configuration)) {
            var address = URI.create(server.address());
            ask(request(address, PARTNER)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"name\":\"Rehearsal\",\"languages\":[\"en\"]}")));
            for (var question : QUESTIONS) {
                ask(request(address, question));
            }
        } finally {
            delete();
        }
    }

    private HttpRequest.Builder request(URI address, String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private void ask(HttpRequest.Builder builder) throws IOException {
        var request = builder.build();
        try {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IOException(request.uri().getPath() + " was answered with " + status);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private void delete() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
