package sample.footprint;

import dev.viesti.application.Viesti;
import dev.viesti.jooq.DatabaseSettings;
import dev.viesti.jooq.JooqStorage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
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
    /** The PostgreSQL driver's, from the first connection of anybody's to the end of the process. */
    private static final String CLEANER_OF_THE_DRIVER = "Cleaner-0";
    /** Flyway's, whoever uses it. */
    private static final String SET_BY_FLYWAY = "polyglot.engine.WarnInterpreterOnly";

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
            case "nothing-closed" -> nothingClosed(args[1], args[2]);
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void memory() throws Exception {
        var footprint = new Footprint();
        use(Viesti.inMemory(InstantSource.system(), () -> UUID.randomUUID().toString(), new byte[32])
                .build());
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
                .filter(name -> !name.equals(CLEANER_OF_THE_DRIVER))
                .collect(Collectors.toSet());
    }

    private static Map<Object, Object> properties() {
        // the JDK writes it down when somebody first asks
        TimeZone.getDefault();
        return System.getProperties().entrySet().stream()
                .filter(property -> !property.getKey().equals(SET_BY_FLYWAY))
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
