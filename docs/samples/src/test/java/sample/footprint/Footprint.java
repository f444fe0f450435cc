package sample.footprint;

import dev.viesti.application.Viesti;
import dev.viesti.email.Letterhead;
import dev.viesti.email.SmtpMailSender;
import dev.viesti.email.SmtpSettings;
import dev.viesti.http.HttpSettings;
import dev.viesti.http.ViestiServer;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.Role;
import dev.viesti.http.web.PageSettings;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import sample.Pixel;

/** What a use of the library does to the JVM that it runs in: the main program of a JVM of its own, which prints it. */
final class Footprint {
    private static final Path PROCESS = Path.of("/proc/self");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /**
     * Of everybody in the process, from the first use of anybody's to its end: the PostgreSQL driver's, the JDK's for
     * time-outs (the second since 25), and those for virtual threads.
     */
    private static final Set<String> SHARED_BY_ALL = Set.of(
            "Cleaner-0",
            "CompletableFutureDelayScheduler",
            "ForkJoinPool.commonPool-delayScheduler",
            "MasterPoller",
            "Read-Poller",
            "Write-Poller",
            "VirtualThread-unblocker",
            "VirtualThread-unparker");
    /** Flyway's and Jetty's, whoever uses them. */
    private static final Set<String> SET_BY_OTHERS = Set.of("polyglot.engine.WarnInterpreterOnly", "jetty.git.hash");

    /** Which field of a line of {@code /proc/net/tcp} names the socket. */
    private static final int INODE = 9;

    private final Set<String> threads = threads();
    private final Map<Object, Object> properties = properties();
    private final Set<String> sockets = sockets();

    private Footprint() {}

    /** The first argument names the use, the others are for it. */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "memory" -> memory();
            case "data-source" -> dataSource();
            case "pool" -> pool(args[1], args[2]);
            case "mail" -> mail(args[1]);
            case "server" -> server();
            case "nothing-closed" -> nothingClosed(args[1], args[2]);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void memory() throws Exception {
        var footprint = new Footprint();
        use(inMemory().build());
        footprint.print();
    }

    /** The connections are the host's, and so is whatever they start. */
    private static void dataSource() throws Exception {
        var connections =
                new DriverManagerDataSource(DatabaseSettings.h2Memory("host").url());
        try (var hosts = connections.getConnection()) {
            hosts.setAutoCommit(false);
            var footprint = new Footprint();
            use(connections);
            footprint.print();
        }
    }

    private static void pool(String url, String user) throws Exception {
        var footprint = new Footprint();
        try (var storage = open(url, user)) {
            use(storage);
        }
        footprint.waitForTheEndOfThreads();
        footprint.print();
    }

    private static void mail(String server) throws Exception {
        var footprint = new Footprint();
        var letterhead = Letterhead.parse("viesti@example.com", "https://viesti.example.com");
        use(inMemory()
                .mail(new SmtpMailSender(SmtpSettings.parse(server), letterhead))
                .build());
        footprint.waitForTheEndOfThreads();
        footprint.print();
    }

    private static void server() throws Exception {
        var footprint = new Footprint();
        var viesti = inMemory().build();
        use(viesti);
        try (var tokens = new AccessTokens(new byte[32], InstantSource.system());
                var server = ViestiServer.start(
                        viesti,
                        new HttpSettings(
                                "127.0.0.1",
                                0,
                                tokens,
                                () -> {},
                                () -> UUID.randomUUID().toString(),
                                PageSettings.plain(InstantSource.system())))) {
            var token = tokens.issue(Role.MERCHANT, "mikko", Duration.ofMinutes(1));
            for (var path : List.of("/sign-in", "/api/v1/conversations", "/api/v1/events")) {
                ask(server.port(), path, token);
            }
        }
        footprint.waitForTheEndOfThreads();
        footprint.print();
    }

    /** Over a connection that keeps no thread, as clients of the JDK would. */
    private static void ask(int port, String path, String token) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
            if (!status.endsWith(" 200")) {
                throw new IllegalStateException(path + ": " + status);
            }
        }
    }

    private static Viesti.Builder inMemory() {
        return Viesti.inMemory(InstantSource.system(), () -> UUID.randomUUID().toString(), new byte[32]);
    }

    private static void nothingClosed(String url, String user) throws Exception {
        var footprint = new Footprint();
        System.setProperty("sample.left", "behind");
        use(open(url, user));
        try (var port = new ServerSocket(0)) {
            port.setReuseAddress(false);
            footprint.print();
        }
    }

    private static JooqStorage open(String url, String user) {
        return JooqStorage.open(new DatabaseSettings(url, Optional.of(user), Optional.of(""), 4));
    }

    private static void use(DataSource connections) {
        try (var storage = JooqStorage.on(connections)) {
            use(storage);
        }
    }

    private static void use(JooqStorage storage) {
        storage.migrate();
        use(Viesti.on(storage, InstantSource.system(), () -> UUID.randomUUID().toString(), new byte[32])
                .build());
    }

    private static void use(Viesti viesti) {
        Pixel.provision(viesti);
        var end = viesti.events().end();
        viesti.marketplace()
                .contact(viesti.identities().merchant("mikko").orElseThrow(), Pixel.request(), Optional.empty());
        viesti.notifications().closeWindows();
        viesti.notifications().deliver();
        viesti.signIn().request("mikko@kahvi.example");
        viesti.signIn().deliver();
        viesti.housekeeping().sweep();
        var news = viesti.events().next(end, Duration.ofMillis(10)).orElseThrow();
        viesti.events().next(news.next(), Duration.ofMillis(10));
    }

    private void waitForTheEndOfThreads() throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!threads.containsAll(threads()) && System.nanoTime() < end) {
            Thread.sleep(200);
        }
    }

    private void print() {
        added("thread", threads(), threads);
        added("socket", sockets(), sockets);
        added("property", properties().entrySet(), properties.entrySet());
    }

    private static void added(String what, Set<?> now, Set<?> before) {
        now.stream().filter(thing -> !before.contains(thing)).forEach(thing -> System.out.println(what + " " + thing));
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !SHARED_BY_ALL.contains(name))
                .collect(Collectors.toSet());
    }

    private static Map<Object, Object> properties() {
        // the JDK writes it down when somebody first asks
        TimeZone.getDefault();
        return System.getProperties().entrySet().stream()
                .filter(property -> !SET_BY_OTHERS.contains((String) property.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those that have a port; the JDK keeps a pair without one as soon as a file is read. Only Linux tells. */
    private static Set<String> sockets() {
        var withPort = Stream.of("tcp", "tcp6", "udp", "udp6")
                .map(protocol -> PROCESS.resolve("net").resolve(protocol))
                .filter(Files::exists)
                .flatMap(Footprint::lines)
                .map(line -> line.strip().split("\\s+", -1))
                .filter(fields -> fields.length > INODE)
                .map(fields -> "socket:[" + fields[INODE] + "]")
                .collect(Collectors.toSet());
        var open = new HashSet<String>();
        for (var file :
                Optional.ofNullable(PROCESS.resolve("fd").toFile().listFiles()).orElse(new File[0])) {
            target(file.toPath()).filter(withPort::contains).ifPresent(open::add);
        }
        return open;
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Files are closed while others are looked at, the directory itself for one. */
    private static Optional<String> target(Path file) {
        try {
            return Optional.of(Files.readSymbolicLink(file).toString());
        } catch (IOException closed) {
            return Optional.empty();
        }
    }
}
