package dev.viesti.bootstrap;

import dev.viesti.application.port.StorageUnavailable;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A command that couldn't be carried out; its message is one line that says what to do. */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the failure means to the person who started the server; a defect comes out unchanged. */
    static RuntimeException of(RuntimeException failure, Configuration configuration) {
        if (failure instanceof StartFailure) {
            return failure;
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
        if (last(failure, SocketException.class).isPresent()
                || last(failure, UnresolvedAddressException.class).isPresent()) {
            return new StartFailure(
                    "port %d of %s can't be listened on (%s): stop who does, or choose others with --port and --host"
                            .formatted(
                                    configuration.port(),
                                    configuration.host(),
                                    last(failure, SocketException.class)
                                            .map(Throwable::getMessage)
                                            .orElse("no such host")),
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
