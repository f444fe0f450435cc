package dev.viesti.domain.party;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.Text;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The address of a shop: absolute {@code http(s)} with a host and no user information, kept as it was given. */
public record ShopUrl(String value) {
    private static final int MAX_LENGTH = 2_000;
    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#]*)([/?#].*)?");
    private static final Pattern AUTHORITY = Pattern.compile("([^@:\\[\\]]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");
    private static final Pattern PREFIX = Pattern.compile("(?:https?://)?(?:www\\.)?");

    /**
     * Accepts an address with a Unicode or a punycode host.
     *
     * @throws InvalidInput about the field itself
     */
    public static ShopUrl of(String raw) {
        if (raw.isBlank()) {
            throw invalid("required", "must be the shop's address, such as https://shop.example");
        }
        var line = Text.line(raw, MAX_LENGTH);
        var parts = PARTS.matcher(line);
        if (!parts.matches()
                || line.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw notAUrl();
        }
        var authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches() || !isPort(Optional.ofNullable(authority.group(2)))) {
            throw notAUrl();
        }
        var host = authority.group(1);
        var ascii = host.startsWith("[") ? host : ascii(host).orElseThrow(ShopUrl::notAUrl);
        try {
            var uri =
                    new URI(line.substring(0, parts.start(2)) + ascii + line.substring(parts.start(2) + host.length()));
            if (uri.getHost() == null) {
                throw notAUrl();
            }
        } catch (URISyntaxException notParsed) {
            throw notAUrl();
        }
        return new ShopUrl(line);
    }

    /**
     * Every folded form under which a search finds this address (R3): as written, and without scheme, {@code www.} and
     * trailing slashes, each with the host in Unicode and in punycode.
     */
    public Set<String> searchForms() {
        var written = Text.fold(value);
        var forms = new LinkedHashSet<String>();
        forms.add(written);
        withHost(written, host -> Text.fold(IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED)))
                .ifPresent(forms::add);
        // of the host as it was given: folding makes another one of a dotless i, say
        withHost(value, host -> ascii(host).orElse(host)).map(Text::fold).ifPresent(forms::add);
        for (var form : List.copyOf(forms)) {
            forms.add(bare(form));
        }
        return forms;
    }

    /** What remains of a folded address, or a piece of one, without scheme, {@code www.} and trailing slashes. */
    public static String bare(String folded) {
        var bare = PREFIX.matcher(folded).replaceFirst("");
        var end = bare.length();
        while (end > 0 && bare.charAt(end - 1) == '/') {
            end--;
        }
        return bare.substring(0, end);
    }

    private static Optional<String> withHost(String url, java.util.function.UnaryOperator<String> change) {
        var parts = PARTS.matcher(url);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches() || authority.group(1).startsWith("[")) {
            return Optional.empty();
        }
        var host = authority.group(1);
        var start = parts.start(2);
        return Optional.of(url.substring(0, start) + change.apply(host) + url.substring(start + host.length()));
    }

    private static boolean isPort(Optional<String> port) {
        return port.map(Integer::parseInt).map(number -> number <= 65_535).orElse(true);
    }

    private static Optional<String> ascii(String host) {
        try {
            return Optional.of(IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT))
                    .filter(ascii -> !ascii.isEmpty());
        } catch (IllegalArgumentException notAHost) {
            return Optional.empty();
        }
    }

    private static InvalidInput notAUrl() {
        return invalid("not-a-url", "must be an absolute http or https address such as https://shop.example");
    }

    private static InvalidInput invalid(String code, String message) {
        return new InvalidInput(List.of(new FieldError("", code, message)));
    }
}
