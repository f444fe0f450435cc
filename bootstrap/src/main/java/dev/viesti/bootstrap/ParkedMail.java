package dev.viesti.bootstrap;

import dev.viesti.application.Actor;
import dev.viesti.application.Notifications;
import dev.viesti.application.Slice;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.Outbox.Parked;
import dev.viesti.jooq.JooqStorage;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Set;

/** Parked mails at the command line (N3): on the configured database, without a server. */
final class ParkedMail implements AutoCloseable {
    private static final String LINE = "%-36s  %-13s  %-20s  %-27s  %8s  %s%n";
    private static final int UNUSED_SECRET = 32;

    private final JooqStorage storage;
    private final Notifications notifications;
    private final Actor.Operator operator;

    private ParkedMail(JooqStorage storage) {
        this.storage = storage;
        // no link is signed here: mails are composed by the server that sends them
        var viesti = Viesti.on(storage, InstantSource.system(), new RandomIds(), new byte[UNUSED_SECRET])
                .build();
        this.notifications = viesti.notifications();
        this.operator = viesti.identities().operator();
    }

    /**
     * Opens the database.
     *
     * @throws StartFailure if it isn't there, or is a running server's alone
     */
    static ParkedMail open(Configuration configuration) {
        if (configuration.databaseUrl().isEmpty()
                && !Files.exists(configuration.data().resolve("viesti.mv.db"))) {
            throw new StartFailure("there is no database in %s: check --data, or name another one with --database-url"
                    .formatted(configuration.data()));
        }
        try {
            return new ParkedMail(JooqStorage.open(configuration.database()));
        } catch (RuntimeException failure) {
            throw StartFailure.isLocked(failure)
                    ? new StartFailure(
                            ("the database %s is open in a running server, and an H2 file takes one process at a time:"
                                            + " ask that server with an operator's token, GET %s/api/v1/outbox and POST"
                                            + " %<s/api/v1/outbox/release with {\"all\":true}, or stop it first")
                                    .formatted(
                                            configuration.databaseName(), configuration.address(configuration.port())))
                    : StartFailure.of(failure, configuration);
        }
    }

    /**
     * Prints a line for each parked mail.
     *
     * @throws StartFailure if the database has no schema
     */
    void list(PrintStream out) {
        var page = notifications.parked(operator, Slice.first(Slice.MAX));
        if (page.items().isEmpty()) {
            out.println("no mail is parked");
            return;
        }
        out.printf(LINE, "KEY", "KIND", "MEMBER", "MADE", "ATTEMPTS", "LAST ERROR");
        page.items().forEach(mail -> print(mail, out));
        while (page.next().isPresent()) {
            page = notifications.parked(operator, new Slice(Slice.MAX, page.next()));
            page.items().forEach(mail -> print(mail, out));
        }
    }

    private static void print(Parked mail, PrintStream out) {
        out.printf(
                LINE,
                mail.key(),
                mail.kind().word(),
                mail.member().value(),
                mail.createdAt(),
                mail.attempts(),
                Trace.onOneLine(mail.error()));
    }

    /** Makes every parked mail due again. */
    void releaseAll(PrintStream out) {
        tell(notifications.release(operator), out);
    }

    /**
     * Makes the mails of the keys due again.
     *
     * @throws StartFailure if a key names no parked mail; those of the others are released
     */
    void release(Set<String> keys, PrintStream out) {
        var released = notifications.release(operator, keys);
        tell(released, out);
        if (released < keys.size()) {
            throw new StartFailure("%d of %d keys name no parked mail; viesti outbox lists those that are parked"
                    .formatted(keys.size() - released, keys.size()));
        }
    }

    private static void tell(int released, PrintStream out) {
        out.println(released == 1 ? "1 mail is due again" : released + " mails are due again");
    }

    @Override
    public void close() {
        storage.close();
    }
}
