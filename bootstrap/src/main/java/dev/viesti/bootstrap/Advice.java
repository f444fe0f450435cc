package dev.viesti.bootstrap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** What works for a first try and surprises later, told once when the server starts. */
final class Advice {
    private Advice() {}

    /** One line for each setting that somebody who runs such a server would want to know of; none for a first try. */
    static List<String> on(Configuration configuration) {
        var advice = new ArrayList<String>();
        var isPublic = !isLoopback(configuration.host());
        if (isPublic && configuration.smtp().isEmpty()) {
            advice.add("mails reach nobody, they are files in %s: name a mail server, for example --smtp-url %s"
                    .formatted(configuration.mailFolder(), Setting.SMTP_URL.example()));
        }
        if ((isPublic || configuration.smtp().isPresent())
                && configuration.publicUrl().isEmpty()) {
            advice.add("links in mails lead to %s: say where people reach the server, for example --public-url %s"
                    .formatted(configuration.address(configuration.port()), Setting.PUBLIC_URL.example()));
        }
        if (configuration.smtp().isPresent() && configuration.mailFrom().endsWith("@localhost")) {
            advice.add(
                    "mail servers tend to refuse mail from %s: give an address of your own, for example --mail-from %s"
                            .formatted(configuration.mailFrom(), Setting.MAIL_FROM.example()));
        }
        if (configuration
                        .databaseUrl()
                        .filter(url -> url.startsWith("jdbc:postgresql:"))
                        .isPresent()
                && configuration.tokenSecret().isEmpty()) {
            advice.add(
                    ("the token secret is in %s alone: several servers on one database need the same one, for example"
                                    + " --token-secret %s")
                            .formatted(configuration.data(), Setting.TOKEN_SECRET.example()));
        }
        return List.copyOf(advice);
    }

    /** A name that can't be looked up is nobody's. */
    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return true;
        }
    }
}
