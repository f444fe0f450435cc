package dev.viesti.http.web;

import dev.viesti.application.ConversationView;
import java.util.Optional;

/**
 * The tags of a conversation, and the field that adds one.
 *
 * @param entered into the field
 * @param error why that, or a removal, wasn't done
 * @param said what was done
 */
record TagsView(ConversationView conversation, String entered, Optional<Word> error, Optional<String> said) {

    static TagsView of(ConversationView conversation) {
        return new TagsView(conversation, "", Optional.empty(), Optional.empty());
    }

    static TagsView done(ConversationView conversation, String said) {
        return new TagsView(conversation, "", Optional.empty(), Optional.of(said));
    }

    static TagsView refused(ConversationView conversation, String entered, Word error) {
        return new TagsView(conversation, entered, Optional.of(error), Optional.empty());
    }

    String path() {
        return "/conversations/" + conversation.id().value() + "/tags";
    }
}
