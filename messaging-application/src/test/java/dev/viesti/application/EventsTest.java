package dev.viesti.application;

import static dev.viesti.application.Scene.NO_KEY;
import static dev.viesti.application.Scene.STUDIO;
import static dev.viesti.application.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.port.Race;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.tag.TagName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Scene scene = new Scene();
    private final Events events = scene.viesti.events();

    private static Event entry(ConversationId conversation, int seq) {
        return new Event.EntryAdded(STUDIO, new MerchantId("aino"), conversation, seq);
    }

    @Test
    void a_host_follows_everything_from_where_it_began() {
        scene.contacted();
        var position = events.end();
        var conversation = scene.contacted();
        scene.say(scene.maija, conversation, "Hei");

        var batch = events.next(position, LONG).orElseThrow();

        assertThat(batch.events()).containsExactly(entry(conversation, 2), entry(conversation, 3));
        assertThat(events.next(batch.next(), Duration.ZERO).orElseThrow().events())
                .isEmpty();
    }

    @Test
    void a_host_that_waits_is_told_as_soon_as_something_happens() {
        var conversation = scene.contacted();
        var position = events.end();
        try (var race = new Race()) {
            var waiting = race.begin(() -> events.next(position, LONG).orElseThrow());

            scene.say(scene.aino, conversation, "Hei");

            assertThat(Race.result(waiting).events()).containsExactly(entry(conversation, 2));
        }
    }

    @Test
    void who_waits_in_vain_is_told_nothing_and_goes_on_from_there() {
        var conversation = scene.contacted();
        var patience = Duration.ofMillis(20);
        var begun = System.nanoTime();
        var batch = events.next(events.end(), patience).orElseThrow();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(patience);
        assertThat(batch.events()).isEmpty();
        scene.say(scene.aino, conversation, "Hei");
        assertThat(events.next(batch.next(), LONG).orElseThrow().events()).containsExactly(entry(conversation, 2));
    }

    @Test
    void participants_are_told_their_own_X1() {
        var position = events.end();
        var conversation = scene.contacted();
        var other = scene.merchant("eero", "Eero");

        assertThat(events.after(scene.aino, position).orElseThrow().events()).containsExactly(entry(conversation, 1));
        assertThat(events.after(scene.maija, position).orElseThrow().events()).containsExactly(entry(conversation, 1));
        assertThat(events.after(other, position).orElseThrow().events()).isEmpty();
    }

    @Test
    void members_are_told_of_every_change_of_tags_and_merchants_of_none_T1() {
        var tagging = scene.viesti.tagging();
        var conversation = scene.contacted();
        var position = events.end();
        var changed = new Event.TagsChanged(STUDIO, Optional.of(conversation));
        var renamed = new Event.TagsChanged(STUDIO, Optional.empty());

        var tag = tagging.create(scene.maija, TagName.of("urgent"), NO_KEY).tag();
        tagging.attach(scene.maija, conversation, tag.id(), NO_KEY);
        tagging.attach(scene.maija, conversation, TagName.of("new"), NO_KEY);
        tagging.detach(scene.maija, conversation, tag.id());
        tagging.rename(scene.maija, tag.id(), TagName.of("Urgent"));
        tagging.delete(scene.maija, tag.id());

        var told = List.of(renamed, changed, changed, changed, renamed, renamed);
        assertThat(events.after(scene.otto, position).orElseThrow().events()).isEqualTo(told);
        assertThat(events.after(scene.aino, position).orElseThrow().events()).isEmpty();
    }

    @Test
    void tags_that_stay_as_they_are_are_not_told() {
        var tagging = scene.viesti.tagging();
        var conversation = scene.contacted();
        var tag = tagging.create(scene.maija, TagName.of("urgent"), key(1)).tag();
        tagging.attach(scene.maija, conversation, TagName.of("new"), key(2));
        tagging.attach(scene.maija, conversation, tag.id(), key(3));
        tagging.detach(scene.maija, conversation, tag.id());
        var position = events.end();

        tagging.create(scene.maija, TagName.of("urgent"), key(1));
        refused(Rule.TAG_NAME_TAKEN, () -> tagging.create(scene.maija, TagName.of("Urgent"), NO_KEY));
        refused(Rule.TAG_NAME_TAKEN, () -> tagging.rename(scene.maija, tag.id(), TagName.of("NEW")));
        tagging.rename(scene.maija, tag.id(), TagName.of("urgent"));
        tagging.attach(scene.maija, conversation, TagName.of("NEW"), NO_KEY);
        tagging.attach(scene.maija, conversation, TagName.of("new"), key(2));
        tagging.attach(scene.maija, conversation, tag.id(), key(3));
        tagging.detach(scene.maija, conversation, tag.id());

        assertThat(events.next(position, Duration.ZERO).orElseThrow().events()).isEmpty();
    }

    @Test
    void who_reads_or_marks_as_unread_is_told_and_nobody_else_is() {
        var messaging = scene.viesti.messaging();
        var conversation = scene.contacted();
        scene.say(scene.maija, conversation, "Hei");
        for (var reader : List.of(scene.maija, scene.aino)) {
            var position = events.end();
            messaging.markRead(reader, conversation, 2);
            messaging.markUnread(reader, conversation, 1);

            var moved = new Event.ReadMoved(STUDIO, reader, conversation);
            for (var viewer : List.of(scene.maija, scene.otto, scene.aino)) {
                assertThat(events.after(viewer, position).orElseThrow().events())
                        .isEqualTo(viewer.equals(reader) ? List.of(moved, moved) : List.of());
            }
        }
    }

    @Test
    void a_position_that_stays_is_not_told() {
        var messaging = scene.viesti.messaging();
        var conversation = scene.contacted();
        scene.say(scene.maija, conversation, "Hei");
        for (var reader : List.of(scene.maija, scene.aino)) {
            messaging.markRead(reader, conversation, 2);
            var position = events.end();

            messaging.markRead(reader, conversation, 2);
            messaging.markRead(reader, conversation, 1);
            messaging.markRead(reader, conversation, 99);
            messaging.markUnread(reader, conversation, 3);
            assertThat(events.next(position, Duration.ZERO).orElseThrow().events())
                    .isEmpty();
        }
    }

    @Test
    void an_event_is_for_those_whom_it_is_told_to_X1() {
        var conversation = scene.contacted();
        var works = new PartnerId("works");
        scene.partner(works, "Works Oy", "design");
        var stranger = scene.member(works, "aino", "en");
        var everybody = List.of(scene.maija, scene.otto, scene.aino, scene.merchant("maija", "Maija"), stranger);

        assertThat(everybody.stream().filter(entry(conversation, 1)::isFor))
                .containsExactly(scene.maija, scene.otto, scene.aino);
        assertThat(everybody.stream().filter(new Event.TagsChanged(STUDIO, Optional.of(conversation))::isFor))
                .containsExactly(scene.maija, scene.otto);
        assertThat(everybody.stream().filter(new Event.ReadMoved(STUDIO, scene.maija, conversation)::isFor))
                .containsExactly(scene.maija);
        assertThat(everybody.stream().filter(new Event.ReadMoved(STUDIO, scene.aino, conversation)::isFor))
                .containsExactly(scene.aino);
    }

    private static Optional<IdempotencyKey> key(int number) {
        return Optional.of(new IdempotencyKey("key-" + number));
    }

    @Test
    void who_has_no_position_is_told_the_last_entries_in_pages_the_latest_first() {
        var first = scene.contacted();
        scene.pass(Duration.ofMinutes(1));
        var second = scene.contactedWithoutShop();
        scene.pass(Duration.ofMinutes(1));
        scene.say(scene.maija, first, "Hei");

        for (var viewer : List.of(scene.maija, scene.aino)) {
            var told = new ArrayList<Event>();
            var page = events.latest(viewer, Slice.first(1));
            told.addAll(page.items());
            page = events.latest(viewer, new Slice(1, page.next()));
            told.addAll(page.items());
            assertThat(told).containsExactly(entry(first, 2), entry(second, 1));
            assertThat(page.next()).isEmpty();
        }
    }

    @Test
    void events_are_kept_for_three_days_whatever_comes_after() {
        var position = events.end();
        var conversation = scene.contacted();
        scene.pass(Duration.ofDays(3));
        scene.viesti.housekeeping().sweep();
        assertThat(events.next(position, Duration.ZERO)).isPresent();

        scene.pass(Duration.ofSeconds(1));
        scene.say(scene.aino, conversation, "Hei");
        assertThat(scene.viesti.housekeeping().sweep()).isOne();

        assertThat(events.next(position, LONG)).isEmpty();
        assertThat(events.after(scene.maija, position)).isEmpty();
    }

    @Test
    void memory_keeps_the_last_thousand() {
        var position = events.end();
        var conversation = scene.contacted();
        var kept = events.end();
        IntStream.range(0, 1_000).forEach(i -> scene.say(scene.aino, conversation, "Hei"));

        assertThat(events.after(scene.maija, position)).isEmpty();
        var batch = events.after(scene.maija, kept).orElseThrow();
        assertThat(batch.hasMore()).isTrue();
        assertThat(batch.events()).startsWith(entry(conversation, 2));
    }
}
