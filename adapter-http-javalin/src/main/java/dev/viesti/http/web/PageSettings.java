package dev.viesti.http.web;

import dev.viesti.application.Actor;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.InstantSource;
import java.util.List;

/**
 * What the page for people needs to know of its server.
 *
 * @param clock tells the time that pages show
 * @param isSecure whether browsers reach it by https, so that its cookies go nowhere else
 * @param hasLimits whether signing in is limited per address
 * @param people whoever may sign in by a click, as in a demo; otherwise empty
 */
public record PageSettings(InstantSource clock, boolean isSecure, boolean hasLimits, List<Person> people) {
    /** How long a browser keeps what somebody chose for it, in seconds. */
    static final int YEAR = 365 * 24 * 60 * 60;

    /** Holds the people unchangeably. */
    public PageSettings {
        people = List.copyOf(people);
    }

    /** A server reached by http, with limits and nobody to pick from. */
    public static PageSettings plain(InstantSource clock) {
        return new PageSettings(clock, false, true, List.of());
    }

    /** The name of the cookie that holds the session; by https one that only this very host can set. */
    String sessionCookie() {
        return isSecure ? "__Host-viesti-session" : "viesti-session";
    }

    /**
     * A cookie for all of the page, which other sites' requests don't bring along unless they lead here.
     *
     * @param maxAge in seconds; 0 takes it away
     * @param isHttpOnly whether scripts don't see it
     */
    Cookie cookie(String name, String value, int maxAge, boolean isHttpOnly) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(maxAge);
        cookie.setHttpOnly(isHttpOnly);
        cookie.setSecure(isSecure);
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }

    /**
     * Somebody to pick.
     *
     * @param about the organisation or the shops, in a few words
     */
    public record Person(Actor.Participant actor, String name, String about) {}
}
