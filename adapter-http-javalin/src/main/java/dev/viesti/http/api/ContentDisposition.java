package dev.viesti.http.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a file in {@code Content-Disposition} (RFC 6266): read leniently, since a name is only shown. */
final class ContentDisposition {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z0-9*_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\"]*))", Pattern.DOTALL);
    private static final Pattern EXTENDED = Pattern.compile("([A-Za-z0-9-]+)'[^']*'(.*)", Pattern.DOTALL);
    private static final String UNRESERVED = "!#$&+-.^_`|~";

    private ContentDisposition() {}

    /** The name that the header gives, {@code filename*} (RFC 8187) before {@code filename}. */
    static Optional<String> fileName(String header) {
        Map<String, String> parameters = new HashMap<>();
        var matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            var quoted = Optional.ofNullable(matcher.group(2)).map(text -> text.replaceAll("\\\\(.)", "$1"));
            var value = quoted.or(() -> Optional.ofNullable(matcher.group(3)).map(String::strip));
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value.orElse(""));
        }
        return Optional.ofNullable(parameters.get("filename*"))
                .flatMap(ContentDisposition::extended)
                .or(() -> Optional.ofNullable(parameters.get("filename")).map(ContentDisposition::utf8));
    }

    /** A header value that makes browsers save the file under the name, whatever the name holds. */
    static String attachment(String name) {
        var plain = new StringBuilder();
        var encoded = new StringBuilder();
        name.codePoints().forEach(c -> {
            plain.append(isAsciiLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == ' ' ? (char) c : '_');
            for (var b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                if (isAsciiLetterOrDigit(b) || (b > 0 && UNRESERVED.indexOf(b) >= 0)) {
                    encoded.append((char) b);
                } else {
                    encoded.append(String.format(Locale.ROOT, "%%%02X", b));
                }
            }
        });
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static Optional<String> extended(String value) {
        var parts = EXTENDED.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var charset = Charset.forName(parts.group(1));
            return percentDecoded(parts.group(2)).flatMap(bytes -> decoded(bytes, charset));
        } catch (IllegalArgumentException unknownCharset) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> percentDecoded(String text) {
        var bytes = ByteBuffer.allocate(text.length() * 2);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                var high = Character.digit(text.charAt(i + 1), 16);
                var low = Character.digit(text.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.put((byte) (high * 16 + low));
                i += 2;
            } else if (c > 0x7F || c == '%') {
                return Optional.empty();
            } else {
                bytes.put((byte) c);
            }
        }
        var result = new byte[bytes.position()];
        bytes.flip().get(result);
        return Optional.of(result);
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException undecodable) {
            return Optional.empty();
        }
    }

    /** Browsers and curl put UTF-8 where the standard has Latin-1. */
    private static String utf8(String header) {
        return header.chars().allMatch(c -> c <= 0xFF)
                ? decoded(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                        .orElse(header)
                : header;
    }
}
