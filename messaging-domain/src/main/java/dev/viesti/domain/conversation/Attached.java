package dev.viesti.domain.conversation;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.FileId;
import java.util.List;

/** The limit on files of one entry (M2). */
final class Attached {
    private Attached() {}

    static List<FileId> check(FieldErrors errors, String field, List<FileId> files) {
        errors.check(
                files.size() <= MessageDraft.MAX_FILES,
                field,
                "too-many",
                "must be at most " + MessageDraft.MAX_FILES + " files");
        errors.check(files.stream().distinct().count() == files.size(), field, "repeated", "must not repeat a file");
        return List.copyOf(files);
    }
}
