package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was searched and filtered for stays, whatever is done in a conversation, without scripts too (R3). */
class SelectionTest {
    private static final String SELECTION = "?q=aino&unread=true";
    private static final Pattern LINK =
            Pattern.compile(" (?:href|action)=\"(/(?:conversations|merchants|proposals|jobs|invoices|tags)[^\"]*)\"");

    private final WebWorld world = new WebWorld();
    private final String conversation = "/conversations/" + world.contacted(AINO, "kauppa");

    @AfterEach
    void stop() {
        world.close();
    }

    /** Where one gets from the conversation on the page, or from its form. */
    private static List<String> links(String page) {
        var beside = page.indexOf("id=\"conversation\"");
        return LINK.matcher(page.substring(beside < 0 ? page.indexOf("<main") : beside))
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .distinct()
                .toList();
    }

    private String made(String path, String who, String json) {
        return world.api("POST", path, who, json).replaceFirst("(?s).*?\"(?:jobId|id)\":\"([^\"]+)\".*", "$1");
    }

    /** With everything in it about which something can be done. */
    private void fill() {
        var proposals = conversation + "/proposals";
        var accepted = made(proposals, MAIJA, "{\"title\":\"Theme\",\"scope\":\"All pages\"}");
        made(proposals, MAIJA, "{\"title\":\"Logo\",\"scope\":\"One\"}");
        var answer = world.api("POST", "/proposals/" + accepted + "/accept", AINO, "");
        var job = answer.replaceFirst("(?s).*\"jobId\":\"([^\"]+)\".*", "$1");
        made("/jobs/" + job + "/invoices", MAIJA, """
                {"currency":"EUR","lines":[{"description":"Work","amount":"120.00"}]}""");
        world.post(MAIJA, conversation + "/tags", "name", "urgent");
    }

    @Test
    void every_link_and_form_of_a_conversation_keeps_it() {
        fill();
        var links = links(world.get(MAIJA, conversation + SELECTION).body());
        assertThat(links)
                .hasSizeGreaterThan(12)
                .allSatisfy(link -> assertThat(link).contains("q=aino&unread=true"));
        for (var link : links) {
            var page = world.get(MAIJA, link);
            if (page.statusCode() == 200 && !link.startsWith("/conversations?")) {
                assertThat(links(page.body()))
                        .as(link)
                        .isNotEmpty()
                        .allSatisfy(next -> assertThat(next).contains("q=aino&unread=true"));
            }
        }
    }

    @Test
    void whatever_is_done_leads_back_to_it() {
        fill();
        for (var form : List.of(
                List.of("/tags", "name", "new"),
                List.of("/tags", "name", "urgent"),
                List.of("/messages", "text", "Hei", "key", "1"),
                List.of("/proposals/new", "title", "Theme", "scope", "All", "currency", "EUR", "key", "2"),
                List.of("/decline", "text", "No, thanks", "key", "3"),
                List.of("/read", "upTo", "1"))) {
            var done = world.post(
                    MAIJA,
                    conversation + form.get(0) + SELECTION,
                    form.subList(1, form.size()).toArray(String[]::new));
            assertThat(done.statusCode()).as(form.get(0)).isEqualTo(303);
            assertThat(done.headers().firstValue("Location").orElseThrow())
                    .as(form.get(0))
                    .startsWith(conversation + SELECTION);
        }
        for (var link : links(world.get(MAIJA, conversation + SELECTION).body())) {
            if (link.matches("/(?:jobs/.*/complete|proposals/.*/withdraw|invoices/.*/close)\\?.*")) {
                assertThat(world.post(MAIJA, link)
                                .headers()
                                .firstValue("Location")
                                .orElseThrow())
                        .as(link)
                        .startsWith(conversation + SELECTION + "#");
            }
        }
        var block = "/merchants/aino/block?from=" + conversation.substring("/conversations/".length())
                + "&q=aino&unread=true";
        assertThat(world.post(MAIJA, block, "confirm", "true").headers().firstValue("Location"))
                .contains(conversation + SELECTION);
    }

    @Test
    void a_tag_that_is_deleted_is_filtered_for_no_more() {
        world.post(MAIJA, conversation + "/tags", "name", "urgent");
        var tag = world.api("GET", "/tags", MAIJA, "").replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        var deleted = world.post(MAIJA, "/tags/" + tag + "/delete?q=aino&tag=" + tag);
        assertThat(deleted.headers().firstValue("Location")).contains("/tags?q=aino");
    }
}
