package dev.viesti.http.web;

import dev.viesti.application.Actor;
import dev.viesti.application.IdempotencyKey;
import dev.viesti.application.NotFound;
import dev.viesti.application.Slice;
import dev.viesti.application.TagView;
import dev.viesti.application.Tagging;
import dev.viesti.domain.Ids;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.TagId;
import dev.viesti.domain.tag.TagName;
import dev.viesti.http.web.Frame.Section;
import dev.viesti.http.web.PageRoute.Admission;
import dev.viesti.http.web.TagList.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The organisation's tags: makes, renames and deletes them (T1–T5). */
final class TagPages {
    /** Tells the page that the list of tags, and rows that show them, are old. */
    static final String CHANGED = "tags";

    private static final String PATH = "/tags";

    private final Tagging tagging;
    private final Layout layout;

    TagPages(Tagging tagging, Layout layout) {
        this.tagging = tagging;
        this.layout = layout;
    }

    List<PageRoute> routes() {
        return List.of(
                PageRoute.get(PATH, Admission.MEMBERS, this::list),
                PageRoute.post(PATH, Admission.MEMBERS, this::create),
                PageRoute.post(PATH + "/{id}", Admission.MEMBERS, this::rename),
                PageRoute.get(PATH + "/{id}/delete", Admission.MEMBERS, this::askToDelete),
                PageRoute.post(PATH + "/{id}/delete", Admission.MEMBERS, this::delete));
    }

    /** All tags of the member's organisation, by name. */
    static List<TagView> all(Tagging tagging, Actor.Member member) {
        var page = tagging.tags(member, Optional.empty(), Slice.first(Slice.MAX));
        var tags = new ArrayList<TagView>(page.items());
        while (page.next().isPresent()) {
            page = tagging.tags(member, Optional.empty(), new Slice(Slice.MAX, page.next()));
            tags.addAll(page.items());
        }
        return tags;
    }

    private Reply list(Visit visit) {
        return list(visit, 200, newKey(), Optional.empty(), chosen(visit), Optional.empty());
    }

    /** The tag that one comes back to. */
    private static Optional<TagId> chosen(Visit visit) {
        return visit.query("from").filter(Ids::isWellFormed).map(TagId::new);
    }

    private Reply create(Visit visit) {
        var entered = visit.field("name");
        var key = visit.field("key");
        return attempt(visit, Optional.empty(), key, () -> {
            tagging.create(visit.member(), TagName.of(entered), Optional.of(new IdempotencyKey(key)));
            return done(visit, Background.of(visit), Optional.empty(), TagWords.CREATED, TagName.of(entered));
        });
    }

    private Reply rename(Visit visit) {
        var id = id(visit);
        return attempt(visit, Optional.of(id), newKey(), () -> {
            var renamed = tagging.rename(visit.member(), id, TagName.of(visit.field("name")));
            return done(
                    visit,
                    Background.of(visit),
                    Optional.of(id),
                    TagWords.RENAMED,
                    renamed.tag().name());
        });
    }

    private Reply askToDelete(Visit visit) {
        var id = id(visit);
        return attempt(visit, Optional.empty(), newKey(), () -> {
            var tag = tagging.tag(visit.member(), id);
            var title = visit.reader().say(TagWords.DELETE_QUESTION, TagList.name(tag));
            var form = layout.templates()
                    .deleteTag(
                            layout.frame(visit, Section.MESSAGES, title), visit.isDialog(), tag, Background.of(visit));
            return layout.form(visit, 200, Section.MESSAGES, title, form);
        });
    }

    private Reply delete(Visit visit) {
        var id = id(visit);
        return attempt(visit, Optional.empty(), newKey(), () -> {
            var name = tagging.tag(visit.member(), id).tag().name();
            var unused = tagging.delete(visit.member(), id);
            var background = Background.of(visit).withoutTag(id.value());
            return done(visit, background, Optional.empty(), TagWords.DELETED, name);
        });
    }

    /** Does it, or shows the list again and why it wasn't done: in a dialog that is better than a page. */
    private Reply attempt(Visit visit, Optional<TagId> tag, String key, Supplier<Reply> action) {
        try {
            return action.get();
        } catch (InvalidInput invalid) {
            return refused(visit, 422, tag, key, TagWords.wrong(invalid.errors().get(0)));
        } catch (RuleViolation violation) {
            return refused(visit, Problems.status(visit, violation), tag, key, Problems.sentence(visit, violation));
        } catch (NotFound gone) {
            var said = Optional.of(visit.reader().say(TagWords.GONE));
            return list(visit, 404, key, Optional.empty(), Optional.empty(), said)
                    .with("HX-Trigger", CHANGED);
        }
    }

    private Reply refused(Visit visit, int status, Optional<TagId> tag, String key, Word error) {
        var attempt = new Attempt(tag, visit.field("name"), error);
        return list(visit, status, key, Optional.of(attempt), Optional.empty(), Optional.empty());
    }

    private Reply done(Visit visit, Background background, Optional<TagId> chosen, Word said, TagName name) {
        if (!visit.isFragment()) {
            return Reply.seeOther(background.behind(PATH));
        }
        var saying = Optional.of(visit.reader().say(said, name.value()));
        return list(visit, 200, newKey(), Optional.empty(), chosen, saying).with("HX-Trigger", CHANGED);
    }

    private Reply list(
            Visit visit,
            int status,
            String key,
            Optional<Attempt> refused,
            Optional<TagId> chosen,
            Optional<String> said) {
        var title = visit.reader().say(TagWords.TAG_MANAGER);
        var tags = new TagList(all(tagging, visit.member()), Background.of(visit), key, refused, chosen, said);
        var form = layout.templates().tagManager(layout.frame(visit, Section.MESSAGES, title), visit.isDialog(), tags);
        return layout.form(visit, status, Section.MESSAGES, title, form);
    }

    private static TagId id(Visit visit) {
        return visit.id("id", TagId::new);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
