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
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
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
        return upload(actor, name, body, Optional.empty());
    }

    /**
     * As {@link #upload(Actor.Participant, String, InputStream)}, once for each key: the same bytes under the same name
     * again are answered with the file that is there already, so that a form which is sent twice is the same form (C7).
     * Different files may go under one key.
     */
    public Attachment upload(Actor.Participant actor, String name, InputStream body, Optional<IdempotencyKey> key)
            throws IOException {
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
            var digest = Fingerprint.sha256();
            var size = store(id, chunk, body, digest);
            var file = new Attachment(id, FileName.clean(name), type, size);
            var bytes = HexFormat.of().formatHex(digest.digest());
            var there = transactions.inTransaction(work -> complete(work, actor, file, bytes, key));
            kept = there.equals(file);
            return there;
        } finally {
            if (!kept) {
                in(work -> work.files().discard(id));
            }
        }
    }

    /** Completes the file, unless the key was answered with one of the same name and bytes. */
    private Attachment complete(
            UnitOfWork work, Actor.Participant actor, Attachment file, String bytes, Optional<IdempotencyKey> key) {
        var once = key.map(word -> Fingerprint.of("upload", word.value(), file.name(), bytes));
        var first = Idempotency.once(
                work,
                actor,
                once.map(IdempotencyKey::new),
                once.orElse(""),
                clock.now(),
                () -> file.id().value());
        return work.files().find(new FileId(first)).map(StoredFile::attachment).orElseGet(() -> {
            work.files().complete(file);
            return file;
        });
    }

    private long store(FileId id, byte[] first, InputStream body, MessageDigest digest) throws IOException {
        var size = 0L;
        var chunk = first;
        for (var number = 0; chunk.length > 0; number++) {
            size += chunk.length;
            if (size > MAX_SIZE) {
                throw new FileTooLarge();
            }
            digest.update(chunk);
            var bytes = chunk;
            var index = number;
            in(work -> work.files().write(id, index, bytes));
            chunk = body.readNBytes(Files.CHUNK);
        }
        return size;
    }

    /** A file that the actor may read: their own before it is attached, afterwards every one that they see (X1). */
    public Attachment file(Actor.Participant actor, FileId id) {
        return transactions.reading(work -> work.files()
                .find(id)
                .filter(file -> isReadable(work, actor, file))
                .map(StoredFile::attachment)
                .orElseThrow(() -> new NotFound("file")));
    }

    /** A file that the actor uploaded, as long as nothing was sent with it. */
    public Optional<Attachment> unsent(Actor.Participant actor, FileId id) {
        return transactions.reading(work -> work.files()
                .find(id)
                .filter(file -> file.uploader().equals(actor.identity())
                        && file.attachedTo().isEmpty())
                .map(StoredFile::attachment));
    }

    /** Writes the file's bytes, as many as its size says. The file MUST come from {@link #file}. */
    public void write(Attachment file, OutputStream out) throws IOException {
        for (var number = 0; ; number++) {
            var index = number;
            Optional<byte[]> chunk = transactions.reading(work -> work.files().read(file.id(), index));
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
