package dev.viesti.http.web;

import dev.viesti.application.TagView;
import dev.viesti.domain.TagId;
import java.util.List;
import java.util.Optional;

/**
 * The organisation's tags, to be changed.
 *
 * @param background what one comes from
 * @param key under which the next tag is created once, however often
 * @param refused what wasn't done, if anything
 * @param chosen the tag that was changed last, to go on there
 * @param said what was done
 */
record TagList(
        List<TagView> tags,
        Background background,
        String key,
        Optional<Attempt> refused,
        Optional<TagId> chosen,
        Optional<String> said) {

    TagList {
        tags = List.copyOf(tags);
    }

    /**
     * A name that was refused.
     *
     * @param tag which was to bear it; none for a new one
     */
    record Attempt(Optional<TagId> tag, String entered, Word error) {}

    String path() {
        return background.behind("/tags");
    }

    String path(TagView tag) {
        return background.behind("/tags/" + tag.tag().id().value());
    }

    String deletePath(TagView tag) {
        return background.behind("/tags/" + tag.tag().id().value() + "/delete");
    }

    String back() {
        return background.path();
    }

    /** What is in the field of a tag, or of the new one. */
    String entered(Optional<TagView> tag) {
        return refused(tag)
                .map(Attempt::entered)
                .or(() -> tag.map(TagList::name))
                .orElse("");
    }

    Optional<Word> error(Optional<TagView> tag) {
        return refused(tag).map(Attempt::error);
    }

    /** Whether to go on in the field of that tag, or of the new one. */
    boolean isFocused(Optional<TagView> tag) {
        var focused = refused.isPresent() ? refused.get().tag() : chosen;
        return focused.equals(tag.map(view -> view.tag().id()));
    }

    private Optional<Attempt> refused(Optional<TagView> tag) {
        return refused.filter(
                attempt -> attempt.tag().equals(tag.map(view -> view.tag().id())));
    }

    static String name(TagView tag) {
        return tag.tag().name().value();
    }
}
