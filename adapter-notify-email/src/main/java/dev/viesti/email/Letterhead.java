package dev.viesti.email;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.Text;
import dev.viesti.domain.party.EmailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What every mail bears: whom it is from, and where its links lead.
 *
 * @param publicUrl absolute {@code http} or {@code https}, without a slash at its end
 */
public record Letterhead(Optional<String> senderName, EmailAddress sender, URI publicUrl) {
    private static final int MAX_URL = 500;

    /**
     * Holds the address of the links to its form.
     *
     * @throws IllegalArgumentException unless it is absolute and has a host
     */
    public Letterhead {
        if (publicUrl.getScheme() == null || publicUrl.getHost() == null) {
            throw new IllegalArgumentException("links in mails need an absolute address with a host");
        }
    }

    /**
     * Reads the two options.
     *
     * @param mailFrom an address, with a display name or without one
     * @throws InvalidInput about {@code --mail-from} and {@code --public-url}
     */
    public static Letterhead parse(String mailFrom, String publicUrl) {
        var errors = new FieldErrors();
        var from = address(mailFrom);
        errors.check(
                from.isPresent(),
                "--mail-from",
                "not-an-address",
                "must be like viesti@example.com or \"Viesti <viesti@example.com>\"");
        var url = url(publicUrl);
        errors.check(url.isPresent(), "--public-url", "not-a-url", "must be like https://viesti.example.com");
        errors.throwIfAny();
        var name = Optional.ofNullable(from.orElseThrow().getPersonal())
                .filter(personal ->
                        Text.isVisible(personal) && personal.codePoints().allMatch(Text::isPrintable));
        return new Letterhead(name, new EmailAddress(from.orElseThrow().getAddress()), url.orElseThrow());
    }

    /** The host in the links and in every Message-ID. */
    String host() {
        return publicUrl.getHost().replaceFirst("\\.$", "");
    }

    String link(String path) {
        return publicUrl + "/" + path;
    }

    private static Optional<InternetAddress> address(String raw) {
        try {
            var parsed = new InternetAddress(Text.line(raw, Text.MAX_LINE), true);
            EmailAddress.of(parsed.getAddress());
            return Optional.of(parsed);
        } catch (AddressException | InvalidInput invalid) {
            return Optional.empty();
        }
    }

    private static Optional<URI> url(String raw) {
        try {
            var url = new URI(raw.replaceFirst("/+$", ""));
            var scheme = url.getScheme();
            return Optional.of(url)
                    .filter(u -> "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                    .filter(u -> u.getHost() != null && u.getRawUserInfo() == null)
                    .filter(u -> u.getRawQuery() == null && u.getRawFragment() == null)
                    .filter(u -> u.toString().equals(u.toASCIIString()))
                    .filter(u -> raw.length() <= MAX_URL);
        } catch (URISyntaxException invalid) {
            return Optional.empty();
        }
    }
}
