package dev.viesti.application;

import dev.viesti.application.port.ContentTypeDetector;
import dev.viesti.application.port.Files;
import dev.viesti.application.port.Files.StoredFile;
import dev.viesti.application.port.IdGenerator;
import dev.viesti.application.port.Transactions;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.FieldError;
import dev.viesti.domain.FileId;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.FileName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Files go in before the message that they belong to, and out to those who see it (M2). Bodies pass in bounded memory;
 * no transaction waits for either end. Safe for several threads.
 */
public final class FileExchange {
    /** The most that one file holds, in bytes. */
    public static final long MAX_SIZE = 20L * 1024 * 1024;

    private final Transactions transactions;
    private final Ticker clock;
    private final IdGenerator ids;
    private final ContentTypeDetector detector;

    FileExchange(Transactions transactions, Ticker clock, IdGenerator ids, ContentTypeDetector detector) {
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
        this.detector = detector;
    }

    /**
     * Takes in a file, which only the actor reads until it is attached; unused, it is swept after 24 hours.
     *
     * @param name cleaned, never refused
     * @throws FileTooLarge past {@link #MAX_SIZE}
     * @throws InvalidInput about {@code file}, if it is empty
     * @throws IOException what the body throws; nothing is kept then
     */
    public Attachment upload(Actor.Participant actor, String name, InputStream body) throws IOException {
        var chunk = body.readNBytes(Files.CHUNK);
        if (chunk.length == 0) {
            throw new InvalidInput(List.of(new FieldError("file", "required", "must have at least one byte")));
        }
        var id = new FileId(ids.next());
        var type = detector.detect(Arrays.copyOf(chunk, Math.min(chunk.length, ContentTypeDetector.HEAD)));
        var kept = false;
        try {
            in(work -> {
                Locked.requireAccess(work, actor);
                work.files().begin(id, actor.identity(), clock.now());
            });
            var size = store(id, chunk, body);
            var file = new Attachment(id, FileName.clean(name), type, size);
            in(work -> {
                Locked.requireAccess(work, actor);
                work.files().complete(file);
            });
            kept = true;
            return file;
        } finally {
            if (!kept) {
                in(work -> work.files().discard(id));
            }
        }
    }

    private long store(FileId id, byte[] first, InputStream body) throws IOException {
        var size = 0L;
        var chunk = first;
        for (var number = 0; chunk.length > 0; number++) {
            size += chunk.length;
            if (size > MAX_SIZE) {
                throw new FileTooLarge();
            }
            var bytes = chunk;
            var index = number;
            in(work -> work.files().write(id, index, bytes));
            chunk = body.readNBytes(Files.CHUNK);
        }
        return size;
    }

    /** A file that the actor may read: their own before it is attached, afterwards every one that they see (X1). */
    public Attachment file(Actor.Participant actor, FileId id) {
        return transactions.inTransaction(work -> work.files()
                .find(id)
                .filter(file -> isReadable(work, actor, file))
                .map(StoredFile::attachment)
                .orElseThrow(() -> new NotFound("file")));
    }

    /** Writes the file's bytes, as many as its size says. The file MUST come from {@link #file}. */
    public void write(Attachment file, OutputStream out) throws IOException {
        for (var number = 0; ; number++) {
            var index = number;
            Optional<byte[]> chunk =
                    transactions.inTransaction(work -> work.files().read(file.id(), index));
            if (chunk.isEmpty()) {
                return;
            }
            out.write(chunk.get());
        }
    }

    private static boolean isReadable(UnitOfWork work, Actor.Participant actor, StoredFile file) {
        return file.attachedTo()
                .map(conversation -> work.conversations()
                        .parties(conversation)
                        .filter(parties -> Locked.isPartOf(actor, parties))
                        .isPresent())
                .orElse(file.uploader().equals(actor.identity()));
    }

    private void in(java.util.function.Consumer<UnitOfWork> step) {
        var unused = transactions.inTransaction(work -> {
            step.accept(work);
            return true;
        });
    }
}
