package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.domain.PartnerId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tags of an organisation and what bears them. */
public interface TagsContract extends Scene {

    @Test
    default void a_tag_is_found_by_its_id_and_by_its_name_in_any_case_T2() {
        var partner = partner("p");
        var tag = tag(partner, "t", "Äiti & 100%_\\ 😀");

        assertThat(holds(unit -> unit.tags().add(tag))).isTrue();

        run(unit -> {
            assertThat(unit.tags().find(partner, tag.id())).contains(tag);
            assertThat(unit.tags().find(partner, tag.name())).contains(tag);
            assertThat(unit.tags().find(partner, TagName.of("äITI & 100%_\\ 😀")))
                    .contains(tag);
            assertThat(unit.tags().find(partner, TagName.of("Äiti & 100xx\\ 😀")))
                    .isEmpty();
            assertThat(unit.tags().find(partner, TagName.of("Aiti & 100%_\\ 😀")))
                    .isEmpty();
            assertThat(unit.tags().find(partner, TagName.of("Äiti"))).isEmpty();
            assertThat(unit.tags().find(partner, new TagId("T"))).isEmpty();
        });
        assertThat(bearers(tag)).isZero();
    }

    @Test
    default void the_longest_name_is_kept_T2() {
        var tag = tag(partner("p"), "t", "😀".repeat(50));

        run(unit -> unit.tags().add(tag));

        assertThat(found(unit -> unit.tags().find(tag.partner(), tag.id()))).contains(tag);
    }

    @Test
    default void a_name_is_taken_in_any_case_and_what_is_refused_leaves_nothing_T2() {
        var partner = partner("p");
        var first = tag(partner, "first", "Urgent");
        run(unit -> unit.tags().add(first));
        var second = tag(partner, "second", "URGENT");

        assertThat(holds(unit -> unit.tags().add(second))).isFalse();
        assertThat(holds(unit -> unit.tags().add(second))).isFalse();

        run(unit -> {
            assertThat(unit.tags().find(partner, second.id())).isEmpty();
            assertThat(unit.tags().find(partner, second.name())).contains(first);
        });
    }

    @Test
    default void after_a_name_was_taken_the_transaction_goes_on() {
        var partner = partner("p");
        run(unit -> unit.tags().add(tag(partner, "first", "Urgent")));

        run(unit -> {
            assertThat(unit.tags().add(tag(partner, "second", "urgent"))).isFalse();
            assertThat(unit.tags().add(tag(partner, "third", "Later"))).isTrue();
        });

        assertThat(found(unit -> unit.tags().find(partner, new TagId("third")))).isPresent();
    }

    @Test
    default void tags_are_their_organisations_own_T1() {
        var partner = partner("p");
        var other = partner("q");
        var tag = tag(partner, "t", "Urgent");
        var same = tag(other, "u", "Urgent");
        run(unit -> {
            assertThat(unit.tags().add(tag)).isTrue();
            assertThat(unit.tags().add(same)).isTrue();
        });

        run(unit -> {
            assertThat(unit.tags().find(other, tag.id())).isEmpty();
            assertThat(unit.tags().find(other, tag.name())).contains(same);
            assertThat(unit.tags().find(new PartnerId("nobody"), tag.name())).isEmpty();
        });
    }

    @Test
    default void renaming_shows_at_once_wherever_the_tag_is_T4() {
        var conversation = conversation("c", partner("p"), merchant("x"), at(1));
        var tag = storedTag(conversation.partner(), "t", "Urgent");
        attach(conversation, tag);
        var renamed = tag.renamed(TagName.of("Not urgent"));

        assertThat(holds(unit -> unit.tags().rename(renamed))).isTrue();
        assertThat(holds(unit -> unit.tags().rename(renamed))).isTrue();

        run(unit -> {
            assertThat(unit.tags().find(tag.partner(), tag.id())).contains(renamed);
            assertThat(unit.tags().find(tag.partner(), tag.name())).isEmpty();
            assertThat(unit.tags().of(tag.partner(), conversation.id())).containsExactly(renamed);
        });
        assertThat(bearers(renamed)).isOne();
    }

    @Test
    default void the_case_of_the_own_name_may_change_but_another_tags_name_is_taken_T4() {
        var partner = partner("p");
        var urgent = tag(partner, "urgent", "Urgent");
        var later = tag(partner, "later", "Later");
        run(unit -> {
            unit.tags().add(urgent);
            unit.tags().add(later);
        });

        assertThat(holds(unit -> unit.tags().rename(urgent.renamed(TagName.of("URGENT")))))
                .isTrue();
        assertThat(holds(unit -> unit.tags().rename(later.renamed(TagName.of("urgent")))))
                .isFalse();

        run(unit -> {
            assertThat(unit.tags()
                            .find(partner, urgent.id())
                            .map(tag -> tag.name().value()))
                    .contains("URGENT");
            assertThat(unit.tags().find(partner, later.id())).contains(later);
            assertThat(unit.tags().find(partner, TagName.of("urgent")).map(Tag::id))
                    .contains(urgent.id());
        });
    }

