package dev.viesti.application;

import dev.viesti.application.port.IdGenerator;
import dev.viesti.application.port.InboxReader;
import dev.viesti.application.port.Tags;
import dev.viesti.application.port.Transactions;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.TagId;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The organisation's tags and where they are put (T1–T6); also on blocked conversations (B7). Safe for threads. */
public final class Tagging {
    private final Transactions transactions;
    private final InboxReader reader;
    private final Ticker clock;
    private final IdGenerator ids;

    Tagging(Transactions transactions, InboxReader reader, Ticker clock, IdGenerator ids) {
        this.transactions = transactions;
        this.reader = reader;
        this.clock = clock;
        this.ids = ids;
    }

    /** The organisation's tags by name, those that contain the text if there is one. */
    public Page<TagView> tags(Actor.Member actor, Optional<String> text, Slice slice) {
        return reader.tags(actor.partner(), text, slice);
    }

    /** The organisation's first tags by name, at most that many, to choose from. */
    public List<Tag> tags(Actor.Member actor, int most) {
        return reader.tags(actor.partner(), most);
    }

    /** One tag. */
    public TagView tag(Actor.Member actor, TagId id) {
        return reader.tag(actor.partner(), id).orElseThrow(() -> new NotFound("tag"));
    }

    /**
     * Creates a tag in the tag manager (T3).
     *
     * @throws RuleViolation {@link Rule#TAG_NAME_TAKEN}
     */
    public TagView create(Actor.Member actor, TagName name, Optional<IdempotencyKey> key) {
        var fingerprint = Fingerprint.of("create-tag", name.value());
        var tag = transactions.inTransaction(work -> {
            var id = Idempotency.once(work, actor, key, fingerprint, clock.now(), () -> {
                var created = new Tag(actor.partner(), new TagId(ids.next()), name);
                if (!work.tags().add(created)) {
                    throw new RuleViolation(Rule.TAG_NAME_TAKEN);
                }
                note(work, actor, Optional.empty());
                return created.id().value();
            });
            return require(work.tags(), actor, new TagId(id));
        });
        return view(tag);
    }

    /**
     * Renames a tag wherever it is (T4).
     *
     * @throws RuleViolation {@link Rule#TAG_NAME_TAKEN} for the name of another tag
     */
    public TagView rename(Actor.Member actor, TagId id, TagName name) {
        var tag = transactions.inTransaction(work -> {
            Locked.requireAccess(work, actor);
            var before = require(work.tags(), actor, id);
            var renamed = before.renamed(name);
            if (!work.tags().rename(renamed)) {
                throw new RuleViolation(Rule.TAG_NAME_TAKEN);
            }
            if (!renamed.equals(before)) {
                note(work, actor, Optional.empty());
            }
            return renamed;
        });
        return view(tag);
    }

    /** Deletes a tag; answers from how many conversations it went (T5). */
    public int delete(Actor.Member actor, TagId id) {
        return transactions.inTransaction(work -> {
            Locked.requireAccess(work, actor);
            var conversations = work.tags().delete(require(work.tags(), actor, id));
            note(work, actor, Optional.empty());
            return conversations;
        });
    }

    /**
     * Puts a tag on a conversation (T6).
     *
     * @throws RuleViolation {@link Rule#TOO_MANY_TAGS}
     */
    public Tagged attach(Actor.Member actor, ConversationId conversation, TagId tag, Optional<IdempotencyKey> key) {
        return attach(
                actor,
                conversation,
                key,
                Fingerprint.of("attach-tag", conversation.value(), tag.value()),
                work -> new Found(require(work.tags(), actor, tag), false));
    }

    /**
     * Puts the tag of that name on a conversation, and creates it first if there is none (T3).
     *
     * @throws RuleViolation {@link Rule#TOO_MANY_TAGS}; no tag is created then
     */
    public Tagged attach(Actor.Member actor, ConversationId conversation, TagName name, Optional<IdempotencyKey> key) {
        return attach(
                actor,
                conversation,
                key,
                Fingerprint.of("attach-name", conversation.value(), name.value()),
                work -> findOrCreate(work.tags(), new Tag(actor.partner(), new TagId(ids.next()), name)));
    }

    private Tagged attach(
            Actor.Member actor,
            ConversationId id,
            Optional<IdempotencyKey> key,
            String fingerprint,
            Function<UnitOfWork, Found> choice) {
        return transactions.inTransaction(work -> {
            var created = Idempotency.once(work, actor, key, fingerprint, clock.now(), () -> {
                var parties = Locked.visible(work, actor, id);
                var unused = work.conversations().lock(parties.partner(), id);
                var found = choice.apply(work);
                var borne = work.tags().of(actor.partner(), id);
                var isBorne = borne.stream()
                        .anyMatch(tag -> tag.id().equals(found.tag().id()));
                if (!isBorne && borne.size() >= Tag.MAX_PER_CONVERSATION) {
                    throw new RuleViolation(Rule.TOO_MANY_TAGS);
                }
                if (!isBorne) {
                    work.tags().attach(found.tag(), id);
                    note(work, actor, Optional.of(id));
                }
                return Boolean.toString(found.created());
            });
            return new Tagged(Boolean.parseBoolean(created), work.tags().of(actor.partner(), id));
        });
    }

    /** Takes a tag from a conversation; twice is the same as once. */
    public void detach(Actor.Member actor, ConversationId id, TagId tag) {
        var unused = transactions.inTransaction(work -> {
            Locked.requireAccess(work, actor);
            var parties = Locked.visible(work, actor, id);
            var found = require(work.tags(), actor, tag);
            var conversation = work.conversations().lock(parties.partner(), id);
            if (work.tags().detach(actor.partner(), found.id(), conversation.id())) {
                note(work, actor, Optional.of(id));
            }
            return true;
        });
    }

    /** Looks again where a tag was in the way of the new one: it may be gone by now. */
    private static Found findOrCreate(Tags tags, Tag wanted) {
        while (true) {
            var present = tags.find(wanted.partner(), wanted.name());
            if (present.isPresent()) {
                return new Found(present.get(), false);
            }
            if (tags.add(wanted)) {
                return new Found(wanted, true);
            }
        }
    }

    private void note(UnitOfWork work, Actor.Member actor, Optional<ConversationId> conversation) {
        work.conversations().note(new Event.TagsChanged(actor.partner(), conversation), clock.now());
    }

    private static Tag require(Tags tags, Actor.Member actor, TagId id) {
        return tags.find(actor.partner(), id).orElseThrow(() -> new NotFound("tag"));
    }

    /** Counted after the transaction, which would hold the tag's row meanwhile; borne by none if it is gone by then. */
    private TagView view(Tag tag) {
        return new TagView(
                tag,
                reader.tag(tag.partner(), tag.id()).map(TagView::conversations).orElse(0));
    }

    private record Found(Tag tag, boolean created) {}

    /** A conversation's tags by name, and whether one of them was created for it. */
    public record Tagged(boolean created, List<Tag> tags) {
        public Tagged {
            tags = List.copyOf(tags);
        }
    }
}
