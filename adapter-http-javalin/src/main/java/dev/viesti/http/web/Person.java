package dev.viesti.http.web;

import dev.viesti.application.Actor;
import java.util.Optional;

/**
 * Who is signed in.
 *
 * @param organisation of a member
 */
record Person(Actor.Participant actor, String name, Optional<String> organisation, Reader reader) {
    boolean isMember() {
        return actor instanceof Actor.Member;
    }
}
