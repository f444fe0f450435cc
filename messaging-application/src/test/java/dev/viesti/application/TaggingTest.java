package dev.viesti.application;

import static dev.viesti.application.Scene.NO_KEY;
import static dev.viesti.application.Scene.absent;
import static dev.viesti.application.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.port.Tags;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.TagId;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TaggingTest {
    private final Scene scene = new Scene();
    private final Tagging tagging = scene.viesti.tagging();

    @Test
    void typing_an_unknown_name_creates_and_attaches_and_a_known_one_attaches_T3() {
        var conversation = scene.contacted();
        var first = tagging.attach(scene.maija, conversation, TagName.of("Kiireellinen"), NO_KEY);
        assertThat(first.created()).isTrue();
        var again = tagging.attach(scene.otto, conversation, TagName.of(" KIIREELLINEN "), NO_KEY);
        assertThat(again.created()).isFalse();
        assertThat(again.tags()).isEqualTo(first.tags());
        var key = Optional.of(new IdempotencyKey("t"));
        assertThat(tagging.attach(scene.maija, conversation, TagName.of("uusi"), key)
                        .created())
                .isTrue();
        assertThat(tagging.attach(scene.maija, conversation, TagName.of("uusi"), key)
                        .created())
                .isTrue();
    }

    @Test
    void renaming_shows_everywhere_and_collides_only_with_others_T4() {
        var conversation = scene.contacted();
        var urgent = tagging.create(scene.maija, TagName.of("urgent"), NO_KEY).tag();
        var later = tagging.create(scene.maija, TagName.of("later"), NO_KEY).tag();
        refused(Rule.TAG_NAME_TAKEN, () -> tagging.create(scene.otto, TagName.of("URGENT"), NO_KEY));
        var tagged = tagging.attach(scene.maija, conversation, urgent.id(), NO_KEY);
        assertThat(tagged.created()).isFalse();
        assertThat(tagged.tags()).containsExactly(urgent);
        refused(Rule.TAG_NAME_TAKEN, () -> tagging.rename(scene.maija, urgent.id(), TagName.of("Later")));
        var renamed = tagging.rename(scene.maija, urgent.id(), TagName.of("Urgent"));
        assertThat(renamed.tag().name().value()).isEqualTo("Urgent");
        assertThat(tags(scene.maija)).containsExactly(later.name().value(), "Urgent");
        assertThat(scene.viesti
                        .messaging()
                        .conversation(scene.maija, conversation)
                        .tags())
                .extracting(tag -> tag.name().value())
                .containsExactly("Urgent");
    }

    @Test
    void deleting_takes_the_tag_from_every_conversation_and_says_from_how_many_T5() {
        var first = scene.contacted();
        var second = scene.contactedWithoutShop();
        var tag = tagging.create(scene.maija, TagName.of("urgent"), NO_KEY).tag();
        tagging.attach(scene.maija, first, tag.id(), NO_KEY);
        tagging.attach(scene.maija, second, tag.id(), NO_KEY);
        assertThat(tagging.tags(scene.maija, Optional.of("URG"), Slice.first(10))
                        .items())
                .containsExactly(new TagView(tag, 2));
        assertThat(tagging.tag(scene.maija, tag.id())).isEqualTo(new TagView(tag, 2));
        assertThat(tagging.delete(scene.maija, tag.id())).isEqualTo(2);
        absent(() -> tagging.tag(scene.maija, tag.id()));
        assertThat(scene.viesti.messaging().conversation(scene.maija, first).tags())
                .isEmpty();
        absent(() -> tagging.delete(scene.maija, tag.id()));
    }

    @Test
    void a_conversation_bears_at_most_fifty_tags_and_one_more_leaves_no_trace_T6() {
        var conversation = scene.contacted();
        for (var i = 0; i < Tag.MAX_PER_CONVERSATION; i++) {
            tagging.attach(scene.maija, conversation, TagName.of("tag " + i), NO_KEY);
        }
        refused(Rule.TOO_MANY_TAGS, () -> tagging.attach(scene.maija, conversation, TagName.of("one more"), NO_KEY));
        assertThat(tags(scene.maija)).hasSize(Tag.MAX_PER_CONVERSATION).doesNotContain("one more");
        var known = tagging.attach(scene.maija, conversation, TagName.of("tag 7"), NO_KEY);
        assertThat(known.tags()).hasSize(Tag.MAX_PER_CONVERSATION);
    }

    @Test
    void taking_a_tag_off_twice_is_the_same_as_once_T6() {
        var conversation = scene.contacted();
        var tag = tagging.create(scene.maija, TagName.of("urgent"), NO_KEY).tag();
        tagging.attach(scene.maija, conversation, tag.id(), NO_KEY);
        tagging.detach(scene.maija, conversation, tag.id());
        tagging.detach(scene.maija, conversation, tag.id());
        assertThat(scene.viesti
                        .messaging()
                        .conversation(scene.maija, conversation)
                        .tags())
                .isEmpty();
    }

    @Test
    void tags_are_invisible_to_merchants_and_to_other_organisations_T1_X1() {
        var conversation = scene.contacted();
        var tag = tagging.create(scene.maija, TagName.of("urgent"), NO_KEY).tag();
        tagging.attach(scene.maija, conversation, tag.id(), NO_KEY);
        assertThat(scene.viesti
                        .messaging()
                        .conversation(scene.aino, conversation)
                        .tags())
                .isEmpty();
        var works = new PartnerId("works");
        scene.partner(works, "Works Oy", "design");
        var stranger = scene.member(works, "eve", "en");
        assertThat(tags(stranger)).isEmpty();
        absent(() -> tagging.tag(stranger, tag.id()));
        absent(() -> tagging.rename(stranger, tag.id(), TagName.of("mine")));
        absent(() -> tagging.delete(stranger, tag.id()));
        absent(() -> tagging.attach(stranger, conversation, TagName.of("mine"), NO_KEY));
        absent(() -> tagging.detach(stranger, conversation, tag.id()));
        assertThat(tagging.create(stranger, TagName.of("urgent"), NO_KEY).conversations())
                .isZero();
    }

    private List<String> tags(Actor.Member actor) {
        return tagging.tags(actor, Optional.empty(), Slice.first(100)).items().stream()
                .map(view -> view.tag().name().value())
                .toList();
    }

    @Test
    void a_name_whose_tag_was_deleted_while_it_was_typed_is_created_T3() {
        var taken = new AtomicInteger(1);
        var racing = new Scene(AlteredStorage.withTags(tags -> new AlteredTags(
                tags, tag -> taken.getAndUpdate(n -> Math.max(n - 1, 0)) == 0 && tags.add(tag), tags::rename)));
        var tagged = racing.viesti.tagging().attach(racing.maija, racing.contacted(), TagName.of("urgent"), NO_KEY);
        assertThat(tagged.created()).isTrue();
        assertThat(tagged.tags()).hasSize(1);
        assertThat(taken).hasValue(0);
    }

    @Test
    void a_tag_that_is_deleted_right_after_it_was_renamed_was_renamed_and_is_borne_by_none_T4() {
        var racing = new Scene(AlteredStorage.withTags(
                tags -> new AlteredTags(tags, tags::add, tag -> tags.rename(tag) && tags.delete(tag) == 1)));
        var conversation = racing.contacted();
        var racers = racing.viesti.tagging();
        var tag = racers.attach(racing.maija, conversation, TagName.of("urgent"), NO_KEY)
                .tags()
                .get(0);

        var renamed = racers.rename(racing.maija, tag.id(), TagName.of("later"));

        assertThat(renamed).isEqualTo(new TagView(tag.renamed(TagName.of("later")), 0));
        absent(() -> racers.tag(racing.maija, tag.id()));
    }

    /** Tags that another member has been at. */
    private record AlteredTags(Tags tags, Predicate<Tag> adding, Predicate<Tag> renaming) implements Tags {
        @Override
        public boolean add(Tag tag) {
            return adding.test(tag);
        }

        @Override
        public Optional<Tag> find(PartnerId partner, TagId id) {
            return tags.find(partner, id);
        }

        @Override
        public Optional<Tag> find(PartnerId partner, TagName name) {
            return tags.find(partner, name);
        }

        @Override
        public boolean rename(Tag renamed) {
            return renaming.test(renamed);
        }

        @Override
        public int delete(Tag tag) {
            return tags.delete(tag);
        }

        @Override
        public List<Tag> of(PartnerId partner, ConversationId conversation) {
            return tags.of(partner, conversation);
        }

        @Override
        public void attach(Tag tag, ConversationId conversation) {
            tags.attach(tag, conversation);
        }

        @Override
        public boolean detach(PartnerId partner, TagId tag, ConversationId conversation) {
            return tags.detach(partner, tag, conversation);
        }
    }
}
