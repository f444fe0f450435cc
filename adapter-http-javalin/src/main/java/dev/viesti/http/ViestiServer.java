package dev.viesti.http;

import dev.viesti.application.Viesti;
import dev.viesti.http.api.Api;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import java.time.Duration;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** A running server with all routes over one {@link Viesti}. Safe for several threads. */
public final class ViestiServer implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final int VIRTUAL_THREADS_SINCE = 21;

    private final Api api;
    private final Javalin javalin;

    private ViestiServer(Api api, Javalin javalin) {
        this.api = api;
        this.javalin = javalin;
    }

    /**
     * Starts a server; it accepts requests when this returns.
     *
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    public static ViestiServer start(Viesti viesti, HttpSettings settings) {
        var api = new Api(viesti, settings.tokens(), settings.databaseCheck());
        var javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = Runtime.version().feature() >= VIRTUAL_THREADS_SINCE;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.jetty.modifyServer(server -> {
                server.setHandler(new GracefulHandler());
                server.setStopTimeout(DRAIN.toMillis());
            });
            config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            api.install(config);
        });
        javalin.start(settings.host(), settings.port());
        return new ViestiServer(api, javalin);
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** From now on {@code /health/ready} says no, so that no new requests are sent here. */
    public void notReady() {
        api.notReady();
    }

    /** Stops accepting, and finishes what is running in at most 10 seconds. */
    @Override
    public void close() {
        notReady();
        javalin.stop();
    }
}