    @Test
    default void deleting_takes_the_tag_from_every_conversation_and_tells_from_how_many_T5() {
        var partner = partner("p");
        var one = conversation("one", partner, merchant("x"), at(1));
        var two = conversation("two", partner, merchant("y"), at(1));
        var doomed = storedTag(one.partner(), "doomed", "Doomed");
        var staying = storedTag(one.partner(), "staying", "Staying");
        attach(one, doomed);
        attach(two, doomed);
        attach(two, staying);

        assertThat(counted(unit -> unit.tags().delete(doomed))).isEqualTo(2);
        assertThat(counted(unit -> unit.tags().delete(doomed))).isZero();

        run(unit -> {
            assertThat(unit.tags().find(partner, doomed.id())).isEmpty();
            assertThat(unit.tags().of(partner, one.id())).isEmpty();
            assertThat(unit.tags().of(partner, two.id())).containsExactly(staying);
        });
        assertThat(counted(unit -> unit.tags().delete(staying))).isOne();
        assertThat(holds(unit -> unit.tags().add(tag(partner, "new", "Doomed"))))
                .isTrue();
        assertThat(bearers(tag(partner, "new", "Doomed"))).isZero();
    }

    @Test
    default void putting_on_and_taking_off_twice_is_the_same_as_once_T6() {
        var conversation = conversation("c", partner("p"), merchant("x"), at(1));
        var tag = storedTag(conversation.partner(), "t", "Urgent");
        var other = storedTag(conversation.partner(), "u", "Other");
        attach(conversation, other);

        attach(conversation, tag);
        attach(conversation, tag);
        assertThat(listed(unit -> unit.tags().of(tag.partner(), conversation.id())))
                .containsExactly(other, tag);
        assertThat(bearers(tag)).isOne();

        assertThat(detach(tag, conversation)).isTrue();
        assertThat(detach(tag, conversation)).isFalse();
        assertThat(listed(unit -> unit.tags().of(tag.partner(), conversation.id())))
                .containsExactly(other);
        assertThat(bearers(tag)).isZero();
        assertThat(found(unit -> unit.tags().find(tag.partner(), tag.id()))).contains(tag);
    }

    @Test
    default void a_tag_is_taken_off_one_conversation_by_its_own_organisation_only() {
        var partner = partner("p");
        var other = partner("q");
        var one = conversation("one", partner, merchant("x"), at(1));
        var two = conversation("two", partner, merchant("y"), at(1));
        var tag = storedTag(one.partner(), "t", "Urgent");
        attach(one, tag);
        attach(two, tag);

        assertThat(holds(unit -> unit.tags().detach(other, tag.id(), one.id()))).isFalse();
        assertThat(holds(unit -> unit.tags().detach(partner, new TagId("unknown"), one.id())))
                .isFalse();
        assertThat(holds(unit -> unit.tags().detach(partner, tag.id(), two.id())))
                .isTrue();

        assertThat(listed(unit -> unit.tags().of(partner, one.id()))).containsExactly(tag);
        assertThat(listed(unit -> unit.tags().of(partner, two.id()))).isEmpty();
        assertThat(listed(unit -> unit.tags().of(other, one.id()))).isEmpty();
    }

    @Test
    default void the_tags_of_a_conversation_come_by_name_without_regard_to_case() {
        var conversation = conversation("c", partner("p"), merchant("x"), at(1));
        var names = List.of("öljy", "Zebra", "apple", "Bee", "Äiti", "ant 2", "ant-1", "10", "9");
        for (var i = 0; i < names.size(); i++) {
            attach(conversation, storedTag(conversation.partner(), "t" + i, names.get(i)));
        }

        assertThat(listed(unit -> unit.tags().of(conversation.partner(), conversation.id())))
                .extracting(tag -> tag.name().value())
                .containsExactly("10", "9", "ant 2", "ant-1", "apple", "Bee", "Zebra", "Äiti", "öljy");
    }

