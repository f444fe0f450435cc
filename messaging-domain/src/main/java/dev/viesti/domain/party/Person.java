package dev.viesti.domain.party;

import dev.viesti.domain.Language;

/** Somebody whom mail can reach: of a partner organisation, or who needs work done. */
public sealed interface Person permits Member, Merchant {

    /** What they are called. */
    String name();

    /** Where mail to them goes. */
    EmailAddress email();

    /** The language in which they read. */
    Language language();
}
