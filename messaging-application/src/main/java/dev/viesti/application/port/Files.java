package dev.viesti.application.port;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.conversation.Attachment;
import java.time.Instant;
import java.util.Optional;

/**
 * Uploaded files. Bodies come and go in chunks of at most {@link #CHUNK} bytes, each in a short transaction of its own,
 * so that no transaction waits for a network.
 */
public interface Files {
    /** The size of every chunk but the last, in bytes. */
    int CHUNK = 256 * 1024;

    /** Begins an upload; nobody sees the file until it is complete. */
    void begin(FileId id, String uploader, Instant at);

    /** Stores a chunk, numbered from 0. */
    void write(FileId id, int chunk, byte[] bytes);

    /** Ends the upload: from now on its uploader reads and attaches it. */
    void complete(Attachment file);

    /** A complete file. */
    Optional<StoredFile> find(FileId id);

    /** A chunk of a complete file; absent past its end. */
    Optional<byte[]> read(FileId id, int chunk);

    /**
     * Claims a file for the transaction's entry.
     *
     * @return the file, if it is complete, this uploader's, and neither attached nor claimed by anybody else before
     */
    Optional<Attachment> claim(FileId id, String uploader);

    /** Deletes an upload that was given up, unless it was attached. */
    void discard(FileId id);

    /** Deletes uploads that began before the time and were never attached; answers how many. */
    int sweep(Instant before);

    /**
     * A complete file.
     *
     * @param uploader who uploaded it, as {@link dev.viesti.application.Actor#identity()}
     * @param attachedTo the conversation where it was attached, if it was
     */
    record StoredFile(Attachment attachment, String uploader, Optional<ConversationId> attachedTo) {}
}
