package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.EERO;
import static dev.viesti.http.web.WebWorld.OTTO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Cursor;
import dev.viesti.application.Listing;
import dev.viesti.application.Page;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

    private void contactedForShops(int count) {
        for (var i = 0; i < count; i++) {
            world.api("PUT", "/merchants/aino/shops/shop-" + i, "operator:host", """
                    {"name":"Shop","url":"https://shop-%s.fi/","role":"owner"}""".formatted(i));
            world.contacted(AINO, "shop-" + i);
        }
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
        contactedForShops(110);
        assertThat(list(PATH, "list", PATH + "?shown=50").body())
                .contains("name=\"shown\" value=\"50\"", "id=\"more\"");
        assertThat(list(PATH, "list", PATH + "?shown=50&shown=50&shown=12").body())
                .contains("name=\"shown\" value=\"100\"", "name=\"shown\" value=\"12\"")
                .doesNotContain("id=\"more\"");
    }

    /** How many pages are read of a list that has rows of these lengths where it is looked through part by part. */
    private static int looks(List<Integer> shown, Integer... lengths) {
        var left = new ArrayDeque<>(List.of(lengths));
        var behind = Optional.of(Cursor.after(Listing.CONVERSATIONS, "2026-11-26T08:00:00Z", "id-1"));
        return InboxPages.parts(Optional.empty(), shown, slice -> {
                    var size = Math.min(slice.limit(), left.element());
                    left.push(left.pop() - size);
                    left.removeIf(rows -> rows == 0 && left.size() > 1);
                    return new Page<>(
                            Collections.nCopies(size, "row"), left.element() == 0 ? Optional.empty() : behind);
                })
                .size();
    }

    @Test
    void a_list_that_is_read_anew_is_looked_through_no_further_than_somebody_asked_for() {
        assertThat(looks(List.of(), 5, 3, 9)).as("a first look").isEqualTo(1);
        assertThat(looks(List.of(5), 4, 3, 9)).as("one matches no more").isEqualTo(1);
        assertThat(looks(List.of(5, 3), 4, 3, 9)).isEqualTo(2);
        assertThat(looks(List.of(0, 3), 9, 3)).as("enough came since").isEqualTo(1);
        assertThat(looks(List.of(112), 300)).as("where pages are full").isEqualTo(2);
        assertThat(looks(List.of(900, 900), 2_000)).as("at most").isEqualTo(5);
    }

    @Test
    void a_list_that_began_further_down_is_read_anew_from_there() {
        contactedForShops(60);
        var older = world.get(OTTO, PATH).body().replaceAll("(?s).*href=\"(/conversations\\?cursor=[^\"]+)\".*", "$1");
        var page = world.get(OTTO, older).body();
        assertThat(page).contains("name=\"cursor\" value=\"" + older.split("=", 2)[1] + "\"");
        assertThat(list(older, "list", older + "&shown=12").body())
                .contains("Eero Eerola", "name=\"shown\" value=\"12\"", "name=\"cursor\"");
    }

    @Test
    void forms_in_the_dialog_bear_its_name_and_on_pages_of_their_own_none() {
        world.api("POST", "/tags", OTTO, "{\"name\":\"urgent\"}");
        var tags = world.get(OTTO, "/tags").body();
        var delete = tags.replaceAll("(?s).*href=\"(/tags/[^\"]+/delete)\".*", "$1");
        var conversation = world.get(OTTO, PATH).body().replaceAll("(?s).*id=\"row-([^\"]+)\".*", "$1");
        var block = "/merchants/aino/block?from=" + conversation;
        var paths = List.of("/tags", delete, block, "/shortcuts");
        paths.forEach(this::isNamedOnlyInTheDialog);
        world.api("POST", "/merchants/aino/block", OTTO, "{\"confirm\":true}");
        isNamedOnlyInTheDialog(block);
    }

    private void isNamedOnlyInTheDialog(String path) {
        var page = world.get(OTTO, path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).contains("<h1>").doesNotContain("id=\"dialog-title\"");
        var dialog = world.send(world.as(OTTO, path)
                .header("HX-Request", "true")
                .header("HX-Target", "dialog")
                .GET());
        assertThat(dialog.body()).as(path).contains("<h2 id=\"dialog-title\">").doesNotContain("<h1");
    }

    @Test
    void the_way_back_from_a_conversation_follows_the_filters() {
        var conversation = PATH + "/" + world.get(OTTO, PATH).body().replaceAll("(?s).*id=\"row-([^\"]+)\".*", "$1");
        assertThat(list(conversation + "?q=a", "filters", PATH + "?unread=true").body())
                .contains("<a id=\"back\" class=\"back\" href=\"/conversations?unread=true\" hx-swap-oob=\"true\"");
        assertThat(list(PATH, "filters", PATH + "?unread=true").body()).doesNotContain("id=\"back\"");
        assertThat(list(conversation, "list", PATH).body()).doesNotContain("id=\"back\"");
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
                .contains("</span>Zorro <span")
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
