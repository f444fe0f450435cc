package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.CONTACT;
import static dev.viesti.http.api.World.EERO;
import static dev.viesti.http.api.World.MAIJA;
import static dev.viesti.http.api.World.OPERATOR;
import static dev.viesti.http.api.World.WILLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest {
    private static World world;
    private static String conversation;

    @BeforeAll
    static void start() {
        world = new World();
        for (var i = 0; i < 5; i++) {
            world.call(
                    "PUT",
                    "/merchants/aino/shops/shop-" + i,
                    OPERATOR,
                    "{\"name\":\"Shop %d\",\"url\":\"https://shop-%d.example\",\"role\":\"staff\"}".formatted(i, i));
            var made = World.made(world.post("/contact-requests", AINO, CONTACT.replace("kauppa", "shop-" + i)));
            world.post("/tags", MAIJA, "{\"name\":\"Tag " + i + "\"}");
            world.post("/conversations/" + made + "/messages", MAIJA, "{\"text\":\"Hei\"}");
        }
        conversation = world.get("/conversations?limit=1", MAIJA).at("/items/0/id");
        World.made(world.post("/contact-requests", AINO, CONTACT.replace("studio", "works")));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static List<String> walk(String path, String who, String id) {
        var all = new ArrayList<String>();
        var cursor = "";
        do {
            var page = world.get(path + (path.contains("?") ? "&" : "?") + "limit=2" + cursor, who);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            assertThat(page.json().at("/items").size()).isLessThanOrEqualTo(2);
            all.addAll(page.each("/items", id));
            cursor = page.json().at("/next").isNull() ? "" : "&cursor=" + page.at("/next");
        } while (!cursor.isEmpty());
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "/partners,operator:host,/id",
        "/partners/studio/services,operator:host,/id",
        "/partners/studio/members,operator:host,/id",
        "/merchants,operator:host,/id",
        "/merchants/aino/shops,operator:host,/id",
        "/services,merchant:aino,/partnerId",
        "/conversations,member:maija,/id",
        "/conversations?unread=true&q=shop,member:maija,/id",
        "/conversations,merchant:aino,/id",
        "/tags,member:maija,/id",
        "/tags?q=tag,member:maija,/id",
    })
    void pages_together_are_the_whole(String path, String who, String id) {
        var whole = world.get(path, who);
        assertThat(whole.status()).as(whole.toString()).isEqualTo(200);
        assertThat(whole.json().at("/next").isNull()).isTrue();
        assertThat(walk(path, who, id))
                .isEqualTo(whole.each("/items", id))
                .hasSizeGreaterThan(0)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_cursor_leads_to_nothing_that_isn_t_one_s_own() {
        var next = world.get("/conversations?limit=1", MAIJA).at("/next");
        assertThat(world.get("/conversations?cursor=" + next, WILLE).each("/items", "/partner/id"))
                .containsOnly("works");
        assertThat(world.get("/conversations?cursor=" + next, EERO).each("/items", "/id"))
                .isEmpty();
    }

    @Test
    void a_forged_cursor_is_refused() {
        var key = new String(
                Base64.getUrlDecoder()
                        .decode(world.get("/conversations?limit=1", MAIJA).at("/next")),
                StandardCharsets.UTF_8);
        for (var forged : List.of(key + "\nx", key.replaceAll("[0-9]{4}-", "year-"), "x\ny", "' or 1=1 --", "")) {
            var cursor =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
            var reply = world.get("/conversations?cursor=" + cursor, MAIJA);
            assertThat(reply.status()).as(forged + reply).isEqualTo(422);
            assertThat(reply.fields()).containsExactly("cursor");
        }
    }

    @Test
    void a_cursor_of_another_list_is_refused_beside_everything_else_that_is_wrong() {
        var lists = Map.of(
                "/partners", OPERATOR,
                "/partners/studio/services", OPERATOR,
                "/partners/studio/members", OPERATOR,
                "/merchants", OPERATOR,
                "/merchants/aino/shops", OPERATOR,
                "/services", AINO,
                "/conversations", AINO,
                "/tags", MAIJA);
        lists.forEach((list, who) -> {
            var next = world.get(list + "?limit=1", who).at("/next");
            assertThat(next.isEmpty()).as(list).isEqualTo(list.equals("/partners/studio/services"));
            lists.forEach((other, reader) -> {
                var reply = world.get(other + "?limit=0&cursor=" + next, reader);
                assertThat(reply.fields())
                        .as(list + " at " + other)
                        .containsExactlyElementsOf(
                                other.equals(list) && !next.isEmpty() ? List.of("limit") : List.of("limit", "cursor"));
            });
        });
    }

    @Test
    void entries_are_read_from_either_end() {
        var path = "/conversations/" + conversation + "/entries";
        for (var i = 0; i < 5; i++) {
            world.post("/conversations/" + conversation + "/messages", MAIJA, "{\"text\":\"Hei\"}");
        }
        var last = world.get("/conversations/" + conversation, MAIJA).at("/lastSeq");
        assertThat(last).isEqualTo("7");
        assertThat(world.get(path + "?limit=3", MAIJA).each("/items", "/seq")).containsExactly("5", "6", "7");
        assertThat(world.get(path + "?after=0&limit=2", MAIJA).each("/items", "/seq"))
                .containsExactly("1", "2");
        assertThat(world.get(path + "?after=6", MAIJA).each("/items", "/seq")).containsExactly("7");
        assertThat(world.get(path + "?before=3&limit=1", MAIJA).each("/items", "/seq"))
                .containsExactly("2");
        assertThat(world.get(path + "?after=99999999999999", MAIJA).each("/items", "/seq"))
                .isEmpty();
        assertThat(world.get(path + "?before=99999999999999", MAIJA).each("/items", "/seq"))
                .hasSize(7);
    }

    @Test
    void an_unknown_tag_gives_an_empty_list() {
        var tag = world.get("/tags", MAIJA).at("/items/0/id");
        for (var unknown : List.of("unknown", "no%20id", "", "%00", "x".repeat(65), tag + "&tag=%C3%A4")) {
            var reply = world.get("/conversations?tag=" + unknown, MAIJA);
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
            assertThat(reply.text()).isEqualTo("{\"items\":[],\"next\":null}");
        }
        assertThat(world.get("/conversations?tag=no%20id&unread=maybe", MAIJA).fields())
                .containsExactly("unread");
    }

    @Test
    void filters_and_search_combine_R3() {
        var tag = world.get("/tags?q=TAG%203", MAIJA).at("/items/0/id");
        world.post("/conversations/" + conversation + "/tags", MAIJA, "{\"tagId\":\"" + tag + "\"}");
        assertThat(world.get("/conversations?tag=" + tag + "&q=SHOP-4.example/", MAIJA)
                        .each("/items", "/id"))
                .containsExactly(conversation);
        assertThat(world.get("/conversations?tag=" + tag + "&q=shop-3", MAIJA).each("/items", "/id"))
                .isEmpty();
        assertThat(world.get("/conversations?q=%25", MAIJA).each("/items", "/id"))
                .isEmpty();
        assertThat(world.get("/conversations?q=%C3%A4%C3%84KK", MAIJA).each("/items", "/id"))
                .hasSize(5);
    }
}
