package dev.viesti.bootstrap;

import dev.viesti.application.port.StorageUnavailable;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A command that couldn't be carried out; its message is one line that says what to do. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int H2_FILE_IN_USE = 90_020;
    private static final Set<String> TABLE_NOT_FOUND = Set.of("42P01", "42S02", "42S03", "42S04");

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    StartFailure(String message) {
        super(message);
    }

    /** Whether another process has the H2 file open. */
    static boolean isLocked(Throwable failure) {
        return last(failure, SQLException.class)
                .filter(refused -> refused.getErrorCode() == H2_FILE_IN_USE)
                .isPresent();
    }

    /** What the failure means to the person who started the server; a defect comes out unchanged. */
    static RuntimeException of(RuntimeException failure, Configuration configuration) {
        if (failure instanceof StartFailure) {
            return failure;
        }
        if (isLocked(failure)) {
            return new StartFailure(
                    "the database %s is open in another process, and an H2 file takes one at a time: stop that, or choose another directory with --data"
                            .formatted(configuration.databaseName()),
                    failure);
        }
        if (last(failure, SQLException.class)
                .filter(refused -> TABLE_NOT_FOUND.contains(String.valueOf(refused.getSQLState())))
                .isPresent()) {
            return new StartFailure(
                    "the database %s lacks tables: check --database-url, or bring it to the current schema with viesti migrate"
                            .formatted(configuration.databaseName()),
                    failure);
        }
        if (failure instanceof StorageUnavailable) {
            return new StartFailure(
                    "the database %s can't be opened (%s): check that it runs and is no other server's,"
                                    .formatted(
                                            configuration.databaseName(),
                                            last(failure, SQLException.class)
                                                    .map(Throwable::getMessage)
                                                    .orElse("no answer"))
                            + " and --database-url, --database-user and --database-password",
                    failure);
        }
        if (last(failure, UnresolvedAddressException.class).isPresent()) {
            return new StartFailure(
                    "%s is no host that this machine can find: choose a name or an address of its own with --host, for example --host %s"
                            .formatted(configuration.host(), Setting.HOST.example()),
                    failure);
        }
        var socket = last(failure, SocketException.class);
        if (socket.isPresent()) {
            return new StartFailure(
                    "port %d of %s can't be listened on (%s): stop who does, or choose others with --port and --host"
                            .formatted(
                                    configuration.port(),
                                    configuration.host(),
                                    socket.get().getMessage()),
                    failure);
        }
        return failure;
    }

    private static <T extends Throwable> Optional<T> last(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((first, second) -> second);
    }
}
