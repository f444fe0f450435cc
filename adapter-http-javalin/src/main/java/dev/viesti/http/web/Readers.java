package dev.viesti.http.web;

import dev.viesti.application.Actor;
import dev.viesti.application.Identities;
import dev.viesti.domain.Language;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Tells in whose language and time zone to answer: what the person chose, else what the host says of them. */
final class Readers {
    static final String LANGUAGE = "viesti-language";
    static final String ZONE = "viesti-zone";

    private final Identities identities;
    private final InstantSource clock;

    Readers(Identities identities, InstantSource clock) {
        this.identities = identities;
        this.clock = clock;
    }

    /** Somebody who is signed in. */
    Person of(Actor.Participant actor, Context context) {
        if (actor instanceof Actor.Member member) {
            var profile = identities.profile(member);
            var reader = new Reader(
                    chosen(context).orElse(profile.member().language()),
                    profile.member().timeZone(),
                    clock.instant());
            return new Person(
                    actor,
                    profile.member().name(),
                    Optional.of(profile.partner().name()),
                    reader);
        }
        var merchant = identities.profile((Actor.Merchant) actor).merchant();
        var reader = new Reader(chosen(context).orElse(spoken(merchant.language())), zone(context), clock.instant());
        return new Person(actor, merchant.name(), Optional.empty(), reader);
    }

    /** Somebody of whom nothing is known but what their browser says. */
    Reader anybody(Context context) {
        var prefersFinnish = Optional.ofNullable(context.header("Accept-Language"))
                .map(header -> header.regionMatches(true, 0, "fi", 0, 2))
                .orElse(false);
        return new Reader(
                chosen(context).orElse(prefersFinnish ? Language.FINNISH : Language.ENGLISH),
                zone(context),
                clock.instant());
    }

    private static Optional<Language> chosen(Context context) {
        return Optional.ofNullable(context.cookie(LANGUAGE))
                .filter(code -> code.equals("fi") || code.equals("en"))
                .map(Language::new);
    }

    private static Language spoken(Language language) {
        return language.equals(Language.FINNISH) ? language : Language.ENGLISH;
    }

    /** Members have a time zone; merchants' browsers tell theirs. */
    private static ZoneId zone(Context context) {
        return Optional.ofNullable(context.cookie(ZONE))
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }
}
