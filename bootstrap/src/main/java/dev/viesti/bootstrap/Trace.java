package dev.viesti.bootstrap;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;

/**
 * What of an exception may be shown: its type, its frames, and its message only where viesti's own code wrote it. Others
 * quote what they stumbled over, such as a database its values, a parser its input, and a driver its URL.
 */
final class Trace {
    private static final String OURS = "dev.viesti.";
    private static final String FRAME = "\n\tat ";

    private Trace() {}

    /** The exception in one line. */
    static String headline(Throwable failure) {
        return failure.getClass().getName()
                + told(failure).map(text -> ": " + text).orElse("");
    }

    private static Optional<String> told(Throwable failure) {
        var frames = failure.getStackTrace();
        if (frames.length > 0 && frames[0].getClassName().startsWith(OURS)) {
            return Optional.ofNullable(failure.getMessage()).map(Trace::onOneLine);
        }
        return failure instanceof SQLException refused
                ? Optional.of("SQLSTATE " + refused.getSQLState())
                : Optional.empty();
    }

    static String onOneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }

    /** The exception with all causes and frames, over several lines. */
    static String full(Throwable failure) {
        var text = new StringBuilder();
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        var enclosing = new StackTraceElement[0];
        for (var cause = Optional.of(failure);
                cause.isPresent() && seen.add(cause.get());
                cause = Optional.ofNullable(cause.get().getCause())) {
            text.append(text.isEmpty() ? "" : "\ncaused by ").append(headline(cause.get()));
            var frames = cause.get().getStackTrace();
            var shared = shared(frames, enclosing);
            for (var i = 0; i < frames.length - shared; i++) {
                text.append(FRAME).append(frames[i]);
            }
            if (shared > 0) {
                text.append("\n\t... ").append(shared).append(" as above");
            }
            for (var suppressed : cause.get().getSuppressed()) {
                text.append("\n\tsuppressed ").append(headline(suppressed));
            }
            enclosing = frames;
        }
        return text.toString();
    }

    private static int shared(StackTraceElement[] frames, StackTraceElement[] enclosing) {
        var shared = 0;
        while (shared < Math.min(frames.length, enclosing.length)
                && frames[frames.length - 1 - shared].equals(enclosing[enclosing.length - 1 - shared])) {
            shared++;
        }
        return shared;
    }
}
