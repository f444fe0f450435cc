package dev.viesti.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.TagView;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tags of conversations and of the organisation, as browsers ask for them. */
class TagPagesTest {
    private static final String MAIJA = WebWorld.MAIJA;
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private final WebWorld world = new WebWorld();
    private final String conversation = world.contacted(WebWorld.AINO, "kauppa");
    private final String path = "/conversations/" + conversation + "/tags";

    @AfterEach
    void close() {
        world.close();
    }

    private List<TagView> tags() {
        return TagPages.all(
                world.viesti.tagging(),
                world.viesti.identities().member("maija").orElseThrow());
    }

    private String id(String name) {
        return tags().stream()
                .filter(tag -> TagList.name(tag).equals(name))
                .findFirst()
                .orElseThrow()
                .tag()
                .id()
                .value();
    }

    private List<String> borne() {
        var member = world.viesti.identities().member("maija").orElseThrow();
        return world
                .viesti
                .messaging()
                .inbox(member, dev.viesti.application.InboxFilter.ALL, dev.viesti.application.Slice.first(1))
                .items()
                .get(0)
                .tags()
                .stream()
                .map(tag -> tag.name().value())
                .toList();
    }

    private void create(String name) {
        assertThat(world.post(MAIJA, "/tags", "name", name, "key", "key-" + tags().size())
                        .statusCode())
                .isEqualTo(303);
    }

    /** A part of a page, as a script asks for it. */
    private HttpResponse<String> part(String who, String part, String target) {
        return world.send(world.as(who, part)
                .header("HX-Request", "true")
                .header("HX-Target", target)
                .GET());
    }

    /** What a script of a page sends from the place of that name. */
    private HttpResponse<String> from(String target, String to, String... fields) {
        return world.send(world.form(
                world.as(MAIJA, to)
                        .header("HX-Request", "true")
                        .header("HX-Target", target)
                        .header("X-Form-Token", world.formToken(MAIJA)),
                "",
                fields));
    }

    private static Optional<String> events(HttpResponse<String> reply) {
        return reply.headers().firstValue("HX-Trigger");
    }

    @Test
    void without_scripts_the_manager_leads_back_to_the_conversation_that_it_was_opened_from() {
        create("urgent");
        var from = "?unread=true&conversation=" + conversation;
        var shown = from.replace("&", "&amp;");
        var page = world.get(MAIJA, "/conversations/" + conversation + "?unread=true")
                .body();
        assertThat(page).contains("href=\"/tags" + shown + "\"");
        var tag = "/tags/" + id("urgent");

        var manager = world.get(MAIJA, "/tags" + from).body();
        assertThat(manager)
                .contains(
                        "href=\"/conversations/" + conversation + "?unread=true\"",
                        "action=\"/tags" + shown + "\"",
                        "action=\"" + tag + shown + "\"",
                        "href=\"" + tag + "/delete" + shown + "\"");
        assertThat(world.get(MAIJA, tag + "/delete" + from).body())
                .contains("href=\"/tags" + shown + "&amp;from=" + id("urgent"), "action=\"" + tag + "/delete" + shown);
        assertThat(world.post(MAIJA, tag + "/delete" + from).headers().firstValue("Location"))
                .contains("/tags" + from);
        assertThat(world.get(MAIJA, "/tags?conversation=%3Cb%3E").body()).contains("href=\"/conversations\"");
    }

    @Test
    void an_unknown_name_is_created_and_attached_in_one_step_and_a_known_one_attached_T3() {
        var created = from("tags", path, "name", " Kiireellinen ");
        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(created.body()).contains("id=\"tags\"", "<p id=\"tags-said\"", "Tunniste Kiireellinen lisätty");
        assertThat(events(created)).contains("tags");
        var again = from("tags", path, "name", "KIIREELLINEN");
        assertThat(events(again)).contains("news");
        assertThat(borne()).containsExactly("Kiireellinen");
        assertThat(tags()).hasSize(1);
    }

