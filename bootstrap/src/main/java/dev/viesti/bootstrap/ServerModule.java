package dev.viesti.bootstrap;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.viesti.application.Viesti;
import dev.viesti.application.port.MailSender;
import dev.viesti.email.Letterhead;
import dev.viesti.http.HttpSettings;
import dev.viesti.http.TikaContentTypeDetector;
import dev.viesti.http.ViestiServer;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.TokenKeys;
import dev.viesti.http.web.PageSettings;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every server consists of, whatever its database and its mail are. */
final class ServerModule extends AbstractModule {
    private static final Logger LOG = LoggerFactory.getLogger(ServerModule.class);

    private final Configuration configuration;

    ServerModule(Configuration configuration) {
        this.configuration = configuration;
    }

    @Provides
    @Singleton
    TokenSecret secret() {
        return TokenSecret.of(configuration);
    }

    @Provides
    @Singleton
    AccessTokens tokens(TokenSecret secret) {
        return new AccessTokens(
                secret.bytes(),
                configuration.tokenKeys().map(this::keys),
                configuration.tokenProfile(),
                InstantSource.system());
    }

    private TokenKeys keys(URI address) {
        if (configuration.tokenProfile().audience().isEmpty()) {
            LOG.warn("tokens that the issuer made for other applications are valid too: set --token-audience");
        }
        try {
            return TokenKeys.at(address);
        } catch (IOException failure) {
            throw new StartFailure(
                    "the token keys %s can't be read (%s): check the file, or name another one with --token-keys"
                            .formatted(address.getPath(), failure),
                    failure);
        }
    }

    @Provides
    @Singleton
    TikaContentTypeDetector contentTypes() {
        return new TikaContentTypeDetector();
    }

    /** Mail and types of files are made when they are first needed: neither has to be there for the first request. */
    @Provides
    @Singleton
    Viesti viesti(Viesti.Builder builder, Provider<MailSender> mail, Provider<TikaContentTypeDetector> contentTypes) {
        return builder.mail(letter -> mail.get().send(letter))
                .contentTypes(head -> contentTypes.get().detect(head))
                .reception(configuration.reception())
                .matchingLimit(configuration.matchingLimit())
                .digestWindow(configuration.digestWindow())
                .build();
    }

    @Provides
    @Singleton
    ViestiServer http(Viesti viesti, AccessTokens tokens, Keeping keeping, List<PageSettings.Person> people) {
        var page = new PageSettings(
                InstantSource.system(), configuration.isReachedByHttps(), configuration.limits(), people);
        var http = ViestiServer.prepare(
                viesti,
                new HttpSettings(
                        configuration.host(), configuration.port(), tokens, keeping::check, new RandomIds(), page));
        http.measure(keeping.meters());
        return http;
    }

    @Provides
    @Singleton
    Workers workers(Viesti viesti) {
        return new Workers(viesti);
    }

    /** Asks for the server, since only one that listens knows the port in its links. */
    @Provides
    @Singleton
    Letterhead letterhead(ViestiServer http) {
        return configuration.letterhead(configuration.address(http.port()));
    }
}
