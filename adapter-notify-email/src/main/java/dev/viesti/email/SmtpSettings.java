package dev.viesti.email;

import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where mails are handed in, and as whom. Its text never shows the password.
 *
 * @param implicitTls whether TLS begins with the connection ({@code smtps}) instead of by STARTTLS ({@code smtp})
 * @param host a name or address; an IPv6 address stands in brackets
 * @param credentials with them, nothing is sent over a connection without TLS
 */
public record SmtpSettings(boolean implicitTls, String host, int port, Optional<Credentials> credentials) {
    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>smtps?)://((?<user>[^\\s/?#:]+):(?<password>[^\\s/?#]+)@)?"
                    + "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):(?<port>[0-9]{1,5})/?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int MAX_PORT = 65_535;

    /** Whom the mail server knows us as. Its text never shows the password. */
    public record Credentials(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Reads {@code smtp://[user:password@]host:port} or {@code smtps://…}; user and password may be percent-encoded.
     *
     * @throws InvalidInput about {@code --smtp-url}
     */
    public static SmtpSettings parse(String url) {
        var parts = FORM.matcher(url);
        if (!parts.matches()) {
            throw invalid();
        }
        var port = Integer.parseInt(parts.group("port"));
        if (port < 1 || port > MAX_PORT) {
            throw invalid();
        }
        var credentials = Optional.ofNullable(parts.group("user"))
                .map(user -> new Credentials(decode(user), decode(parts.group("password"))));
        return new SmtpSettings(
                "smtps".equalsIgnoreCase(parts.group("scheme")), parts.group("host"), port, credentials);
    }

    private static String decode(String encoded) {
        if (STRAY_PERCENT.matcher(encoded).find()) {
            throw invalid();
        }
        var decoded = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (decoded.codePoints().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD')) {
            throw invalid();
        }
        return decoded;
    }

    private static InvalidInput invalid() {
        return new InvalidInput(List.of(new FieldError(
                "--smtp-url",
                "not-a-mail-server",
                "must be like smtp://mail.example.com:25, smtp://user:password@mail.example.com:587 or"
                        + " smtps://user:password@mail.example.com:465, where user and password"
                        + " write @ : / % as %40 %3A %2F %25")));
    }

    @Override
    public String toString() {
        return (implicitTls ? "smtps://" : "smtp://")
                + credentials.map(known -> known.user() + ":***@").orElse("")
                + host
                + ":"
                + port;
    }
}
