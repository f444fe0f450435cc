package dev.viesti.http;

import dev.viesti.application.Viesti;
import dev.viesti.http.api.Api;
import dev.viesti.http.web.Web;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server with all routes over one {@link Viesti}. Safe for several threads. */
public final class ViestiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViestiServer.class);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int VIRTUAL_THREADS_SINCE = 21;

    private final Api api;
    private final Javalin javalin;
    private final Server jetty;
    private final HttpSettings settings;

    private ViestiServer(Api api, Javalin javalin, Server jetty, HttpSettings settings) {
        this.api = api;
        this.javalin = javalin;
        this.jetty = jetty;
        this.settings = settings;
    }

    /**
     * Starts a server; it accepts requests when this returns.
     *
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    public static ViestiServer start(Viesti viesti, HttpSettings settings) {
        var server = prepare(viesti, settings);
        server.listen();
        return server;
    }

    /** Everything of a start that needs neither a database nor a port, so that it may go beside what does. */
    public static ViestiServer prepare(Viesti viesti, HttpSettings settings) {
        var api = new Api(viesti, settings.tokens(), settings.databaseCheck(), settings.requestIds());
        var web = new Web(viesti, settings.page(), api);
        var javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = Runtime.version().feature() >= VIRTUAL_THREADS_SINCE;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.jetty.modifyServer(server -> server.setHandler(new GracefulHandler()));
            config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            api.install(config, web::answersMissing);
            web.install(config);
        });
        // made here, since Jetty's tables of types and charsets are the longest part of its start
        return new ViestiServer(api, javalin, javalin.jettyServer().server(), settings);
    }

    /**
     * Begins to accept requests.
     *
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    public void listen() {
        javalin.start(settings.host(), settings.port());
    }

    /** The port that it listens on, once it does. */
    public int port() {
        return javalin.port();
    }

    /** Adds what a host measures itself to {@code /metrics}; what is read there must not wait for anything. */
    public void measure(MeterBinder meters) {
        api.measure(meters);
    }

    /** From now on {@code /health/ready} says no, so that no new requests are sent here. */
    public void notReady() {
        api.notReady();
    }

    /** Ends the streams, stops accepting, and finishes what is running in at most 10 seconds. */
    @Override
    public void close() {
        close(MOST);
    }

    /**
     * As {@link #close()}, in at most that time. Requests have nine tenths of it; the threads of those that are still
     * running then are interrupted, and left behind if that doesn't end them. Clients that are silent for a tenth of it
     * are disconnected.
     */
    public void close(Duration atMost) {
        var end = System.nanoTime() + atMost.toNanos();
        notReady();
        api.endStreams();
        jetty.setStopTimeout(atMost.multipliedBy(9).dividedBy(10).toMillis());
        if (jetty.getThreadPool() instanceof QueuedThreadPool threads) {
            threads.setStopTimeout(atMost.dividedBy(20).toMillis());
        }
        for (var connector : jetty.getConnectors()) {
            if (connector instanceof AbstractConnector connections) {
                connections.setShutdownIdleTimeout(atMost.dividedBy(10).toMillis());
            }
        }
        try {
            javalin.stop();
        } catch (JavalinException late) {
            LOG.warn("requests are still running and are left behind", late);
        }
        api.awaitStreams(Duration.ofNanos(end - System.nanoTime()));
    }
}
