package dev.viesti.http.web;

import dev.viesti.application.ConversationView;
import dev.viesti.application.Messaging;
import dev.viesti.application.NotFound;
import dev.viesti.application.Slice;
import dev.viesti.application.TagView;
import dev.viesti.application.Tagging;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.Ids;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.TagId;
import dev.viesti.domain.Text;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts tags on conversations and takes them off (T3, T6), also from blocked ones (B7). */
final class ConversationTagPages {
    private static final String PATH = "/conversations/{id}/tags";
    private static final int SUGGESTED = 8;

    private final Messaging messaging;
    private final Tagging tagging;
    private final Layout layout;

    ConversationTagPages(Messaging messaging, Tagging tagging, Layout layout) {
        this.messaging = messaging;
        this.tagging = tagging;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH, Admission.MEMBERS, this::tags),
                PageRoute.post(PATH, Admission.MEMBERS, this::attach),
                PageRoute.post(PATH + "/remove", Admission.MEMBERS, this::detach));
    }

    private Reply tags(Visit visit) {
        var conversation = conversation(visit);
        return switch (visit.target()) {
            case "tag-options" -> options(visit, conversation);
            case "tag-chips" ->
                Reply.html(
                        200, layout.templates().tagChips(frame(visit, conversation), tags(visit, conversation), false));
            default -> section(visit, 200, tags(visit, conversation));
        };
    }

    /** Tags to choose while somebody types: those that begin so come first; a new name can be created. */
    private Reply options(Visit visit, ConversationView conversation) {
        var text = Text.beginning(visit.query("name").orElse(""), Text.MAX_LINE);
        var key = Text.fold(text);
        var found = tagging.tags(visit.member(), Optional.of(text), Slice.first(Slice.MAX)).items().stream()
                .map(TagView::tag)
                .toList();
        var borne = conversation.tags().stream().map(Tag::id).collect(Collectors.toSet());
        var suggested = found.stream()
                .filter(tag -> !borne.contains(tag.id()))
                .sorted(Comparator.comparing(tag -> !tag.name().key().startsWith(key)))
                .limit(SUGGESTED)
                .map(tag -> tag.name().value())
                .toList();
        var creatable = name(text)
                .filter(name -> found.stream().noneMatch(tag -> tag.name().key().equals(name.key())));
        return Reply.html(200, layout.templates().tagOptions(visit.reader(), suggested, creatable.map(TagName::value)));
    }

    private static Optional<TagName> name(String text) {
        try {
            return Optional.of(TagName.of(text));
        } catch (InvalidInput none) {
            return Optional.empty();
        }
    }

    /** What was chosen of the suggestions or else typed. No key: adding a tag twice is the same as once (T6). */
    private Reply attach(Visit visit) {
        var entered = visit.entered("chosen").orElseGet(() -> visit.field("name"));
        var conversation = conversation(visit);
        try {
            var name = TagName.of(entered);
            var created = tagging.attach(visit.member(), conversation.id(), name, Optional.empty())
                    .created();
            return done(visit, TagWords.ADDED, name.value(), created ? TagPages.CHANGED : "news");
        } catch (InvalidInput invalid) {
            var error = TagWords.wrong(invalid.errors().get(0));
            return section(visit, 422, tags(visit, conversation).refused(entered, error));
        } catch (RuleViolation violation) {
            return section(
                    visit,
                    Problems.status(visit, violation),
                    tags(visit, conversation).refused(entered, Problems.sentence(visit, violation)));
        }
    }

    private Reply detach(Visit visit) {
        var conversation = conversation(visit);
        var id = visit.field("tag");
        var name = conversation.tags().stream()
                .filter(tag -> tag.id().value().equals(id))
                .findFirst()
                .map(tag -> tag.name().value());
        try {
            if (!Ids.isWellFormed(id)) {
                throw new NotFound("tag");
            }
            tagging.detach(visit.member(), conversation.id(), new TagId(id));
            return done(visit, TagWords.REMOVED, name.orElse(""), "news");
        } catch (NotFound gone) {
            return section(visit, 404, tags(visit, conversation(visit)).refused("", TagWords.GONE));
        }
    }

    private Reply done(Visit visit, Word said, String name, String events) {
        var tags = tags(visit, conversation(visit));
        return visit.isFragment()
                ? section(visit, 200, tags.done(visit.reader().say(said, name))).with("HX-Trigger", events)
                : Reply.seeOther(tags.back());
    }

    /** The tags in their place beside the conversation or, without a script, on a page of their own. */
    private Reply section(Visit visit, int status, TagsView view) {
        var frame = frame(visit, view.conversation());
        return visit.target().equals("tags")
                ? Reply.html(status, layout.templates().tags(frame, view))
                : layout.form(
                        visit,
                        status,
                        Section.MESSAGES,
                        frame.title(),
                        layout.templates().tagsAlone(frame, view));
    }

    private static TagsView tags(Visit visit, ConversationView conversation) {
        return TagsView.of(conversation, Selection.of(visit));
    }

    private ConversationView conversation(Visit visit) {
        return messaging.conversation(visit.member(), visit.id("id", ConversationId::new));
    }

    private Frame frame(Visit visit, ConversationView conversation) {
        return layout.frame(visit, Section.MESSAGES, visit.reader().say(TagWords.TAGS_OF, conversation.merchantName()));
    }
}
