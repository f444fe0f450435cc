package dev.viesti.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Blocking a merchant, as browsers ask for it. */
class BlockPagesTest {
    private static final String PATH = "/merchants/aino/block";

    private final WebWorld world = new WebWorld();
    private final String conversation = world.contacted(WebWorld.AINO, "kauppa");
    private final String ask = PATH + "?from=" + conversation;

    @AfterEach
    void close() {
        world.close();
    }

    private boolean isBlocked() {
        return world.api("GET", "/merchants/aino/block", WebWorld.MAIJA, "").contains("\"blocked\":true");
    }

    private void propose() {
        world.api("POST", "/conversations/" + conversation + "/proposals", WebWorld.MAIJA, """
                {"title":"Theme","scope":"All pages"}""");
    }

    @Test
    void the_question_names_the_merchant_and_what_will_be_closed_B1_B3() {
        assertThat(world.get(WebWorld.OTTO, ask).body())
                .contains(">Block Aino Ääkkönen?</h1>", "Nothing is open, so nothing is closed.", "can't be undone");
        propose();
        propose();
        var question = world.get(WebWorld.MAIJA, ask).body();
        assertThat(question)
                .contains(
                        "Estetäänkö Aino Ääkkönen?",
                        "<li>2 ehdotusta",
                        "<li dir=\"auto\">Theme</li>",
                        "Estoa ei voi perua.")
                .containsSubsequence("data-close autofocus>Peruuta", "class=\"danger\"")
                .doesNotContain("työtä", "laskua");
        assertThat(isBlocked()).as("asking blocks nobody").isFalse();
    }

    @Test
    void a_confirmed_block_ends_the_conversation_and_tells_who_blocked_B2_B6() {
        propose();
        var done = world.post(WebWorld.MAIJA, ask, "confirm", "true");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).contains("/conversations/" + conversation);
        var page = world.get(WebWorld.OTTO, "/conversations/" + conversation).body();
        assertThat(page)
                .contains("maija blocked this merchant on", "This merchant is blocked.", "Proposal closed: Theme")
                .doesNotContain("id=\"composer\"", "id=\"block\"");
    }

    @Test
    void without_confirmation_nobody_is_blocked_B1() {
        var unconfirmed = world.post(WebWorld.MAIJA, ask);
        assertThat(unconfirmed.statusCode()).isEqualTo(409);
        assertThat(unconfirmed.body()).contains("Vahvista ensin", "Estetäänkö Aino Ääkkönen?");
        assertThat(isBlocked()).isFalse();
        assertThat(world.send(world.form(world.as(WebWorld.MAIJA, ask), "", "confirm", "true"))
                        .statusCode())
                .as("nobody's form")
                .isEqualTo(403);
        assertThat(isBlocked()).isFalse();
    }

    @Test
    void blocking_again_answers_the_first_block_B6() {
        for (var who : new String[] {WebWorld.MAIJA, WebWorld.OTTO}) {
            var done = world.postByScript(who, ask, "confirm", "true");
            assertThat(done.statusCode()).isEqualTo(204);
            assertThat(done.headers().firstValue("HX-Trigger")).contains("done");
        }
        assertThat(world.api("GET", "/merchants/aino/block", WebWorld.OTTO, "")).contains("\"blockedBy\":\"maija\"");
        assertThat(world.get(WebWorld.OTTO, ask).body())
                .contains("Aino Ääkkönen is blocked", "maija blocked this merchant on")
                .doesNotContain("class=\"danger\"");
    }

    @Test
    void a_blocked_conversation_can_still_be_tagged_B7() {
        world.post(WebWorld.MAIJA, ask, "confirm", "true");
        var tags = "/conversations/" + conversation + "/tags";
        assertThat(world.post(WebWorld.MAIJA, tags, "name", "trouble").statusCode())
                .isEqualTo(303);
        assertThat(world.get(WebWorld.MAIJA, "/conversations/" + conversation).body())
                .contains("Poista tunniste trouble");
    }

    @Test
    void whom_one_may_not_see_one_can_not_block_X1() {
        assertThat(world.get(WebWorld.AINO, ask).statusCode()).isEqualTo(403);
        assertThat(world.post(WebWorld.AINO, ask, "confirm", "true").statusCode())
                .isEqualTo(403);
        assertThat(world.get(WebWorld.WILLE, ask).statusCode()).isEqualTo(404);
        assertThat(world.post(WebWorld.WILLE, ask, "confirm", "true").statusCode())
                .isEqualTo(404);
        for (var other : new String[] {
            PATH,
            PATH + "?from=none",
            "/merchants/eero/block?from=" + conversation,
            "/merchants/%20/block?from=" + conversation
        }) {
            assertThat(world.get(WebWorld.MAIJA, other).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(isBlocked()).isFalse();
        assertThat(world.get(WebWorld.AINO, "/conversations/" + conversation).body())
                .doesNotContain("/block");
    }
}
