package dev.viesti.bootstrap;

import dev.viesti.http.api.TokenProfile;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be set. Each is an option ({@code --database-url}), an environment variable
 * ({@code VIESTI_DATABASE_URL}) and a line of the configuration file ({@code database-url=…}).
 */
enum Setting {
    CONFIG("FILE", "file with settings, a line each: port=8080", Fallback.WORDS, "no file", "/etc/viesti.properties"),
    HOST("HOST", "address to listen on", Fallback.VALUE, "127.0.0.1", "0.0.0.0"),
    PORT("PORT", "port to listen on; 0 takes any free one", Fallback.VALUE, "8080", "8080"),
    DATA("DIR", "directory for what the server keeps in files", Fallback.VALUE, "./viesti-data", "/var/lib/viesti"),
    DATABASE_URL(
            "JDBC-URL",
            "database: H2 or PostgreSQL 15 or newer",
            Fallback.WORDS,
            "an H2 file in the data directory",
            "jdbc:postgresql://localhost:5432/viesti"),
    DATABASE_USER("USER", "whom the database knows the server as", Fallback.WORDS, "none", "viesti"),
    DATABASE_PASSWORD("PASSWORD", "password of the database's user", Fallback.WORDS, "none", "PASSWORD"),
    DATABASE_CONNECTIONS("N", "connections to the database at most", Fallback.VALUE, "16", "16"),
    SMTP_URL(
            "URL",
            "mail server: smtp://[user:pass@]host:port or smtps://...",
            Fallback.WORDS,
            ".eml files in the data directory's folder mail",
            "smtp://viesti:PASSWORD@mail.example.com:587"),
    MAIL_FROM("ADDRESS", "sender of the mails", Fallback.VALUE, "viesti@localhost", "viesti@example.com"),
    PUBLIC_URL(
            "URL",
            "where people reach the server: links in mails begin so",
            Fallback.WORDS,
            "http://HOST:PORT",
            "https://viesti.example.com"),
    TOKEN_SECRET(
            "SECRET",
            "secret that signs tokens, at least 32 bytes",
            Fallback.WORDS,
            "made once and kept in the data directory's file token-secret",
            "\"$(openssl rand -base64 48)\""),
    TOKEN_KEYS(
            "FILE|URL",
            "JSON Web Key Set whose keys sign tokens too, with RS256 or ES256",
            Fallback.WORDS,
            "none",
            "https://id.example.com/.well-known/jwks.json"),
    TOKEN_ISSUER("ISSUER", "what tokens have to name in iss", Fallback.WORDS, "any", "https://id.example.com/"),
    TOKEN_AUDIENCE("AUDIENCE", "what tokens have to name in aud", Fallback.WORDS, "any", "viesti"),
    TOKEN_ROLE_CLAIM(
            "CLAIM",
            "claim of tokens that names the role",
            Fallback.VALUE,
            TokenProfile.ROLE_CLAIM,
            "https://viesti.example.com/role"),
    DIGEST_WINDOW("DURATION", "time from digest to digest, PT1S to P1D", Fallback.VALUE, "PT1H", "PT1H"),
    RECEPTION(
            "WHEN",
            "what needs a partner that receives: every-message or new-conversations",
            Fallback.VALUE,
            "every-message",
            "new-conversations"),
    MATCHING_LIMIT("N", "partners at most that a matching request goes to", Fallback.VALUE, "5", "5"),
    LIMITS(
            "on|off",
            "limits per client address, so far on asking for sign-in links: 10 in 15 minutes",
            Fallback.VALUE,
            "on",
            "off"),
    LOG("text|json", "format of the log on stderr", Fallback.VALUE, "text", "json"),

    ROLE("ROLE", "operator, member or merchant", Fallback.WORDS, "none", "member"),
    ID("ID", "id of the one whom the token is for", Fallback.WORDS, "none", "aino"),
    TTL("DURATION", "time for which the token holds", Fallback.VALUE, "PT8H", "PT8H");

    private final String label;
    private final String description;
    private final Fallback fallback;
    private final String fallbackText;
    private final String example;

    Setting(String label, String description, Fallback fallback, String fallbackText, String example) {
        this.label = label;
        this.description = description;
        this.fallback = fallback;
        this.fallbackText = fallbackText;
        this.example = example;
    }

    /** Its name in the configuration file. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String option() {
        return "--" + key();
    }

    String variable() {
        return "VIESTI_" + name();
    }

    String label() {
        return label;
    }

    String description() {
        return description + " (" + variable() + "; default: " + fallbackText + ")";
    }

    /** The value where none is given. */
    Optional<String> fallback() {
        return fallback == Fallback.VALUE ? Optional.of(fallbackText) : Optional.empty();
    }

    /** What holds where no value is given, in words. */
    String fallbackText() {
        return fallbackText;
    }

    String example() {
        return example;
    }

    /** Whether only the command that makes tokens looks at it. */
    boolean isOfToken() {
        return this == ROLE || this == ID || this == TTL;
    }

    boolean isSecret() {
        return this == DATABASE_PASSWORD || this == TOKEN_SECRET;
    }

    /** Whether the default is a value, or can only be described. */
    private enum Fallback {
        VALUE,
        WORDS
    }
}
