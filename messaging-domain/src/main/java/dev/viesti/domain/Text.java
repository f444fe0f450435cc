package dev.viesti.domain;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one gate for text (M5): what may be stored, and in which form. Lengths are in code points. */
public final class Text {
    /** Names, titles, outlines, headlines, descriptions of invoice lines. */
    public static final int MAX_LINE = 200;
    /** Categories of services. */
    public static final int MAX_CATEGORY = 100;
    /** Texts, requirements, scopes, descriptions of services, terms. */
    public static final int MAX_TEXT = 10_000;
    /** Reasons for declining. */
    public static final int MAX_REASON = 1_000;

    /** An i with dots of its own, as lower case makes it of İ. */
    private static final Pattern DOTTED = Pattern.compile("i\u0307+");

    private Text() {}

    /**
     * Text of several lines: every Unicode scalar value but NUL; CR LF becomes LF, nothing is trimmed.
     *
     * @throws InvalidInput about the field itself: empty or white space alone, too long, NUL, a lone surrogate
     */
    public static String text(String raw, int max) {
        requireScalars(raw);
        if (raw.indexOf('\0') >= 0) {
            throw invalid("nul", "remove the NUL character");
        }
        var text = raw.replace("\r\n", "\n");
        if (isBlank(text)) {
            throw invalid("required", "must not be empty or white space alone");
        }
        requireLength(text, max);
        return text;
    }

    /**
     * One line: as {@link #text}, and no control characters or line separators, no bidirectional controls, not
     * invisible characters alone.
     *
     * @throws InvalidInput about the field itself
     */
    public static String line(String raw, int max) {
        requireScalars(raw);
        if (isBlank(raw)) {
            throw invalid("required", "must not be empty or white space alone");
        }
        if (raw.codePoints().anyMatch(Text::breaksLine)) {
            throw invalid("control-character", "must be one line without control characters");
        }
        if (raw.codePoints().anyMatch(Text::isBidiControl)) {
            throw invalid("bidi-control", "must not contain bidirectional control characters");
        }
        if (!isVisible(raw)) {
            throw invalid("invisible", "must contain a visible character");
        }
        requireLength(raw, max);
        return raw;
    }

    /**
     * The text in a form in which case and composition make no difference: for comparing and searching. The dots of the
     * Turkish letters i make none either, since their upper and lower cases cross.
     */
    public static String fold(String text) {
        // lower case first, since ẞ has no upper case but ß has; a final sigma is final only as long as nothing follows
        var folded = Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return Normalizer.normalize(DOTTED.matcher(folded).replaceAll("i"), Normalizer.Form.NFC);
    }

    /** The beginning of the text on one line: white space and control characters collapse, at most {@code max}. */
    public static String beginning(String text, int max) {
        var line = new StringBuilder();
        var length = 0;
        var gap = false;
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            if (isWhiteSpace(c) || breaksLine(c)) {
                gap = length > 0;
                continue;
            }
            if (length + (gap ? 2 : 1) > max) {
                break;
            }
            if (gap) {
                line.append(' ');
                length++;
                gap = false;
            }
            line.appendCodePoint(c);
            length++;
        }
        return line.toString();
    }

    /** The length in code points, in which every limit is given. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether the character may stand in a line: no control, line separator, bidirectional control or half a pair. */
    public static boolean isPrintable(int c) {
        return !breaksLine(c) && !isBidiControl(c) && Character.getType(c) != Character.SURROGATE;
    }

    /** Whether the text counts as empty (M5): no characters, or white space alone. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(Text::isWhiteSpace);
    }

    /** Whether a reader sees anything of the text. */
    public static boolean isVisible(String text) {
        return !text.codePoints().allMatch(Text::isInvisible);
    }

    private static void requireLength(String text, int max) {
        if (length(text) > max) {
            throw invalid("too-long", "must be at most " + max + " characters long");
        }
    }

    private static void requireScalars(String text) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw invalid("surrogate", "must not contain half of a surrogate pair");
        }
    }

    static InvalidInput invalid(String code, String message) {
        return new InvalidInput(List.of(new FieldError("", code, message)));
    }

    static boolean isWhiteSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    static boolean breaksLine(int c) {
        return Character.getType(c) == Character.CONTROL || c == 0x2028 || c == 0x2029;
    }

    static boolean isBidiControl(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /** White space, format characters and what Unicode lets a renderer ignore or leave blank. */
    static boolean isInvisible(int c) {
        return isWhiteSpace(c)
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2065
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
