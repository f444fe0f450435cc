package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.EERO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static dev.viesti.http.web.WebWorld.OTTO;
import static dev.viesti.http.web.WebWorld.WILLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadPagesTest {
    private static final String NEW_LINE = "<li class=\"new\">";
    private static final Pattern DAY = Pattern.compile("(?s)id=\"day-([0-9]+)\".*?>([^<]+)</time>");

    private final WebWorld world = new WebWorld();
    private final String conversation = "/conversations/" + world.contacted(AINO, "kauppa");

    @AfterEach
    void stop() {
        world.close();
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static int times(String part, String text) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private String thread(String who) {
        return world.get(who, conversation).body();
    }

    @Test
    void what_somebody_sends_is_in_the_conversation_as_they_wrote_it() {
        var sent = world.post(
                MAIJA, conversation + "/messages", "text", "Hei <script>alert(1)</script>\r\n  kaksi", "key", "1");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(location(sent)).isEqualTo(conversation + "#end");
        assertThat(thread(AINO)).contains("Hei &lt;script>alert(1)&lt;/script>\n  kaksi".replace(">", "&gt;"));
    }

    @Test
    void without_scripts_one_reads_on_towards_the_beginning_page_by_page() {
        world.post(MAIJA, conversation + "/messages", "text", "Kiitos!", "key", "1");

        var earlier = world.get(OTTO, conversation + "/earlier?unread=true&before=2");
        assertThat(earlier.statusCode()).isEqualTo(303);
        assertThat(location(earlier)).isEqualTo(conversation + "?unread=true&before=2");

        assertThat(world.get(OTTO, location(earlier)).body())
                .contains("<html", "<dd dir=\"auto\">A new theme</dd>")
                .doesNotContain("Kiitos!</p>");
    }

    @Test
    void a_message_is_sent_once_however_often_its_form_is() {
        for (var i = 0; i < 2; i++) {
            assertThat(world.postByScript(MAIJA, conversation + "/messages", "text", "Vain kerran", "key", "1")
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(times("Vain kerran</p>", thread(MAIJA))).isEqualTo(1);
    }

    @Test
    void a_text_changed_after_it_got_through_is_kept_and_can_be_sent_too() {
        world.post(MAIJA, conversation + "/messages", "text", "Ensin", "key", "1");
        var again = world.post(MAIJA, conversation + "/messages", "text", "Sitten", "key", "1");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("meni perille", "\nSitten</textarea>")
                .doesNotContain("name=\"key\" value=\"1\"");
    }

    @Test
    void what_is_refused_comes_back_with_its_text_and_the_reason() {
        var tooLong = "ä".repeat(10_001);
        var sent = world.post(MAIJA, conversation + "/messages", "text", tooLong, "key", "1");
        assertThat(sent.statusCode()).isEqualTo(422);
        assertThat(sent.body()).contains(tooLong, "Viestissä on enintään", "name=\"key\" value=\"1\"");
        var empty = world.postByScript(OTTO, conversation + "/messages", "text", " \n", "key", "1");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).isEqualTo("Write something or attach a file first.");
    }

    @Test
    void characters_are_counted_as_people_count_them() {
        var emoji = "🐑".repeat(10_000);
        assertThat(world.post(MAIJA, conversation + "/messages", "text", emoji, "key", "1")
                        .statusCode())
                .isEqualTo(303);
        assertThat(thread(AINO)).contains(emoji).doesNotContain("maxlength=\"10000\"");
    }

    @Test
    void a_merchant_hears_why_the_partner_gets_nothing_and_keeps_the_text() {
        world.profile("studio", "draft");
        var sent = world.post(AINO, conversation + "/messages", "text", "Hello?", "key", "1");
        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(sent.body()).contains("receive messages at the moment", "\nHello?</textarea>");
    }

    @Test
    void after_a_block_there_is_a_banner_and_no_composer() {
        world.api("POST", "/merchants/aino/block", MAIJA, "{\"confirm\":true}");
        var sent = world.postByScript(AINO, conversation + "/messages", "text", "Hello?", "key", "1");
        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(sent.body()).startsWith("The partner has blocked you");
        assertThat(thread(AINO)).contains("class=\"banner\"").doesNotContain("<textarea");
        assertThat(world.get(OTTO, conversation + "/news?after=1&from=1").body())
                .contains("id=\"foot\"", "hx-swap-oob=\"true\"", "class=\"banner\"");
    }

    @Test
    void news_leave_the_composer_alone() {
        world.post(AINO, conversation + "/messages", "text", "More", "key", "1");
        assertThat(world.get(OTTO, conversation + "/news?after=1&from=1").body())
                .contains("data-seq=\"2\"")
                .doesNotContain("data-seq=\"1\"", "<textarea");
    }

    @Test
    void news_count_what_others_did_and_nothing_of_ones_own() {
        world.post(AINO, conversation + "/messages", "text", "More", "key", "1");
        world.post(MAIJA, conversation + "/messages", "text", "Vastaus", "key", "1");
        assertThat(world.get(OTTO, conversation + "/news?after=1").body()).contains("2 new messages");
        assertThat(world.get(MAIJA, conversation + "/news?after=1").body()).contains("1 uusi viesti");
        assertThat(world.get(MAIJA, conversation + "/news?after=1&newer=2").body())
                .contains("3 uutta viestiä");
        assertThat(world.get(MAIJA, conversation + "/news?after=2").body())
                .contains("id=\"newer\"")
                .doesNotContain("id=\"to-end\"");
    }

    @Test
    void a_block_is_news_to_everybody_but_whoever_blocked() {
        world.api("POST", "/merchants/aino/block", MAIJA, "{\"confirm\":true}");
        assertThat(world.get(OTTO, conversation + "/news?after=1").body()).contains("1 new message<");
        assertThat(world.get(AINO, conversation + "/news?after=1").body()).contains("1 new message<");
        assertThat(world.get(MAIJA, conversation + "/news?after=1").body())
                .contains("class=\"banner\"")
                .doesNotContain("id=\"to-end\"");
    }

    @Test
    void what_does_not_come_at_once_is_asked_for_again() {
        for (var i = 0; i < 101; i++) {
            world.post(AINO, conversation + "/messages", "text", "More", "key", "key-" + i);
        }
        var last = 1 + 101;
        var first = world.get(OTTO, conversation + "/news?after=1");
        assertThat(first.headers().firstValue("HX-Trigger-After-Swap")).hasValue("stale");
        assertThat(first.body()).contains("name=\"after\" value=\"101\"").doesNotContain("data-seq=\"" + last + "\"");
        var second = world.get(OTTO, conversation + "/news?after=101");
        assertThat(second.headers().firstValue("HX-Trigger-After-Swap")).isEmpty();
        assertThat(second.body()).contains("data-seq=\"" + last + "\"");
    }

    @Test
    void reading_follows_what_was_shown_and_the_list_tells_it_with_the_title() {
        world.post(AINO, conversation + "/messages", "text", "More", "key", "1");
        assertThat(thread(OTTO)).contains("<title>(1) Messages", NEW_LINE, "<form id=\"read\"");
        var read = world.postByScript(OTTO, conversation + "/read", "upTo", "1");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEmpty();
        assertThat(thread(OTTO)).contains("<title>(1) Messages", "1 unread");
        world.postByScript(OTTO, conversation + "/read", "upTo", "2");
        assertThat(thread(OTTO)).contains("<title>Messages").doesNotContain(NEW_LINE, "<form id=\"read\"");
        var list = world.send(world.as(OTTO, conversation)
                .header("HX-Request", "true")
                .header("HX-Target", "list")
                .GET());
        assertThat(list.body()).contains("<title>Messages · viesti</title>");
        assertThat(times("<title>", thread(MAIJA))).isEqualTo(1);
    }

    @Test
    void what_is_still_unread_when_news_are_asked_for_is_to_be_marked_again() {
        var unread = world.get(OTTO, conversation + "/news?after=1").body();
        assertThat(unread).contains("<form id=\"read\"", "name=\"upTo\" value=\"1\"", "name=\"after\" value=\"1\"");
        world.postByScript(OTTO, conversation + "/read", "upTo", "1");
        assertThat(world.get(OTTO, conversation + "/news?after=1").body()).doesNotContain("<form id=\"read\"");
    }

    @Test
    void news_of_the_next_day_call_the_days_anew() {
        var page = thread(OTTO);
        var today = DAY.matcher(page);
        assertThat(today.find()).isTrue();
        var day = today.group(1);
        assertThat(today.group(2)).isEqualTo("Today");
        var news = conversation + "/news?after=1&day=" + today.group(1) + "+Today";
        assertThat(world.get(OTTO, news).body()).doesNotContain("class=\"day\"");

        world.pass(Duration.ofDays(1));
        assertThat(world.get(OTTO, news).body())
                .contains("id=\"day-" + day + "\"", "hx-swap-oob=\"true\"", ">yesterday</time>");
        for (var hostile : List.of("x", day, day + "+", "2026-99-99+Today", "%3Cb%3E+Today")) {
            assertThat(world.get(OTTO, conversation + "/news?after=1&day=" + hostile)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void marking_as_unread_begins_at_the_last_entry_of_the_other_side() {
        world.post(MAIJA, conversation + "/messages", "text", "Answer", "key", "1");
        world.post(AINO, conversation + "/messages", "text", "Question", "key", "1");
        world.post(MAIJA, conversation + "/messages", "text", "Answer", "key", "2");
        world.post(MAIJA, conversation + "/read", "upTo", "4");
        var marked = world.post(MAIJA, conversation + "/unread");
        assertThat(marked.statusCode()).isEqualTo(303);
        assertThat(location(marked)).isEqualTo("/conversations");
        var filtered = world.as(MAIJA, conversation + "/unread?q=a")
                .header("Referer", world.uri(conversation) + "?unread=true");
        assertThat(location(world.send(world.form(filtered, "form-token=" + world.formToken(MAIJA)))))
                .isEqualTo("/conversations?unread=true");
        assertThat(world.get(MAIJA, "/conversations").body()).contains("<title>(1) Viestit");
        assertThat(world.get(OTTO, "/conversations").body()).contains("<title>(1) Messages");
        var lines = thread(MAIJA).split(NEW_LINE, -1);
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).contains("data-seq=\"2\"").doesNotContain("data-seq=\"3\"");
    }

    @Test
    void a_position_that_is_no_number_is_refused() {
        assertThat(world.post(MAIJA, conversation + "/read", "upTo", "x").statusCode())
                .isEqualTo(422);
    }

    @Test
    void nobody_reaches_conversations_of_others() {
        for (var stranger : new String[] {WILLE, EERO}) {
            assertThat(world.post(stranger, conversation + "/messages", "text", "Hi", "key", "1")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(world.post(stranger, conversation + "/read", "upTo", "1").statusCode())
                    .isEqualTo(404);
            assertThat(world.post(stranger, conversation + "/unread").statusCode())
                    .isEqualTo(404);
            assertThat(world.get(stranger, conversation + "/news?after=0").statusCode())
                    .isEqualTo(404);
            assertThat(world.get(stranger, conversation + "/earlier?before=2").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void forms_of_other_pages_and_sites_do_nothing() {
        var messages = conversation + "/messages";
        assertThat(world.send(world.form(world.as(MAIJA, messages), "text=Hi")).statusCode())
                .isEqualTo(403);
        var others = "form-token=" + world.formToken(OTTO);
        assertThat(world.send(world.form(world.as(MAIJA, messages), others, "text", "Hi"))
                        .statusCode())
                .isEqualTo(403);
        var own = "form-token=" + world.formToken(MAIJA);
        var crossSite = world.as(MAIJA, messages).header("Sec-Fetch-Site", "cross-site");
        assertThat(world.send(world.form(crossSite, own, "text", "Hi")).statusCode())
                .isEqualTo(403);
        var elsewhere = world.as(MAIJA, messages).header("Origin", "https://evil.example");
        assertThat(world.send(world.form(elsewhere, own, "text", "Hi")).statusCode())
                .isEqualTo(403);
        assertThat(thread(MAIJA)).doesNotContain("data-seq=\"2\"");
    }
}
