package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.EERO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a browser without scripts shows for a form that was refused, under a path that may be none of a page. */
class RefusedFormsTest {
    private static final Pattern LINK = Pattern.compile("(?:href|name=\"to\" value)=\"(/[^\"]*)\"");
    private static final Pattern LANGUAGE = Pattern.compile("name=\"to\" value=\"([^\"]*)\"");

    private final WebWorld world = new WebWorld();
    private final String conversation = "/conversations/" + world.contacted(AINO, "kauppa");

    @AfterEach
    void stop() {
        world.close();
    }

    /** Where the page goes on to, with the way back in another language. */
    private static Set<String> links(HttpResponse<String> page) {
        var links = new LinkedHashSet<String>();
        LINK.matcher(page.body())
                .results()
                .forEach(link -> links.add(link.group(1).replace("&amp;", "&")));
        return links;
    }

    private static String language(HttpResponse<String> page) {
        var matcher = LANGUAGE.matcher(page.body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }

    private void assertLeadsOn(String who, HttpResponse<String> refused) {
        var path = refused.uri().getPath();
        assertThat(refused.statusCode()).as(path).isBetween(400, 499);
        for (var link : links(refused)) {
            assertThat(world.get(who, link).statusCode())
                    .as(path + " -> " + link)
                    .isIn(200, 303);
        }
    }

    @Test
    void all_links_of_a_refusal_lead_to_pages() {
        var tag = world.api("POST", "/tags", MAIJA, "{\"name\":\"own\"}").replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        for (var path : List.of(
                conversation + "/messages",
                conversation + "/read",
                conversation + "/decline",
                conversation + "/proposals/new",
                conversation + "/tags",
                conversation + "/tags/remove",
                "/merchants/aino/block?from=" + conversation.substring("/conversations/".length()),
                "/tags",
                "/tags/" + tag)) {
            assertLeadsOn(MAIJA, world.post(MAIJA, path));
        }
        assertLeadsOn(AINO, world.post(AINO, conversation + "/messages", "text", "x".repeat(10_001)));
        assertLeadsOn(EERO, world.post(EERO, "/services/studio/themes/contact"));
        assertLeadsOn(EERO, world.post(EERO, "/match"));
        assertLeadsOn(MAIJA, world.post(MAIJA, "/sign-in?to=%2Fsettings"));
        assertLeadsOn(MAIJA, world.post(MAIJA, "/session"));
        // a page that was open for too long
        for (var path : List.of(conversation + "/unread", "/settings/notifications", "/sign-out/everywhere", "/tags")) {
            assertLeadsOn(MAIJA, world.send(world.form(world.as(MAIJA, path), "")));
        }
    }

    @Test
    void another_language_keeps_the_conversation_and_the_list_beside_it() {
        var selection = "?q=aino&unread=true";
        var empty = world.post(MAIJA, conversation + "/messages" + selection);
        assertThat(language(empty)).isEqualTo(conversation + selection);
        var again = world.post(MAIJA, conversation + "/messages" + selection, "text", "x".repeat(10_001));
        assertThat(language(again)).isEqualTo(conversation + selection);
        assertThat(language(world.post(MAIJA, "/sign-in?to=%2Fsettings"))).isEqualTo("/sign-in?to=%2Fsettings");
    }

    @Test
    void another_language_leaves_open_what_scripts_opened_beside_the_list() {
        assertThat(inAnotherLanguage(conversation + "?q=aino", "/conversations"))
                .isEqualTo(conversation + "?q=aino");
        assertThat(inAnotherLanguage("/conversations?unread=true", conversation))
                .isEqualTo("/conversations?unread=true");
        assertThat(inAnotherLanguage(conversation + "/messages", conversation)).isEqualTo(conversation);
        assertThat(inAnotherLanguage("/tags", "/tags")).isEqualTo("/tags");
    }

    /** Where the form of a page leads, from the address that the page has by then. */
    private String inAnotherLanguage(String address, String to) {
        return world.send(world.form(
                        world.as(MAIJA, "/language")
                                .header("Referer", world.uri(address).toString()),
                        "language=en",
                        "to",
                        to))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
