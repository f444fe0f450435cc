package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.FILE;
import static dev.viesti.jooq.generated.Tables.FILE_CHUNK;

import dev.viesti.application.port.Files;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.conversation.Attachment;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Record;

/** A file has its name once it is complete. */
record JooqFiles(Supplier<DSLContext> connection) implements Files {

    @Override
    public void begin(FileId id, String uploader, Instant at) {
        sql().insertInto(FILE)
                .set(FILE.FILE_ID, id.value())
                .set(FILE.UPLOADER, uploader)
                .set(FILE.BEGUN_AT, at)
                .set(FILE.CLAIMED, false)
                .execute();
    }

    @Override
    public void write(FileId id, int chunk, byte[] bytes) {
        sql().insertInto(FILE_CHUNK)
                .set(FILE_CHUNK.FILE_ID, id.value())
                .set(FILE_CHUNK.CHUNK, chunk)
                .set(FILE_CHUNK.BYTES, bytes)
                .execute();
    }

    @Override
    public void complete(Attachment file) {
        var completed = sql().update(FILE)
                .set(FILE.NAME, file.name())
                .set(FILE.CONTENT_TYPE, file.contentType())
                .set(FILE.SIZE, file.size())
                .where(FILE.FILE_ID.eq(file.id().value()))
                .execute();
        if (completed == 0) {
            throw new IllegalStateException("the upload was never begun");
        }
    }

    @Override
    public Optional<StoredFile> find(FileId id) {
        return sql().selectFrom(FILE)
                .where(FILE.FILE_ID.eq(id.value()))
                .and(FILE.NAME.isNotNull())
                .fetchOptional(row -> new StoredFile(
                        attachment(row),
                        row.get(FILE.UPLOADER),
                        Optional.ofNullable(row.get(FILE.CONVERSATION_ID)).map(ConversationId::new)));
    }

    @Override
    public Optional<byte[]> read(FileId id, int chunk) {
        return sql().select(FILE_CHUNK.BYTES)
                .from(FILE_CHUNK)
                .join(FILE)
                .on(FILE.FILE_ID.eq(FILE_CHUNK.FILE_ID), FILE.NAME.isNotNull())
                .where(FILE_CHUNK.FILE_ID.eq(id.value()))
                .and(FILE_CHUNK.CHUNK.eq(chunk))
                .fetchOptional(FILE_CHUNK.BYTES);
    }

    @Override
    public Optional<Attachment> claim(FileId id, String uploader) {
        var claimed = sql().update(FILE)
                .set(FILE.CLAIMED, true)
                .where(FILE.FILE_ID.eq(id.value()))
                .and(FILE.UPLOADER.eq(uploader))
                .and(FILE.NAME.isNotNull())
                .and(FILE.CLAIMED.isFalse())
                .execute();
        return Optional.of(claimed)
                .filter(rows -> rows == 1)
                .flatMap(any -> find(id))
                .map(StoredFile::attachment);
    }

    @Override
    public void discard(FileId id) {
        sql().deleteFrom(FILE)
                .where(FILE.FILE_ID.eq(id.value()))
                .and(FILE.CONVERSATION_ID.isNull())
                .execute();
    }

    @Override
    public int sweep(Instant before) {
        return sql().deleteFrom(FILE)
                .where(FILE.CONVERSATION_ID.isNull())
                .and(FILE.BEGUN_AT.lt(before))
                .execute();
    }

    private static Attachment attachment(Record row) {
        return new Attachment(
                new FileId(row.get(FILE.FILE_ID)), row.get(FILE.NAME), row.get(FILE.CONTENT_TYPE), row.get(FILE.SIZE));
    }

    private DSLContext sql() {
        return connection.get();
    }
}
