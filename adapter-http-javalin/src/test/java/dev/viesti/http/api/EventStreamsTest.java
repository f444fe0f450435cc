package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.MAIJA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.viesti.application.Actor;
import dev.viesti.application.EventPosition;
import dev.viesti.application.Viesti;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.tag.TagName;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams with an authentication of their own, which tell everything or what they like. */
class EventStreamsTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final String BEAT = "event: beat\ndata: \n";

    private final World world = new World();
    private final String conversation = world.contacted();
    private final ConversationId id = new ConversationId(conversation);
    private final Actor.Member maija = world.viesti.identities().member("maija").orElseThrow();
    private final Actor.Member otto = world.viesti.identities().member("otto").orElseThrow();
    private final Actor.Merchant aino =
            world.viesti.identities().merchant("aino").orElseThrow();
    private volatile EventStreams streams = streams(Duration.ofMillis(50));
    private final List<Listener> listeners = new ArrayList<>();
    private volatile Actor.Participant viewer = maija;
    private volatile BooleanSupplier isAdmitted = () -> true;
    private volatile Telling telling = Telling.HINTS;
    private Javalin javalin;

    @BeforeEach
    void start() {
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/", context -> {
                        var last = Optional.ofNullable(context.header("Last-Event-ID"))
                                .map(EventPosition::new);
                        context.contentType("text/event-stream");
                        streams.open(context, viewer, last, isAdmitted, telling);
                    });
                })
                .start(0);
    }

    @AfterEach
    void close() {
        listeners.forEach(Listener::close);
        end(streams);
        javalin.stop();
        world.close();
    }

    private EventStreams streams(Duration heartbeat) {
        return new EventStreams(world.viesti.events(), new EventStreams.Pace(heartbeat, Duration.ofMillis(50), LONG));
    }

    private static void end(EventStreams streams) {
        streams.end();
        streams.await(Duration.ofSeconds(10));
    }

    private Listener listen(HttpRequest.Builder request) {
        var listener = Listener.open(request);
        listeners.add(listener);
        return listener.opened();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + javalin.port() + "/"))
                .timeout(Duration.ofSeconds(20));
    }

    private Listener listen(Actor.Participant who) {
        viewer = who;
        return listen(request());
    }

    /** Somebody who is told everything once from now on: only who has caught up gets heartbeats to resume from. */
    private Listener live(Actor.Participant who) {
        var listener = listen(who);
        await().until(() -> String.join("\n", listener.lines()).contains(BEAT + "id: "));
        return listener;
    }

    private static List<String> told(Listener listener) {
        return String.join("\n", listener.lines())
                .replace(BEAT, "")
                .lines()
                .filter(line -> line.startsWith("event: ") || line.startsWith("data: "))
                .toList();
    }

    private static List<String> join(List<String> first, List<String> second, List<String> third) {
        return Stream.of(first, second, third).flatMap(List::stream).toList();
    }

    private void say(String text) {
        World.made(world.post("/conversations/" + conversation + "/messages", AINO, "{\"text\":\"" + text + "\"}"));
    }

    private String ofConversation() {
        return "data: " + conversation;
    }

    @Test
    void a_page_waits_for_two_and_a_half_heartbeats() throws IOException {
        try (var script = getClass().getResourceAsStream("/dev/viesti/http/web/live.js")) {
            var usual = EventStreams.Pace.USUAL.heartbeat().toMillis();
            assertThat(script).asString(StandardCharsets.UTF_8).contains("SILENCE = " + usual * 5 / 2 + ";");
        }
    }

    @Test
    void members_are_told_of_tags_and_each_one_of_what_they_have_read_elsewhere() {
        var ofMaija = live(maija);
        var ofOtto = live(otto);
        var ofAino = live(aino);

        var tagging = world.viesti.tagging();
        var tagged = tagging.attach(maija, id, TagName.of("urgent"), Optional.empty());
        tagging.rename(otto, tagged.tags().get(0).id(), TagName.of("Urgent"));
        world.viesti.messaging().markRead(maija, id, 1);
        say("Hei");

        var entry = List.of("event: stale", ofConversation());
        var tags = List.of("event: tags", ofConversation(), "event: tags", "data: ");
        var read = List.of("event: news", ofConversation());
        await().untilAsserted(() -> assertThat(told(ofMaija)).isEqualTo(join(tags, read, entry)));
        await().untilAsserted(() -> assertThat(told(ofOtto)).isEqualTo(join(tags, entry, List.of())));
        await().untilAsserted(() -> assertThat(told(ofAino)).isEqualTo(entry));

        world.viesti.messaging().markRead(aino, id, 2);
        assertThat(told(ofAino)).isEqualTo(entry);
        tagging.delete(maija, tagged.tags().get(0).id());
        await().untilAsserted(() -> assertThat(told(ofOtto)).isEqualTo(join(tags, entry, tags.subList(2, 4))));
    }

    @Test
    void a_merchant_is_told_of_what_was_read_elsewhere_as_well() {
        world.post("/conversations/" + conversation + "/messages", MAIJA, "{\"text\":\"Moi\"}");
        var ofAino = live(aino);
        var ofMaija = live(maija);

        world.viesti.messaging().markRead(aino, id, 2);

        await().untilAsserted(() -> assertThat(told(ofAino)).containsExactly("event: news", ofConversation()));
        say("Hei");
        await().untilAsserted(() -> assertThat(told(ofMaija)).hasSize(2).doesNotContain("event: news"));
    }

    @Test
    void what_is_not_told_moves_the_place_to_resume_at() {
        telling = Telling.ENTRIES;
        end(streams);
        streams = streams(LONG);
        var before = listen(maija).lastId();
        for (var i = 0; i < 700; i++) {
            world.viesti.tagging().create(maija, TagName.of("tag " + i), Optional.empty());
        }

        var resumed = listen(request().header("Last-Event-ID", before));

        await().until(() -> resumed.lastId().equals(world.viesti.events().end().value()));
        assertThat(told(resumed)).isEmpty();
        say("Hei");
        await().until(() -> resumed.events().size() == 1);
    }

    @Test
    void the_last_event_that_is_told_has_the_position_behind_those_that_are_not() {
        telling = Telling.ENTRIES;
        var first = listen(maija);
        var before = first.lastId();
        say("Hei");
        world.viesti.messaging().markRead(maija, id, 2);
        var end = world.viesti.events().end().value();
        await().until(() -> first.lastId().equals(end));

        var resumed = listen(request().header("Last-Event-ID", before));

        await().until(() -> resumed.events().size() == 1);
        assertThat(resumed.lines()).containsSequence("id: " + end, "event: entry");
    }

    @Test
    void only_who_has_lost_access_loses_the_stream() {
        var asked = new AtomicInteger();
        isAdmitted = () -> {
            asked.incrementAndGet();
            throw new KeysUnavailable(new IOException("away"));
        };
        var uncertain = listen(maija);
        isAdmitted = () -> false;
        var lost = listen(maija);

        await().until(lost::hasEnded);
        await().until(() -> asked.get() > 2);
        assertThat(uncertain.hasEnded()).isFalse();
        say("Hei");
        await().until(() -> told(uncertain).contains("event: stale"));
    }

    @Test
    void a_log_that_knows_no_position_is_asked_again_and_again_but_not_without_a_pause() {
        var log = new ForgetfulLog();
        var forgetful =
                Viesti.on(log, InstantSource.system(), () -> "id", new byte[32]).build();
        end(streams);
        streams = new EventStreams(forgetful.events(), new EventStreams.Pace(LONG, LONG, LONG));
        var listener = listen(maija);

        await().atMost(Duration.ofSeconds(30)).until(() -> log.asked().size() > 20);

        assertThat(Duration.between(log.asked().get(2), log.asked().get(20))).isGreaterThan(Duration.ofMillis(500));
        assertThat(listener.hasEnded()).isFalse();
    }
}
