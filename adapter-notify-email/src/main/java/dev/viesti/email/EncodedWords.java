package dev.viesti.email;

import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;

/** Text of a header in encoded words (RFC 2047), folded. */
final class EncodedWords {
    /** 75 characters at most with {@code =?UTF-8?B?…?=} around them, less for the header's name before the first. */
    private static final int MAX_BYTES = 36;

    private EncodedWords() {}

    /**
     * The header's text: itself where it is visible ASCII that nobody could take for an encoded word, otherwise as many
     * encoded words as it takes, each of whole characters.
     */
    static String of(String header, String line) {
        if (!line.contains("=?") && line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return MimeUtility.fold(header.length() + 2, line);
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
