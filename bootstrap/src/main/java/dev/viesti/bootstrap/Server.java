package dev.viesti.bootstrap;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.Stage;
import dev.viesti.http.ViestiServer;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.jooq.JooqStorage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with its database, its mail and its workers. Safe for several threads. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

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
        try {
            var workers = injector.getInstance(Workers.class);
            var http = instance(injector, ViestiServer.class, configuration);
            finish(preparation);
            http.listen();
            workers.start();
            LOG.atInfo()
                    .addKeyValue("database", keeping.name())
                    .addKeyValue("mail", configuration.mailName())
                    .addKeyValue("digestWindow", configuration.digestWindow())
                    .log("started");
            Advice.on(configuration).forEach(LOG::warn);
            return new Server(
                    configuration.address(http.port()),
                    http,
                    workers,
                    injector.getInstance(AccessTokens.class),
                    keeping);
        } catch (RuntimeException failure) {
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
     * workers end, the connections are closed.
     */
    @Override
    public synchronized void close() {
        if (stopped.getCount() == 0) {
            return;
        }
        http.notReady();
        workers.stop();
        inOrder(http);
        inOrder(workers);
        inOrder(tokens);
        inOrder(keeping);
        stopped.countDown();
    }

    private static void inOrder(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            LOG.warn("{} did not end in order", part.getClass().getSimpleName(), failure);
        }
    }
}
