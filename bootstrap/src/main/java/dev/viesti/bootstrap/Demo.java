package dev.viesti.bootstrap;

import dev.viesti.bootstrap.demo.DemoData;
import dev.viesti.bootstrap.demo.Progress;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A server to try: it forgets everything when it stops, and sends nothing to anybody unless it is told to. */
final class Demo {
    private static final String ORIGIN = "of the demo";
    private static final List<Setting> DATABASE = List.of(
            Setting.DATABASE_URL, Setting.DATABASE_USER, Setting.DATABASE_PASSWORD, Setting.DATABASE_CONNECTIONS);
    private static final Duration TTL = Duration.ofDays(1);

    private final Configuration configuration;

    Demo(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * The settings of a demo. A database or a mail server of the environment or of a file is meant for the real server,
     * which often has the same ones, so the demo leaves it alone; what is kept in files goes into a new temporary
     * directory, and the secret is another one each time, unless they are given.
     *
     * @throws InvalidSetting for a database on the command line
     */
    static Settings settings(Settings given) {
        DATABASE.stream().filter(given::isOption).findFirst().ifPresent(setting -> {
            throw new InvalidSetting(setting.option()
                    + " doesn't go with demo, which keeps everything in memory: leave it out, or start with serve");
        });
        var random = new RandomIds();
        var settings = given;
        for (var setting : DATABASE) {
            settings = settings.with(setting, Optional.empty(), ORIGIN);
        }
        if (!given.isOption(Setting.SMTP_URL)) {
            settings = settings.with(Setting.SMTP_URL, Optional.empty(), ORIGIN);
        }
        if (!given.isGiven(Setting.DATA)) {
            var folder = Path.of(System.getProperty("java.io.tmpdir"), "viesti-demo-" + random.next());
            settings = settings.with(Setting.DATA, Optional.of(folder.toString()), ORIGIN);
        }
        if (!given.isGiven(Setting.TOKEN_SECRET)) {
            settings = settings.with(Setting.TOKEN_SECRET, Optional.of(random.next() + random.next()), ORIGIN);
        }
        return settings;
    }

    /**
     * Fills the database and starts; requests are accepted when this returns.
     *
     * @throws StartFailure if it can't run as configured
     */
    Server start(Progress progress) {
        return Server.start(configuration, new DemoModule(progress));
    }

    /** What to open and to call first: lines that a shell takes as they are. */
    String tour(String address) {
        try (var tokens = new AccessTokens(
                TokenSecret.of(configuration).bytes(),
                Optional.empty(),
                configuration.tokenProfile(),
                InstantSource.system())) {
            return """
            # %1$s
            # Everything is in memory and gone when this stops. Mails go %2$s.
            # Open %3$s and pick a person; %4$s, has a busy inbox.
            # To read and try every route of the API, open %3$s/docs

            # %4$s: the unread conversations of the shared inbox, and a search by shop
            member=%5$s
            curl -sS -H "Authorization: Bearer $member" '%3$s/api/v1/conversations?unread=true&limit=5'; echo
            curl -sS -H "Authorization: Bearer $member" '%3$s/api/v1/conversations?q=lankaker&limit=5'; echo

            # %6$s: services on offer, and her own conversations
            merchant=%7$s
            curl -sS -H "Authorization: Bearer $merchant" '%3$s/api/v1/services?q=photo'; echo
            curl -sS -H "Authorization: Bearer $merchant" '%3$s/api/v1/conversations?limit=5'; echo

            # the operator: partners and merchants, whose ids make tokens for anybody else here:
            # start demo and the command token with the same --token-secret
            operator=%8$s
            curl -sS -H "Authorization: Bearer $operator" '%3$s/api/v1/partners'; echo
            curl -sS -H "Authorization: Bearer $operator" '%3$s/api/v1/partners/%9$s/members'; echo

            """.formatted(
                            DemoData.SUMMARY,
                            configuration.mailName(),
                            address,
                            DemoData.MEMBER_NAME,
                            tokens.issue(Role.MEMBER, DemoData.MEMBER, TTL),
                            DemoData.MERCHANT_NAME,
                            tokens.issue(Role.MERCHANT, DemoData.MERCHANT, TTL),
                            tokens.issue(Role.OPERATOR, "host", TTL),
                            DemoData.PARTNER);
        }
    }
}
