package dev.viesti.bootstrap.system;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The real server: the runnable jar in a process of its own, on any free port. */
final class RunningServer implements AutoCloseable {
    static final String SECRET = "a secret that all whole-system tests sign their tokens with";
    private static final String READY = "viesti is ready at ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final URI uri;
    private final List<String> said;
    private final CompletableFuture<List<String>> output;

    /** What a command that ended has left. */
    record Outcome(int status, String out, String err) {}

    private RunningServer(
            Process process, Path log, URI uri, List<String> said, CompletableFuture<List<String>> output) {
        this.process = process;
        this.log = log;
        this.uri = uri;
        this.said = said;
        this.output = output;
    }

    /** Starts {@code serve} with the options on top of a free port and, without another one, the known secret, and waits until it is ready. */
    static RunningServer serve(String... options) {
        var args = new ArrayList<>(List.of("serve"));
        args.addAll(List.of(options));
        if (!args.contains("--port")) {
            args.addAll(List.of("--port", "0"));
        }
        if (!args.contains("--token-secret")) {
            args.addAll(List.of("--token-secret", SECRET));
        }
        return start(args, Map.of());
    }

    /** Starts {@code demo} with the options on top of a free port, and waits until it is ready. */
    static RunningServer demo(Map<String, String> environment, String... options) {
        var args = new ArrayList<>(List.of("demo", "--port", "0"));
        args.addAll(List.of(options));
        return start(args, environment);
    }

    private static RunningServer start(List<String> args, Map<String, String> environment) {
        Optional<Process> started = Optional.empty();
        try {
            var log = Files.createTempFile("viesti-", ".log");
            log.toFile().deleteOnExit();
            var process = process(args, environment)
                    .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
            started = Optional.of(process);
            var said = new CopyOnWriteArrayList<String>();
            var ready = new CompletableFuture<URI>();
            var output = CompletableFuture.supplyAsync(
                    () -> {
                        try (var lines =
                                process.inputReader(StandardCharsets.UTF_8).lines()) {
                            return lines.peek(line -> {
                                        said.add(line);
                                        if (line.startsWith(READY)) {
                                            ready.complete(URI.create(line.substring(READY.length())));
                                        }
                                    })
                                    .toList();
                        }
                    },
                    RunningServer::onItsOwnThread);
            var unused = process.onExit()
                    .thenAccept(p -> ready.completeExceptionally(
                            new AssertionError("the server ended with " + p.exitValue() + ": " + read(log))));
            return new RunningServer(process, log, ready.get(PATIENCE.toSeconds(), SECONDS), said, output);
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException failure) {
            started.ifPresent(Process::destroyForcibly);
            throw new AssertionError("the server did not start", failure);
        }
    }

    /** Whoever reads a process is busy until it ends, and the common pool has one thread where there are two processors. */
    private static void onItsOwnThread(Runnable reading) {
        var thread = new Thread(reading, "reads a process");
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a command to its end. */
    static Outcome run(Map<String, String> environment, String... args) {
        try {
            var err = Files.createTempFile("viesti-", ".err");
            var process = process(List.of(args), environment)
                    .redirectError(ProcessBuilder.Redirect.to(err.toFile()))
                    .start();
            var out = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                        } catch (IOException failure) {
                            throw new UncheckedIOException(failure);
                        }
                    },
                    RunningServer::onItsOwnThread);
            try {
                if (!process.waitFor(PATIENCE.toSeconds(), SECONDS)) {
                    throw new AssertionError("the command did not end: " + List.of(args));
                }
                return new Outcome(process.exitValue(), out.join(), read(err));
            } finally {
                process.destroyForcibly();
                Files.delete(err);
            }
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError("the command could not be run", failure);
        }
    }

    private static ProcessBuilder process(List<String> args, Map<String, String> environment) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // compiles less: these processes live for seconds
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Optional.ofNullable(System.getProperty("viesti.jar"))
                        .orElseThrow(() -> new AssertionError("the system property viesti.jar names the jar"))));
        command.addAll(args);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("VIESTI_"));
        builder.environment().putAll(environment);
        return builder;
    }

    URI uri() {
        return uri;
    }

    Client operator() {
        return client("operator", "host");
    }

    Client member(String id) {
        return client("member", id);
    }

    Client merchant(String id) {
        return client("merchant", id);
    }

    Client bearing(String token) {
        return new Client(uri, Map.of("Authorization", "Bearer " + token));
    }

    Client anonymous() {
        return new Client(uri, Map.of());
    }

    private Client client(String role, String id) {
        return bearing(token(role, id));
    }

    /** Signed here and not by the code under test: a token is what the contract says that it is. */
    static String token(String role, String id) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var header = encoder.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        var claims = "{\"sub\":\"%s\",\"role\":\"%s\",\"exp\":%d}"
                .formatted(id, role, Instant.now().plusSeconds(3600).getEpochSecond());
        var signed = header + "." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + encoder.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What the server logged so far. */
    String log() {
        return read(log);
    }

    /** {@code kill -9}: nothing of the server's own runs any more. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for the end; answers the status. */
    int await() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), SECONDS)) {
                throw new AssertionError("the server did not end: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /** What is on stdout so far. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** Everything on stdout, once the server has ended. */
    List<String> output() {
        return output.join();
    }

    /** Stops the server in order, and sees that it ended well. Its log can be read until the tests end. */
    @Override
    public void close() {
        try {
            if (isRunning()) {
                terminate();
                assertThat(await()).as("status after SIGTERM: %s", log()).isIn(0, 143);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
