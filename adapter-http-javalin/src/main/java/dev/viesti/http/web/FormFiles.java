package dev.viesti.http.web;

import dev.viesti.application.FileExchange;
import dev.viesti.application.IdempotencyKey;
import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.FileId;
import dev.viesti.domain.Ids;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.FileName;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.http.api.Multipart;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a form (M2): those that it brought before and that stayed with it, and those that come with it now. For
 * one thread.
 */
final class FormFiles {
    /** The code of the error of those that weren't taken. */
    static final String NOT_TAKEN = "not-taken";

    private final Visit visit;
    private final FileExchange files;
    private final Set<FileId> ids = new LinkedHashSet<>();
    private final List<Refused> refused = new ArrayList<>();

    /** What was chosen and isn't taken: one file or, without a name, all of some. */
    record Refused(Optional<String> name, Word why) {}

    /** Those that stayed with the form. */
    FormFiles(Visit visit, FileExchange files) {
        this.visit = visit;
        this.files = files;
        visit.fields().getOrDefault("file", List.of()).stream()
                .filter(Ids::isWellFormed)
                .map(FileId::new)
                .forEach(ids::add);
    }

    /** Takes those in that come with the form; what can't be taken is {@link #refused}. */
    void takeIn() throws IOException {
        var key = visit.entered("key").map(IdempotencyKey::new);
        for (var part : visit.files()) {
            if (ids.size() >= MessageDraft.MAX_FILES) {
                refused.add(new Refused(Optional.empty(), ComposerWords.ONLY_TEN));
                return;
            }
            if (part.getSize() == 0) {
                refuse(part, ComposerWords.FILE_EMPTY);
            } else if (part.getSize() > FileExchange.MAX_SIZE) {
                refuse(part, ProblemWords.FILE_TOO_LARGE);
            } else {
                try (var body = part.getInputStream()) {
                    ids.add(files.upload(visit.participant(), name(part), body, key)
                            .id());
                }
            }
        }
    }

    private void refuse(Part part, Word why) {
        refused.add(new Refused(Optional.of(FileName.clean(name(part))), why));
    }

    private static String name(Part part) {
        return Multipart.fileName(part).orElse("");
    }

    List<FileId> ids() {
        return List.copyOf(ids);
    }

    List<Refused> refused() {
        return List.copyOf(refused);
    }

    /** Notes it if something was refused. */
    void check(FieldErrors errors) {
        errors.check(refused.isEmpty(), "files", NOT_TAKEN, "must be at most 10 files of 1 byte to 20 MiB");
    }

    /** Those that the form can still be sent with. */
    List<Attachment> unsent() {
        return ids.stream()
                .map(id -> files.unsent(visit.participant(), id))
                .flatMap(Optional::stream)
                .toList();
    }
}