    @Test
    void without_a_script_a_tag_is_added_and_removed_by_plain_forms() {
        var added = world.post(MAIJA, path, "name", "urgent");
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(added.headers().firstValue("Location")).contains("/conversations/" + conversation);
        assertThat(world.get(MAIJA, "/conversations/" + conversation).body())
                .contains("aria-label=\"Poista tunniste urgent\"");
        assertThat(world.post(MAIJA, path + "/remove", "tag", id("urgent")).statusCode())
                .isEqualTo(303);
        assertThat(borne()).isEmpty();
        var empty = world.post(MAIJA, path, "name", " ");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("<!doctype html>", "Kirjoita tunnisteen nimi.", "aria-invalid=\"true\"");
    }

    @Test
    void removing_twice_is_the_same_as_once_T6() {
        create("urgent");
        from("tags", path, "name", "urgent");
        assertThat(from("tags", path + "/remove", "tag", id("urgent")).body()).contains("Tunniste urgent poistettu");
        assertThat(from("tags", path + "/remove", "tag", id("urgent")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_refused_name_stays_in_the_field_with_the_reason_beside_it() {
        var refused = from("tags", path, "name", "x".repeat(51));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"" + "x".repeat(51) + "\"", "aria-describedby=\"tag-error\"", "enintään 50 merkkiä");
        for (var i = 0; i < 50; i++) {
            from("tags", path, "name", "tag " + i);
        }
        var tooMany = from("tags", path, "name", "one more");
        assertThat(tooMany.statusCode()).isEqualTo(409);
        assertThat(tooMany.body()).contains("value=\"one more\"", "enintään 50 tunnistetta");
        assertThat(tags()).noneMatch(tag -> TagList.name(tag).equals("one more"));
    }

    @Test
    void suggestions_contain_what_is_typed_but_nothing_borne_and_end_with_a_new_name() {
        List.of("Kesä", "kevät", "Takki").forEach(this::create);
        from("tags", path, "name", "Kesä");
        var options = part(MAIJA, path + "?name=K", "tag-options").body();
        assertThat(options)
                .containsSubsequence("value=\"kevät\"", "value=\"Takki\"", "Luo ”K”")
                .doesNotContain("Kesä", "<section", "<html");
        assertThat(part(MAIJA, path + "?name=KES%C3%84", "tag-options").body())
                .as("it is there already")
                .doesNotContain("role=\"option\"");
        assertThat(part(MAIJA, path, "tag-options").body()).doesNotContain("Luo ”");
    }

    @Test
    void markup_in_a_name_is_shown_as_text() {
        assertThat(from("tags", path, "name", "<script>alert(1)</script>").body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>");
        assertThat(part(MAIJA, path + "?name=%22%3E%3Cb%3E", "tag-options").body())
                .contains("Luo ”\"&gt;&lt;b&gt;”", "value=\"&#34;>&lt;b>\"");
    }

    @Test
    void a_tag_is_created_once_however_often_its_form_is_sent() {
        var page = world.get(MAIJA, "/tags").body();
        assertThat(page).contains(">Tunnisteiden hallinta</h1>", "Luo uusi tunniste");
        var key = KEY.matcher(page);
        assertThat(key.find()).isTrue();
        for (var i = 0; i < 2; i++) {
            assertThat(world.post(MAIJA, "/tags", "name", "urgent", "key", key.group(1))
                            .statusCode())
                    .isEqualTo(303);
        }
        assertThat(tags()).hasSize(1);
        var taken = world.post(MAIJA, "/tags", "name", "URGENT", "key", "another");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body())
                .contains("value=\"URGENT\"", "aria-describedby=\"new-tag-error\"", "value=\"another\"");
    }

    @Test
    void renaming_shows_everywhere_and_a_name_that_is_taken_is_told_beside_its_row_T4() {
        create("urgent");
        create("later");
        from("tags", path, "name", "urgent");
        var id = id("urgent");
        var taken = from("dialog", "/tags/" + id, "name", "LATER");
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body())
                .contains("value=\"LATER\"", "aria-describedby=\"tag-" + id + "-error\"", "on jo olemassa")
                .doesNotContain("<html");
        assertThat(events(taken)).isEmpty();
        var renamed = from("dialog", "/tags/" + id, "name", "Urgent!");
        assertThat(renamed.body()).contains("Tunniste Urgent! tallennettu");
        assertThat(events(renamed)).contains("tags");
        assertThat(borne()).containsExactly("Urgent!");
        assertThat(part(MAIJA, path, "tag-chips").body()).contains("Urgent!").doesNotContain("<section");
        assertThat(part(MAIJA, "/conversations", "tag").body()).contains("Urgent!</option>", "later</option>");
    }

    @Test
    void deleting_says_first_from_how_many_conversations_T5() {
        create("urgent");
        var id = id("urgent");
        assertThat(world.get(MAIJA, "/tags/" + id + "/delete").body())
                .contains("Poistetaanko tunniste ”urgent”?", "ei ole käytössä missään keskustelussa");
        from("tags", path, "name", "urgent");
        assertThat(world.get(WebWorld.OTTO, "/tags/" + id + "/delete").body())
                .contains("It is removed from 1 conversation.");
        var other = world.contacted(WebWorld.EERO, "puoti");
        from("tags", "/conversations/" + other + "/tags", "name", "urgent");
        assertThat(part(MAIJA, "/tags/" + id + "/delete", "dialog").body())
                .contains("Tunniste poistuu 2 keskustelusta.")
                .doesNotContain("<html");
        assertThat(tags()).as("asking deletes nothing").hasSize(1);
        var deleted = from("dialog", "/tags/" + id + "/delete");
        assertThat(deleted.body()).contains("Tunniste urgent poistettu");
        assertThat(events(deleted)).contains("tags");
        assertThat(tags()).isEmpty();
        var gone = from("dialog", "/tags/" + id + "/delete");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("Tunnistetta ei enää ole");
    }

    @Test
    void merchants_never_see_a_tag_T1() {
        from("tags", path, "name", "urgent");
        for (var page : List.of("/conversations", "/conversations/" + conversation)) {
            assertThat(world.get(WebWorld.AINO, page).body())
                    .as(page)
                    .doesNotContain("urgent", "tag-name", "manage-tags");
        }
        for (var page : List.of(path, "/tags", "/tags/" + id("urgent") + "/delete")) {
            assertThat(world.get(WebWorld.AINO, page).statusCode()).as(page).isEqualTo(403);
        }
        for (var form : List.of(path, path + "/remove", "/tags", "/tags/" + id("urgent"))) {
            assertThat(world.post(WebWorld.AINO, form, "name", "x").statusCode())
                    .as(form)
                    .isEqualTo(403);
        }
    }

    @Test
    void what_is_of_another_organisation_is_as_if_it_were_not_X1() {
        create("urgent");
        from("tags", path, "name", "urgent");
        var id = id("urgent");
        var wille = WebWorld.WILLE;
        assertThat(world.get(wille, "/tags").body()).doesNotContain("urgent");
        assertThat(world.get(wille, path).statusCode()).isEqualTo(404);
        assertThat(world.post(wille, path, "name", "mine").statusCode()).isEqualTo(404);
        assertThat(world.post(wille, path + "/remove", "tag", id).statusCode()).isEqualTo(404);
        assertThat(world.get(wille, "/tags/" + id + "/delete").statusCode()).isEqualTo(404);
        assertThat(world.post(wille, "/tags/" + id + "/delete").statusCode()).isEqualTo(404);
        assertThat(world.post(wille, "/tags/" + id, "name", "mine").statusCode())
                .isEqualTo(404);
        world.post(wille, "/tags", "name", "theirs", "key", "k");
        var theirs = TagPages.all(
                        world.viesti.tagging(),
                        world.viesti.identities().member("wille").orElseThrow())
                .get(0)
                .tag()
                .id()
                .value();
        assertThat(world.post(MAIJA, path + "/remove", "tag", theirs).statusCode())
                .isEqualTo(404);
        assertThat(borne()).containsExactly("urgent");
    }

    @Test
    void a_form_of_nobodys_page_is_refused() {
        create("urgent");
        var id = id("urgent");
        for (var form : List.of(path, path + "/remove", "/tags", "/tags/" + id, "/tags/" + id + "/delete")) {
            assertThat(world.send(world.form(world.as(MAIJA, form), "", "name", "forged", "tag", id))
                            .statusCode())
                    .as(form)
                    .isEqualTo(403);
        }
        assertThat(tags()).extracting(TagList::name).containsExactly("urgent");
        assertThat(borne()).isEmpty();
    }
}
