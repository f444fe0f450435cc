package dev.viesti.application.inmemory;

import dev.viesti.application.inmemory.State.ChunkKey;
import dev.viesti.application.inmemory.State.FileRow;
import dev.viesti.application.port.Files;
import dev.viesti.domain.FileId;
import dev.viesti.domain.conversation.Attachment;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

record InMemoryFiles(Supplier<State> transaction) implements Files {

    @Override
    public void begin(FileId id, String uploader, Instant at) {
        transaction.get().files.put(id, new FileRow(uploader, at, Optional.empty(), false, Optional.empty()));
    }

    @Override
    public void write(FileId id, int chunk, byte[] bytes) {
        var state = transaction.get();
        state.files.require(id);
        state.chunks.put(new ChunkKey(id, chunk), bytes.clone());
    }

    @Override
    public void complete(Attachment file) {
        var files = transaction.get().files;
        files.put(file.id(), files.require(file.id()).completed(file));
    }

    @Override
    public Optional<StoredFile> find(FileId id) {
        return transaction
                .get()
                .files
                .find(id)
                .flatMap(row -> row.attachment()
                        .map(attachment -> new StoredFile(attachment, row.uploader(), row.attachedTo())));
    }

    @Override
    public Optional<byte[]> read(FileId id, int chunk) {
        return find(id).flatMap(complete -> transaction.get().chunks.find(new ChunkKey(id, chunk)))
                .map(byte[]::clone);
    }

    @Override
    public Optional<Attachment> claim(FileId id, String uploader) {
        var files = transaction.get().files;
        var free = files.find(id)
                .filter(row -> row.attachment().isPresent())
                .filter(row -> row.uploader().equals(uploader))
                .filter(row -> !row.claimed());
        free.ifPresent(row -> files.put(id, row.claim()));
        return free.flatMap(FileRow::attachment);
    }

    @Override
    public void discard(FileId id) {
        var files = transaction.get().files;
        if (files.find(id).filter(row -> row.attachedTo().isEmpty()).isPresent()) {
            files.remove(id);
            removeStrayChunks();
        }
    }

    @Override
    public int sweep(Instant before) {
        var swept = transaction
                .get()
                .files
                .removeIf(
                        (id, row) -> row.attachedTo().isEmpty() && row.begunAt().isBefore(before));
        removeStrayChunks();
        return swept;
    }

    private void removeStrayChunks() {
        var state = transaction.get();
        state.chunks.removeIf((key, bytes) -> !state.files.has(key.file()));
    }
}
