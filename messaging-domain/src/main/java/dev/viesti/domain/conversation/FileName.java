package dev.viesti.domain.conversation;

import dev.viesti.domain.Text;

/** Names of files, which are shown and never trusted (M2): cleaned, never refused. */
public final class FileName {
    private static final int MAX_LENGTH = 200;
    private static final String FALLBACK = "file";

    private FileName() {}

    /**
     * The last part of a path-like name on one line, without control characters, bidirectional controls and halves of
     * surrogate pairs, at most 200 code points long with its ending kept; {@code file} where nothing visible is left.
     */
    public static String clean(String raw) {
        var name = raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
        var kept = new StringBuilder();
        name.codePoints().filter(Text::isPrintable).forEach(kept::appendCodePoint);
        var line = kept.toString().strip();
        if (line.isEmpty() || line.codePoints().allMatch(c -> c == '.') || !Text.isVisible(line)) {
            return FALLBACK;
        }
        return shorten(line);
    }

    private static String shorten(String name) {
        if (Text.length(name) <= MAX_LENGTH) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && Text.length(name.substring(dot)) <= 20 ? name.substring(dot) : "";
        var keep = MAX_LENGTH - Text.length(ending);
        return name.substring(0, name.offsetByCodePoints(0, keep)) + ending;
    }
}
