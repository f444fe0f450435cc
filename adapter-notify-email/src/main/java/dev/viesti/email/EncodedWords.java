package dev.viesti.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;

/** Text of a header in encoded words (RFC 2047), folded. */
final class EncodedWords {
    /** RFC 5322 wants lines of 78 characters at most; the header's name comes before. */
    private static final int MAX_PLAIN = 60;
    /** RFC 2047 allows 75 characters with {@code =?UTF-8?B?…?=} around them. */
    private static final int MAX_BYTES = 36;

    private EncodedWords() {}

    /**
     * The line itself where it is short visible ASCII that nobody could take for an encoded word; otherwise as many
     * encoded words as it takes, each of whole characters.
     */
    static String of(String line) {
        if (line.length() <= MAX_PLAIN && !line.contains("=?") && line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return line;
        }
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var size = 0;
        for (var character : line.codePoints().mapToObj(Character::toString).toList()) {
            var length = character.getBytes(StandardCharsets.UTF_8).length;
            if (size + length > MAX_BYTES) {
                words.add(encode(word));
                word.setLength(0);
                size = 0;
            }
            word.append(character);
            size += length;
        }
        words.add(encode(word));
        return String.join("\r\n ", words);
    }

    private static String encode(CharSequence word) {
        var bytes = word.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }
}
