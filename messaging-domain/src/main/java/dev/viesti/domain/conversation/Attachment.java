package dev.viesti.domain.conversation;

import dev.viesti.domain.FileId;

/** A file as an entry shows it (M2): a cleaned name, the type that its bytes say, its size in bytes. */
public record Attachment(FileId id, String name, String contentType, long size) {}
