package dev.viesti.bootstrap;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.viesti.bootstrap.Configuration.LogFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/** What a log line looks like: a line for people, or one JSON object for programs. */
final class LogLines extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final JsonFactory JSON = new JsonFactory();
    private static final String REQUEST_ID = "requestId";

    private final LogFormat format;

    LogLines(LogFormat format) {
        this.format = format;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return switch (format) {
            case TEXT -> text(event);
            case JSON -> json(event);
        };
    }

    private static String text(ILoggingEvent event) {
        var name = event.getLoggerName();
        var line = new StringBuilder()
                .append(TIME.format(Instant.ofEpochMilli(event.getTimeStamp()).atZone(ZoneId.systemDefault())))
                .append(' ')
                .append("%-5s".formatted(event.getLevel()))
                .append(' ')
                .append(name.substring(name.lastIndexOf('.') + 1))
                .append(requestId(event).map(id -> " [" + id + "]").orElse(""))
                .append(" - ")
                .append(Trace.onOneLine(event.getFormattedMessage()));
        values(event)
                .forEach(pair -> line.append(' ')
                        .append(pair.key)
                        .append('=')
                        .append(Trace.onOneLine(String.valueOf(pair.value))));
        thrown(event).ifPresent(failure -> line.append('\n').append(Trace.full(failure)));
        return line.append('\n').toString();
    }

    private static String json(ILoggingEvent event) {
        var text = new StringWriter();
        try (var line = JSON.createGenerator(text)) {
            line.writeStartObject();
            line.writeStringField(
                    "time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
            line.writeStringField("level", event.getLevel().toString());
            line.writeStringField("logger", event.getLoggerName());
            line.writeStringField("thread", event.getThreadName());
            line.writeStringField("message", event.getFormattedMessage());
            writeOptional(line, REQUEST_ID, requestId(event));
            if (!values(event).isEmpty()) {
                line.writeObjectFieldStart("values");
                for (var pair : values(event)) {
                    line.writeStringField(pair.key, String.valueOf(pair.value));
                }
                line.writeEndObject();
            }
            writeOptional(line, "stack", thrown(event).map(Trace::full));
            line.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes every character", impossible);
        }
        return text.append('\n').toString();
    }

    private static void writeOptional(JsonGenerator line, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            line.writeStringField(name, value.get());
        }
    }

    private static Optional<String> requestId(ILoggingEvent event) {
        return Optional.ofNullable(event.getMDCPropertyMap().get(REQUEST_ID));
    }

    private static List<KeyValuePair> values(ILoggingEvent event) {
        return Optional.ofNullable(event.getKeyValuePairs()).orElseGet(List::of);
    }

    private static Optional<Throwable> thrown(ILoggingEvent event) {
        IThrowableProxy proxy = event.getThrowableProxy();
        return proxy instanceof ThrowableProxy ours ? Optional.of(ours.getThrowable()) : Optional.empty();
    }
}
