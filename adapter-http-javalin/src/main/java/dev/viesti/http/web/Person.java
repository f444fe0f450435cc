package dev.viesti.http.web;

import dev.viesti.application.Actor;
import java.util.Optional;

/**
 * Who is signed in.
 *
 * @param organisation of a member
 */
record Person(Actor.Participant actor, String name, Optional<String> organisation, Reader reader) {
    /** The name and, of a member, the organisation. */
    String fullName() {
        return organisation.map(known -> name + ", " + known).orElse(name);
    }

    boolean isMember() {
        return actor instanceof Actor.Member;
    }
}