    @Test
    default void changes_of_tags_that_were_rolled_back_leave_nothing() {
        var conversation = conversation("c", partner("p"), merchant("x"), at(1));
        var partner = conversation.partner();
        var borne = storedTag(conversation.partner(), "borne", "Borne");
        var free = storedTag(conversation.partner(), "free", "Free");
        attach(conversation, borne);
        assertThatThrownBy(() -> run(unit -> {
                    unit.tags().add(tag(partner, "lost", "Lost"));
                    unit.tags().rename(borne.renamed(TagName.of("Renamed")));
                    unit.tags().attach(free, conversation.id());
                    unit.tags().detach(partner, borne.id(), conversation.id());
                    unit.tags().delete(free);
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        run(unit -> {
            assertThat(unit.tags().find(partner, new TagId("lost"))).isEmpty();
            assertThat(unit.tags().find(partner, free.id())).contains(free);
            assertThat(unit.tags().of(partner, conversation.id())).containsExactly(borne);
            assertThat(unit.tags().add(tag(partner, "again", "Lost"))).isTrue();
            assertThat(unit.tags().add(tag(partner, "again-too", "Renamed"))).isTrue();
        });
    }

    @RaceTest
    default void of_simultaneous_tags_with_one_name_one_is_created_and_the_others_find_it_T3() {
        var partner = partner("p");
        var names = List.of("Urgent", "URGENT", "urgent", "uRGENT");

        var results = Race.among(worker -> ask(unit -> {
            var own = tag(partner, "t" + worker, names.get(worker % names.size()));
            return unit.tags().add(own)
                    ? own
                    : unit.tags().find(partner, own.name()).orElseThrow();
        }));

        assertThat(results).containsOnly(results.get(0));
        assertThat(found(unit -> unit.tags().find(partner, TagName.of("urgent"))))
                .contains(results.get(0));
        var winner = results.get(0).id();
        run(unit -> IntStream.range(0, Race.WORKERS)
                .mapToObj(worker -> new TagId("t" + worker))
                .filter(id -> !id.equals(winner))
                .forEach(id -> assertThat(unit.tags().find(partner, id)).isEmpty()));
    }

    @RaceTest
    default void where_the_creation_of_a_tag_is_rolled_back_its_name_is_free_for_those_who_waited() {
        var partner = partner("p");

        var results = Race.among(worker -> {
            try {
                return ask(unit -> {
                    var added = unit.tags().add(tag(partner, "t" + worker, "Urgent"));
                    if (worker % 2 == 0) {
                        throw new IllegalStateException("refused");
                    }
                    return added;
                });
            } catch (IllegalStateException refused) {
                return false;
            }
        });

        assertThat(results).containsOnlyOnce(true);
        assertThat(found(unit -> unit.tags().find(partner, TagName.of("urgent"))))
                .map(Tag::id)
                .contains(new TagId("t" + results.indexOf(true)));
    }

    @RaceTest
    default void of_tags_racing_to_be_renamed_to_one_name_one_gets_it_T4() {
        var partner = partner("p");
        run(unit -> IntStream.range(0, Race.WORKERS)
                .forEach(worker -> unit.tags().add(tag(partner, "t" + worker, "Name " + worker))));

        var renamed = Race.among(worker -> ask(unit -> unit.tags().rename(tag(partner, "t" + worker, "Contested"))));

        assertThat(renamed).containsOnlyOnce(true);
        run(unit -> IntStream.range(0, Race.WORKERS).forEach(worker -> {
            var name = renamed.get(worker) ? "Contested" : "Name " + worker;
            assertThat(unit.tags().find(partner, new TagId("t" + worker))).contains(tag(partner, "t" + worker, name));
        }));
    }

    @RaceTest
    default void putting_a_tag_on_at_the_same_time_puts_it_on_once_T6() {
        var conversation = conversation("c", partner("p"), merchant("x"), at(1));
        var tag = storedTag(conversation.partner(), "t", "Urgent");

        var borne = Race.among(worker -> listed(unit -> {
            unit.conversations().lock(tag.partner(), conversation.id());
            unit.tags().attach(tag, conversation.id());
            return unit.tags().of(tag.partner(), conversation.id());
        }));

        assertThat(borne).containsOnly(List.of(tag));
        assertThat(bearers(tag)).isOne();
    }

    @RaceTest
    default void a_tag_that_is_deleted_while_it_is_put_on_is_on_nothing_T5() {
        var partner = partner("p");
        for (var round = 0; round < 5; round++) {
            var prefix = "round-" + round + "-";
            var conversations = IntStream.range(0, 4)
                    .mapToObj(i -> conversation(prefix + i, partner, merchant(prefix + i), at(1)))
                    .toList();
            var tag = storedTag(conversations.get(0).partner(), prefix + "tag", prefix);

            var outcomes = Race.among(8, worker -> {
                if (worker == 4) {
                    return Optional.of(counted(unit -> unit.tags().delete(tag)));
                }
                var conversation = conversations.get(worker % 4);
                return ask(unit -> {
                    unit.conversations().lock(partner, conversation.id());
                    var present = unit.tags().find(partner, tag.id());
                    present.ifPresent(found -> unit.tags().attach(found, conversation.id()));
                    return Optional.<Integer>empty();
                });
            });

            assertThat(outcomes).filteredOn(Optional::isPresent).hasSize(1);
            assertThat(found(unit -> unit.tags().find(partner, tag.id()))).isEmpty();
            assertThat(conversations)
                    .allSatisfy(conversation -> assertThat(
                                    listed(unit -> unit.tags().of(partner, conversation.id())))
                            .isEmpty());
        }
    }

    private boolean detach(Tag tag, Conversation conversation) {
        return holds(unit -> {
            unit.conversations().lock(tag.partner(), conversation.id());
            return unit.tags().detach(tag.partner(), tag.id(), conversation.id());
        });
    }

    private int bearers(Tag tag) {
        return storage().inbox().tag(tag.partner(), tag.id()).orElseThrow().conversations();
    }
}
