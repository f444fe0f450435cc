package dev.viesti.bootstrap;

import dev.viesti.bootstrap.Settings.Given;
import dev.viesti.domain.FieldError;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.notification.DigestWindows;
import dev.viesti.domain.party.Reception;
import dev.viesti.email.Letterhead;
import dev.viesti.email.SmtpSettings;
import dev.viesti.http.api.TokenKeys;
import dev.viesti.http.api.TokenProfile;
import dev.viesti.jooq.DatabaseSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the server runs: read once, checked in full, never changed.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param port 0 for any free one
 * @param databaseUrl absent for an H2 file in the data directory
 * @param smtp absent for files in the data directory
 * @param publicUrl absent for the address that the server listens on
 * @param tokenSecret absent for the one that is kept in the data directory
 * @param tokenKeys where the key set is that signs tokens beside the secret; absent for the secret alone
 * @param limits whether limits per client address hold, so far on asking for sign-in links
 */
record Configuration(
        String host,
        int port,
        Path data,
        Optional<String> databaseUrl,
        Optional<String> databaseUser,
        Optional<Secret> databasePassword,
        int databaseConnections,
        Optional<SmtpSettings> smtp,
        String mailFrom,
        Optional<String> publicUrl,
        Optional<Secret> tokenSecret,
        Optional<URI> tokenKeys,
        TokenProfile tokenProfile,
        Duration digestWindow,
        Reception.Policy reception,
        int matchingLimit,
        boolean limits,
        LogFormat log) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9._-]+)?)]?");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");
    private static final String KEYS = "a file, an https:// URL without a login, or an http:// URL of this machine";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_MATCHING_LIMIT = 100;
    private static final int MAX_CONNECTIONS = 1_000;
    private static final int SHORTEST_SECRET = 32;

    /** What the lines of the log look like. */
    enum LogFormat {
        TEXT,
        JSON
    }

    /**
     * Reads every setting.
     *
     * @throws InvalidSetting about the first one that can't be followed
     */
    static Configuration of(Settings settings) {
        return new Configuration(
                settings.require(Setting.HOST, Configuration::host),
                settings.require(Setting.PORT, given -> number(given, 0, MAX_PORT)),
                settings.require(Setting.DATA, given -> path(given, "a directory")),
                settings.optional(Setting.DATABASE_URL, Configuration::databaseUrl),
                settings.optional(Setting.DATABASE_USER, Given::value),
                settings.optional(Setting.DATABASE_PASSWORD, given -> new Secret(given.value())),
                settings.require(Setting.DATABASE_CONNECTIONS, given -> number(given, 2, MAX_CONNECTIONS)),
                settings.optional(Setting.SMTP_URL, Configuration::smtp),
                settings.require(Setting.MAIL_FROM, Configuration::mailFrom),
                settings.optional(Setting.PUBLIC_URL, Configuration::publicUrl),
                settings.optional(Setting.TOKEN_SECRET, Configuration::tokenSecret),
                settings.optional(Setting.TOKEN_KEYS, Configuration::tokenKeys),
                new TokenProfile(
                        settings.optional(Setting.TOKEN_ISSUER, Configuration::claim),
                        settings.optional(Setting.TOKEN_AUDIENCE, Configuration::claim),
                        settings.require(Setting.TOKEN_ROLE_CLAIM, Configuration::roleClaim)),
                settings.require(Setting.DIGEST_WINDOW, Configuration::digestWindow),
                settings.require(Setting.RECEPTION, Configuration::reception),
                settings.require(Setting.MATCHING_LIMIT, given -> number(given, 1, MAX_MATCHING_LIMIT)),
                settings.require(Setting.LIMITS, Configuration::onOrOff),
                settings.require(Setting.LOG, Configuration::logFormat));
    }

    /** The address of a server that listens on the port. */
    String address(int port) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    DatabaseSettings database() {
        var inData = DatabaseSettings.h2File(data);
        return new DatabaseSettings(
                databaseUrl.orElse(inData.url()),
                databaseUrl.isPresent() ? databaseUser : databaseUser.or(inData::user),
                databaseUrl.isPresent()
                        ? databasePassword.map(Secret::value)
                        : databasePassword.map(Secret::value).or(inData::password),
                databaseConnections);
    }

    /** The database as logs and messages call it, without anything secret. */
    String databaseName() {
        return databaseUrl
                .map(url -> url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//"))
                .orElseGet(() -> "in " + data);
    }

    Path mailFolder() {
        return data.resolve("mail");
    }

    /** Where mails go, as logs call it. */
    String mailName() {
        return smtp.map(SmtpSettings::toString).orElseGet(() -> "into " + mailFolder());
    }

    /** Whether anything is kept in files. */
    boolean needsDataDirectory() {
        return databaseUrl.isEmpty() || smtp.isEmpty() || tokenSecret.isEmpty();
    }

    /** What mails bear, where links lead to the given address unless another one is configured. */
    Letterhead letterhead(String address) {
        return Letterhead.parse(mailFrom, publicUrl.orElse(address));
    }

    /** Whether people reach the server by https. */
    boolean isReachedByHttps() {
        return publicUrl.map(url -> url.startsWith("https:")).orElse(false);
    }

    private static String host(Given given) {
        var address = IPV6.matcher(given.value());
        if (address.matches()) {
            return address.group(1);
        }
        if (!HOST.matcher(given.value()).matches()) {
            throw given.refused("must be a host name or an address");
        }
        return given.value();
    }

    private static int number(Given given, int least, int most) {
        try {
            var number = Integer.parseInt(given.value());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused like a number out of range
        }
        throw given.refused("must be a number from " + least + " to " + most);
    }

    private static Path path(Given given, String what) {
        try {
            if (!given.value().isBlank()) {
                return Path.of(given.value());
            }
        } catch (InvalidPathException notAPath) {
            // refused like an empty one
        }
        throw given.refused("must be " + what);
    }

    private static String databaseUrl(Given given) {
        if (!given.value().startsWith("jdbc:h2:") && !given.value().startsWith("jdbc:postgresql:")) {
            throw given.refused("must begin with jdbc:h2: or jdbc:postgresql:");
        }
        try {
            var unused = DriverManager.getDriver(given.value());
        } catch (SQLException notUnderstood) {
            throw given.refused("must be a URL that its driver understands");
        }
        return given.value();
    }

    private static SmtpSettings smtp(Given given) {
        return accepted(given, SmtpSettings::parse);
    }

    private static String mailFrom(Given given) {
        return accepted(given, value -> {
            var unused = Letterhead.parse(value, "http://localhost");
            return value;
        });
    }

    private static String publicUrl(Given given) {
        return accepted(given, value -> {
            var unused = Letterhead.parse("viesti@localhost", value);
            return value;
        });
    }

    private static <T> T accepted(Given given, Function<String, T> parse) {
        try {
            return parse.apply(given.value());
        } catch (InvalidInput invalid) {
            throw given.refused(invalid.errors().stream()
                    .map(FieldError::message)
                    .findFirst()
                    .orElseThrow());
        }
    }

    private static Secret tokenSecret(Given given) {
        if (given.value().getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
            throw given.refused("must have at least " + SHORTEST_SECRET + " bytes");
        }
        return new Secret(given.value());
    }

    /** What isn't written like a URL is a file. */
    private static URI tokenKeys(Given given) {
        try {
            var isUrl = URL.matcher(given.value()).lookingAt();
            var address = isUrl ? new URI(given.value()) : path(given, KEYS).toUri();
            if (TokenKeys.isTrusted(address)) {
                return address;
            }
        } catch (URISyntaxException notAUrl) {
            // refused like one that isn't trusted
        }
        throw given.refused("must be " + KEYS);
    }

    private static String claim(Given given) {
        if (given.value().isBlank()) {
            throw given.refused("must not be blank");
        }
        return given.value();
    }

    private static String roleClaim(Given given) {
        if (!TokenProfile.canNameARole(given.value())) {
            throw given.refused("must be the name of a claim that means nothing else");
        }
        return given.value();
    }

    private static Duration digestWindow(Given given) {
        try {
            return new DigestWindows(Duration.parse(given.value())).length();
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException invalid) {
            throw given.refused("must be a duration of ISO 8601 from PT1S to P1D in whole milliseconds");
        }
    }

    private static Reception.Policy reception(Given given) {
        return switch (given.value()) {
            case "every-message" -> Reception.Policy.EVERY_MESSAGE;
            case "new-conversations" -> Reception.Policy.NEW_CONVERSATIONS;
            default -> throw given.refused("must be every-message or new-conversations");
        };
    }

    private static boolean onOrOff(Given given) {
        return switch (given.value()) {
            case "on" -> true;
            case "off" -> false;
            default -> throw given.refused("must be on or off");
        };
    }

    private static LogFormat logFormat(Given given) {
        return switch (given.value()) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> throw given.refused("must be text or json");
        };
    }
}
