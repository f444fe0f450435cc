package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.EERO;
import static dev.viesti.http.web.WebWorld.OTTO;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxPagesTest {
    private static final String PATH = "/conversations";

    private WebWorld world;

    @BeforeEach
    void start() {
        world = new WebWorld();
        world.contacted(AINO, "kauppa");
        world.contacted(EERO, "puoti");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    /** What a script of the page at that address gets for the list. */
    private HttpResponse<String> list(String page, String element, String path) {
        return world.send(world.as(OTTO, path)
                .header("HX-Request", "true")
                .header("HX-Target", "list")
                .header("HX-Trigger", element)
                .header("HX-Current-URL", world.uri("") + page)
                .GET());
    }

    @Test
    void a_list_that_is_read_anew_shows_what_the_address_says() {
        assertThat(list(PATH + "?q=Eero%20E&unread=true", "list", PATH).body())
                .contains("Eero Eerola")
                .doesNotContain("Aino Ääkkönen");
        assertThat(list(PATH, "list", PATH).body()).contains("Eero Eerola", "Aino Ääkkönen");
        assertThat(list(PATH + "?q=%zz", "list", PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void a_list_that_is_read_anew_is_as_long_as_its_parts_were() {
        for (var i = 0; i < 110; i++) {
            world.api("PUT", "/merchants/aino/shops/shop-" + i, "operator:host", """
                    {"name":"Shop","url":"https://shop-%s.fi/","role":"owner"}""".formatted(i));
            world.contacted(AINO, "shop-" + i);
        }
        assertThat(list(PATH, "list", PATH + "?shown=50").body())
                .contains("name=\"shown\" value=\"50\"", "id=\"more\"");
        assertThat(list(PATH, "list", PATH + "?shown=50&shown=50&shown=12").body())
                .contains("name=\"shown\" value=\"112\"")
                .doesNotContain("id=\"more\"");
    }

    @Test
    void while_somebody_types_the_word_grows_in_one_place_of_the_history() {
        assertThat(list(PATH, "filters", PATH + "?q=e").headers().firstValue("HX-Push-Url"))
                .hasValue(PATH + "?q=e");
        assertThat(list(PATH + "?q=e", "filters", PATH + "?q=ee").headers().firstValue("HX-Replace-Url"))
                .hasValue(PATH + "?q=ee");
        assertThat(list(PATH + "?q=e", "filters", PATH + "?q=e&unread=true")
                        .headers()
                        .firstValue("HX-Push-Url"))
                .hasValue(PATH + "?q=e&unread=true");
        assertThat(list(PATH + "?q=e", "", PATH).headers().firstValue("HX-Push-Url"))
                .hasValue(PATH);
    }

    @Test
    void many_tags_come_after_the_page_or_when_somebody_asks_for_them() {
        world.api("POST", "/tags", OTTO, "{\"name\":\"Zebra\"}");
        assertThat(world.get(OTTO, PATH).body()).contains(">Zebra</option>").doesNotContain("tags=all");
        for (var i = 0; i < 100; i++) {
            world.api("POST", "/tags", OTTO, "{\"name\":\"Tag %s\"}".formatted(i));
        }
        var chosen =
                world.api("POST", "/tags", OTTO, "{\"name\":\"Zorro\"}").replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

        assertThat(world.get(OTTO, PATH + "?q=e").body())
                .doesNotContain(">Zebra</option>")
                .contains("hx-trigger=\"load, tags from:body\"", "href=\"/conversations?q=e&amp;tags=all\"");
        assertThat(world.get(OTTO, PATH + "?q=e&tags=all").body())
                .contains(">Zebra</option>", "hx-trigger=\"tags from:body\"");
        assertThat(world.get(OTTO, PATH + "?tag=" + chosen).body())
                .contains(">Zorro <span")
                .doesNotContain(">Zebra</option>");
        assertThat(world.send(world.as(OTTO, PATH)
                                .header("HX-Request", "true")
                                .header("HX-Target", "tag")
                                .GET())
                        .body())
                .contains(">Zebra</option>");
    }

    @Test
    void a_script_that_asks_for_a_conversation_where_none_is_named_gets_the_page() {
        var answered = world.send(world.as(OTTO, PATH)
                .header("HX-Request", "true")
                .header("HX-Target", "conversation")
                .GET());
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.body()).contains("<html", "Aino Ääkkönen");
    }
}
