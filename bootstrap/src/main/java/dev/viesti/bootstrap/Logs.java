package dev.viesti.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import dev.viesti.bootstrap.Configuration.LogFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the process logs: on stderr alone, so that stdout holds only what a command is asked for. */
final class Logs {
    /** Log what they throw or refuse as well. */
    private static final List<String> TALKATIVE = List.of(
            "io.javalin.Javalin",
            "com.zaxxer.hikari.pool.HikariPool",
            "com.zaxxer.hikari.pool.PoolBase",
            "org.postgresql.Driver");

    private Logs() {}

    /** Logs in the format from now on: what viesti says, and warnings of libraries. */
    static void use(LogFormat format) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.reset();
            var lines = new LogLines(format);
            lines.setContext(context);
            lines.start();
            var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
            encoder.setContext(context);
            encoder.setCharset(StandardCharsets.UTF_8);
            encoder.setLayout(lines);
            encoder.start();
            var appender = new ConsoleAppender<ILoggingEvent>();
            appender.setContext(context);
            appender.setTarget("System.err");
            appender.setEncoder(encoder);
            appender.start();
            var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            root.setLevel(Level.WARN);
            root.addAppender(appender);
            context.getLogger("dev.viesti").setLevel(Level.INFO);
            TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
