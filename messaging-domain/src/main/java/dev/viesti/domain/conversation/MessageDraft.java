package dev.viesti.domain.conversation;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.FileId;
import dev.viesti.domain.Text;
import java.util.List;
import java.util.Optional;

/**
 * What somebody writes (M2): text, files or both; always within its limits. Text that is empty, or white space alone, is
 * no text (M5).
 */
public record MessageDraft(Optional<String> text, List<FileId> files) {
    /** The most files of one message, and of one contact request (M2). */
    public static final int MAX_FILES = 10;

    /**
     * Holds the value to its limits.
     *
     * @throws dev.viesti.domain.InvalidInput about {@code text} and {@code files}
     */
    public MessageDraft {
        var errors = new FieldErrors();
        text = text.filter(words -> !Text.isBlank(words));
        errors.check(
                text.isPresent() || !files.isEmpty(), "text", "required", "must not be empty unless files are given");
        text = errors.optionalText("text", text, Text.MAX_TEXT);
        files = Attached.check(errors, "files", files);
        errors.throwIfAny();
    }

    /** A message of text alone. */
    public static MessageDraft of(String text) {
        return new MessageDraft(Optional.of(text), List.of());
    }
}
