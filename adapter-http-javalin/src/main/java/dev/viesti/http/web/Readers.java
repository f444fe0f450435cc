package dev.viesti.http.web;

import dev.viesti.application.SignIn;
import dev.viesti.domain.Language;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Partner;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Tells in whose language and time zone to answer: what the person chose, else what the host says of them. */
final class Readers {
    static final String LANGUAGE = "viesti-language";
    static final String ZONE = "viesti-zone";

    private final InstantSource clock;

    Readers(InstantSource clock) {
        this.clock = clock;
    }

    /** Somebody who is signed in. */
    Person of(SignIn.Holder holder, Context context) {
        var person = holder.person();
        var reader = new Reader(
                chosen(context).orElse(spoken(person.language())),
                person instanceof Member member ? member.timeZone() : zone(context),
                clock.instant());
        return new Person(holder.actor(), person.name(), holder.partner().map(Partner::name), reader);
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
