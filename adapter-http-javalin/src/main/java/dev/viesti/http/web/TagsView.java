package dev.viesti.http.web;

import dev.viesti.application.ConversationView;
import java.util.Optional;

/**
 * The tags of a conversation, and the field that adds one.
 *
 * @param selection of the list beside the conversation
 * @param entered into the field
 * @param error why that, or a removal, wasn't done
 * @param said what was done
 */
record TagsView(
        ConversationView conversation,
        Selection selection,
        String entered,
        Optional<Word> error,
        Optional<String> said) {

    static TagsView of(ConversationView conversation, Selection selection) {
        return new TagsView(conversation, selection, "", Optional.empty(), Optional.empty());
    }

    TagsView done(String what) {
        return new TagsView(conversation, selection, "", Optional.empty(), Optional.of(what));
    }

    TagsView refused(String name, Word why) {
        return new TagsView(conversation, selection, name, Optional.of(why), Optional.empty());
    }

    String path() {
        return pathOfConversation() + "/tags";
    }

    /** Where a tag is added. */
    String addPath() {
        return selection.on(path());
    }

    String removePath() {
        return selection.on(path() + "/remove");
    }

    /** Where all tags are managed. */
    String managePath() {
        return new Background(selection, Optional.of(conversation.id().value())).behind("/tags");
    }

    String back() {
        return selection.on(pathOfConversation());
    }

    private String pathOfConversation() {
        return "/conversations/" + conversation.id().value();
    }
}
