package dev.viesti.application.port;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import java.util.List;
import java.util.Optional;

/** Tags of an organisation; names are unique in it ignoring case (T2), also under races. */
public interface Tags {

    /** Stores a new tag; answers whether its name was free. Of simultaneous ones with one name, one MUST win. */
    boolean add(Tag tag);

    /** The tag of that organisation. */
    Optional<Tag> find(PartnerId partner, TagId id);

    /** The tag that bears the name, ignoring case. */
    Optional<Tag> find(PartnerId partner, TagName name);

    /** Renames in one row (T4); answers whether the name was free. */
    boolean rename(Tag renamed);

    /** Deletes the tag and takes it from every conversation (T5); answers from how many. */
    int delete(Tag tag);

    /** The tags of a conversation, by name. The conversation MUST be locked where the number of its tags decides. */
    List<Tag> of(PartnerId partner, ConversationId conversation);

    /** Puts the tag on the conversation; twice is the same as once. */
    void attach(Tag tag, ConversationId conversation);

    /** Takes the tag from the conversation; answers whether it was there. */
    boolean detach(PartnerId partner, TagId tag, ConversationId conversation);
}
