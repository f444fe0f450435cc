package dev.viesti.domain.tag;

import dev.viesti.domain.PartnerId;
import dev.viesti.domain.TagId;

/** A label of one organisation, shared by its members and invisible to everybody else (T1). */
public record Tag(PartnerId partner, TagId id, TagName name) {
    /** How many tags a conversation bears at most (T6). */
    public static final int MAX_PER_CONVERSATION = 50;

    /** The same tag with another name (T4): whatever bears it shows the new name. */
    public Tag renamed(TagName next) {
        return new Tag(partner, id, next);
    }
}
