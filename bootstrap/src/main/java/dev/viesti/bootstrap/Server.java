package dev.viesti.bootstrap;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.viesti.http.ViestiServer;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.jooq.JooqStorage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with its database, its mail and its workers. Safe for several threads. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** A stop takes no longer, whatever hangs. */
    private static final Duration MOST = Duration.ofSeconds(10);

    private final String address;
    private final ViestiServer http;
    private final Workers workers;
    private final AccessTokens tokens;
    private final Keeping keeping;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Server(String address, ViestiServer http, Workers workers, AccessTokens tokens, Keeping keeping) {
        this.address = address;
        this.http = http;
        this.workers = workers;
        this.tokens = tokens;
        this.keeping = keeping;
    }

    /**
     * Brings the database up to date and starts; requests are accepted when this returns.
     *
     * @throws StartFailure if it can't run as configured
     */
    static Server start(Configuration configuration) {
        return start(configuration, new StorageModule(configuration));
    }

    /**
     * Starts with everything kept as the module says; requests are accepted when this returns.
     *
     * @throws StartFailure if it can't run as configured
     */
    static Server start(Configuration configuration, Module kept) {
        if (configuration.needsDataDirectory()) {
            new DataDirectory(configuration.data()).make();
        }
        var injector = Guice.createInjector(Stage.DEVELOPMENT, modules(configuration, kept));
        var keeping = instance(injector, Keeping.class, configuration);
        var preparation = CompletableFuture.runAsync(keeping::prepare);
        var opened = new ArrayDeque<AutoCloseable>();
        try {
            var workers = injector.getInstance(Workers.class);
            opened.push(workers);
            var tokens = instance(injector, AccessTokens.class, configuration);
            opened.push(tokens);
            var http = instance(injector, ViestiServer.class, configuration);
            opened.push(http);
            finish(preparation);
            http.listen();
            workers.start();
            LOG.atInfo()
                    .addKeyValue("database", keeping.name())
                    .addKeyValue("mail", configuration.mailName())
                    .addKeyValue("digestWindow", configuration.digestWindow())
                    .log("started");
            Advice.on(configuration).forEach(LOG::warn);
            return new Server(configuration.address(http.port()), http, workers, tokens, keeping);
        } catch (RuntimeException failure) {
            opened.forEach(part -> end(part.getClass().getSimpleName(), part, MOST));
            // a migration that loses its database in the middle says that somebody should restore a backup
            preparation.handle((done, alsoFailed) -> null).join();
            keeping.close();
            throw StartFailure.of(failure, configuration);
        }
    }

    private static void finish(CompletableFuture<Void> preparation) {
        try {
            preparation.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Brings the database up to date and does nothing else. */
    static void migrate(Configuration configuration) {
        if (configuration.databaseUrl().isEmpty()) {
            new DataDirectory(configuration.data()).make();
        }
        try (var storage = JooqStorage.open(configuration.database())) {
            storage.migrate();
            LOG.info("the database has the current schema");
        } catch (RuntimeException failure) {
            throw StartFailure.of(failure, configuration);
        }
    }

    /** Chosen from the configuration before there is an injector. */
    private static List<Module> modules(Configuration configuration, Module kept) {
        return List.of(
                new ServerModule(configuration),
                kept,
                configuration
                        .smtp()
                        .<Module>map(SmtpModule::new)
                        .orElseGet(() -> new MailFolderModule(configuration.mailFolder())));
    }

    private static <T> T instance(Injector injector, Class<T> type, Configuration configuration) {
        try {
            return injector.getInstance(type);
        } catch (ProvisionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? StartFailure.of(cause, configuration)
                    : failure;
        }
    }

    /** Where people reach it: {@code http://HOST:PORT}. */
    String address() {
        return address;
    }

    /** Waits until the server was closed. */
    void join() throws InterruptedException {
        stopped.await();
    }

    /**
     * Finishes what is running, in order: readiness says no and the workers begin nothing more, requests end, the
     * workers end, the connections are closed. It takes 10 seconds at most; what hangs longer is left behind.
     */
    @Override
    public void close() {
        close(MOST);
    }

    synchronized void close(Duration atMost) {
        if (stopped.getCount() == 0) {
            return;
        }
        var end = System.nanoTime() + atMost.toNanos();
        // the rest is for giving connections back
        var endOfWork = end - atMost.toNanos() / 20;
        http.notReady();
        workers.stop();
        end("http", () -> http.close(until(endOfWork)), until(endOfWork));
        end("workers", () -> workers.close(until(endOfWork)), until(endOfWork));
        end("tokens", tokens, until(end));
        end("database", keeping, until(end));
        stopped.countDown();
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** On a thread of its own, since not everything that closes can be told how long it may take. */
    private static void end(String part, AutoCloseable closing, Duration atMost) {
        var thread = new Thread(
                () -> {
                    try {
                        closing.close();
                    } catch (Exception failure) {
                        LOG.warn("{} did not end in order", part, failure);
                    }
                },
                "viesti-stop-" + part);
        thread.setDaemon(true);
        thread.start();
        try {
            // a join of 0 ms would never end
            thread.join(atMost.toMillis() + 1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("{} hangs and is left behind", part);
        }
    }
}
