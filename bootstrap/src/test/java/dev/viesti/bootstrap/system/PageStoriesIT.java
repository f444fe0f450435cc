package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What people do all day, in two real browsers with one server; each story has people of its own. */
class PageStoriesIT {
    private static final String ENTRY = "#entries .entry";

    @TempDir
    static Path folder;

    private static RunningServer server;
    private static Browser member;
    private static Browser merchant;

    private World world;

    @BeforeAll
    static void open() {
        server = RunningServer.serve("--data", folder.toString());
        member = Browser.of(server);
        merchant = Browser.of(server);
    }

    @AfterAll
    static void close() {
        for (var browser : new Browser[] {member, merchant}) {
            if (browser != null) {
                browser.close();
            }
        }
        server.close();
    }

    @BeforeEach
    void provision() {
        world = new World(server);
    }

    private Browser member() {
        return member("maija");
    }

    private Browser member(String id) {
        return member.signedIn(RunningServer.token("member", world.own(id)));
    }

    private Browser merchant() {
        return merchant(world.aino);
    }

    private static Browser merchant(String id) {
        return merchant.signedIn(RunningServer.token("merchant", id));
    }

    @Test
    void a_member_finds_reads_answers_and_tags_with_the_keyboard_alone() {
        world.contact(world.ville(), "null").expect(201);
        var conversation = world.contacted();
        var maija = member().open("/conversations");
        maija.sees(".row", "Aino Ääkkönen");
        assertThat(maija.title()).startsWith("(2) Viestit");

        maija.press("/");
        maija.press(world.shopHost());
        maija.until("one found", () -> maija.texts(".row").size() == 1);
        maija.sees("#found", "1 keskustelu");
        maija.tabTo(".row");
        maija.press(Keys.ENTER);
        maija.sees("#thread-title", "Aino Ääkkönen");
        assertThat(maija.path()).startsWith("/conversations/" + conversation + "?q=");
        maija.until("read", () -> maija.title().startsWith("(1) "));

        maija.press("r");
        maija.press("Hei!", Keys.ENTER, "Kerrotko lisää?", Keys.chord(Keys.CONTROL, Keys.ENTER));
        maija.sees(ENTRY, "Kerrotko lisää?");
        assertThat(maija.run("return document.querySelector('#composer textarea').value"))
                .isEqualTo("");

        maija.run("document.activeElement.blur()");
        maija.press("t");
        maija.press("kiireellinen", Keys.ENTER);
        maija.sees("#tag-chips", "kiireellinen");
        maija.sees(".row", "kiireellinen");

        maija.back();
        maija.until("the list as it was", () -> !maija.path().contains(conversation));
        maija.forward();
        maija.sees("#thread-title", "Aino Ääkkönen");
        maija.press("u");
        maija.until("unread again", () -> maija.title().startsWith("(2) "));
        assertThat(world.aino()
                        .get("/conversations/" + conversation + "/entries")
                        .expect(200)
                        .string("items[1].text"))
                .isEqualTo("Hei!\nKerrotko lisää?");
    }

    @Test
    void two_people_talk_and_agree_and_each_sees_at_once_what_the_other_does() {
        var conversation = world.contacted();
        var maija = member().open("/conversations/" + conversation);
        var aino = merchant().open("/conversations/" + conversation);
        aino.type("#composer textarea", "Oletteko siellä?", Keys.chord(Keys.CONTROL, Keys.ENTER));
        maija.sees(ENTRY, "Oletteko siellä?");
        maija.type("#composer textarea", "Olemme!");
        maija.click("#send");
        aino.sees(ENTRY, "Olemme!");

        maija.click("#create-proposal");
        maija.type("dialog [name=title]", "Vihreä teema");
        maija.type("dialog [name=scope]", "Kaikki sivut.");
        maija.type("dialog [name='price.amount']", "1 200,50");
        maija.clickNamed("dialog button", "Lähetä ehdotus");
        maija.seesNo("dialog[open]");
        aino.sees(ENTRY, "Vihreä teema");
        aino.sees(ENTRY, "1 200,50 €");
        aino.clickNamed(ENTRY + " a", "Hyväksy");
        aino.clickNamed("dialog button", "Hyväksy");
        aino.seesNo("dialog[open]");
        maija.sees(ENTRY, "hyväksytty");
        maija.sees("#agreements", "käynnissä");
        assertThat(maija.problems()).isEmpty();
        assertThat(aino.problems()).isEmpty();
    }

    @Test
    void a_merchant_asks_in_english_what_a_member_reads_in_finnish_and_then_in_english() {
        var ville = merchant(world.ville).open("/partners/" + world.studio);
        ville.click(".service .button.primary");
        ville.type("[name=outline]", "A logo");
        ville.type("[name=requirements]", "Blue, please.");
        ville.clickNamed("main button", "Send contact request");
        ville.sees(ENTRY, "Contact request");
        ville.sees("#send", "Send");

        var maija = member().open("/conversations");
        maija.sees(".row", "1 lukematta");
        maija.click(".row");
        maija.sees(ENTRY, "Yhteydenottopyyntö");
        maija.sees(ENTRY, "Blue, please.");
        maija.click(".languages [value=en]");
        maija.sees(ENTRY, "Contact request");
        maija.sees("#details h2", "Details");
        maija.type("#text", "Gladly!");
        maija.clickNamed("#composer button", "Send");
        ville.sees(ENTRY, "Gladly!");
        assertThat(ville.problems()).isEmpty();
        assertThat(maija.problems()).isEmpty();
    }

    private static String file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "What is in " + name).toString();
    }

    @Test
    void a_merchant_sends_a_contact_request_with_files_that_stay_when_something_is_missing() throws IOException {
        var aino = merchant().open("/partners/" + world.studio);
        aino.click(".service .button.primary");
        aino.type("[name=outline]", "Uusi teema");
        aino.click("[name=shop][value^=shop]");
        aino.type("[name=files]", file("luonnos.txt") + "\n" + file("mitat.txt"));
        aino.clickNamed("main button", "Lähetä yhteydenottopyyntö");
        aino.sees(".refusal", "Tarkista merkitty kohta.");
        aino.sees(".uploads", "luonnos.txt");
        assertThat(aino.problems()).allMatch(problem -> problem.contains("422"));

        aino.type("[name=requirements]", "Vihreä.");
        aino.type("[name=files]", file("logo.txt"));
        aino.clickNamed("main button", "Lähetä yhteydenottopyyntö");
        for (var name : List.of("luonnos.txt", "mitat.txt", "logo.txt")) {
            aino.sees(ENTRY + " .files", name);
        }
        var maija = member().open("/conversations");
        maija.click(".row");
        maija.sees(ENTRY + " .files", "logo.txt");
        assertThat(aino.problems()).isEmpty();
        assertThat(maija.problems()).isEmpty();
    }

    @Test
    void a_browser_without_scripts_sends_a_message_with_a_file() throws IOException {
        var conversation = world.contacted();
        var maija = member();
        maija.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            maija.open("/conversations/" + conversation).type("#text", "Tässä.");
            maija.type("#composer [name=files]", file("tarjous.txt"));
            maija.click("#send");
            maija.sees(ENTRY + " .files", "tarjous.txt");
            maija.sees(ENTRY, "Tässä.");
        } finally {
            maija.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
        assertThat(maija.problems()).isEmpty();
    }

    @Test
    void a_merchant_describes_a_task_and_is_matched() {
        var aino = merchant().open("/match");
        aino.type("[name=category]", world.category);
        aino.type("[name=outline]", "Uusi teema");
        aino.click("[name=shop][value^=shop]");
        aino.type("[name=requirements]", "Vihreä.");
        aino.clickNamed("main button", "Lähetä tehtävä");
        aino.sees("h1", "Tehtäväsi on lähetetty");
        aino.click(".picks .button");
        aino.sees("#thread-title", "Studio Siili");
        aino.sees(ENTRY, "Uusi teema");
        member().open("/conversations").sees(".row", "Uusi teema");
        assertThat(aino.problems()).isEmpty();
    }

    @Test
    void a_tag_gets_another_name_and_is_deleted() {
        var conversation = world.contacted();
        world.maija()
                .post("/conversations/" + conversation + "/tags", "{'name':'kiireinen'}")
                .expect(201);
        var maija = member().open("/conversations/" + conversation);
        maija.click("#manage-tags");
        maija.named("dialog input", "Tunnisteen kiireinen nimi").clear();
        maija.type("dialog .tag-rows input", "kiireetön");
        maija.clickNamed("dialog button", "Tallenna tunniste kiireinen");
        maija.sees("dialog .said", "Tunniste kiireetön tallennettu");
        maija.sees("#tag-chips", "kiireetön");
        maija.sees(".row", "kiireetön");
        maija.clickNamed("dialog a", "Poista tunniste kiireetön");
        maija.sees("#dialog-title", "Poistetaanko tunniste ”kiireetön”?");
        maija.click("dialog .danger");
        maija.sees("dialog .said", "Tunniste kiireetön poistettu");
        maija.clickNamed("dialog a", "Sulje");
        maija.seesNo(".tag-chip");
        maija.seesNo(".row .tag");
        assertThat(maija.problems()).isEmpty();
    }

    @Test
    void one_of_many_tags_is_found_added_and_filtered_by_with_the_keyboard_alone() {
        var conversation = world.contacted();
        world.contact(world.ville(), "null").expect(201);
        for (var i = 1; i <= 150; i++) {
            world.otto().post("/tags", "{'name':'Tag %s'}", i).expect(201);
        }
        world.otto().post("/tags", "{'name':'Yarn'}").expect(201);
        var maija = member().open("/conversations/" + conversation);
        maija.find("#composer");
        maija.press("t");
        maija.press("149");
        maija.sees("#tag-options [role=option]", "Tag 149");
        maija.press(Keys.ARROW_DOWN, Keys.ENTER);
        maija.sees("#tag-chips", "Tag 149");
        maija.press("Zebra");
        maija.sees("#tag-options [role=option]", "Luo ”Zebra”");
        maija.press(Keys.ARROW_UP, Keys.ENTER);
        maija.sees("#tag-chips", "Zebra");
        maija.press("yarn");
        maija.sees("#tag-options [role=option]", "Yarn");
        maija.press(Keys.ENTER);
        maija.sees("#tag-chips", "Yarn");
        assertThat(maija.texts(".tag-chip bdi")).containsExactlyInAnyOrder("Tag 149", "Yarn", "Zebra");

        maija.run("document.activeElement.blur()");
        maija.press("/");
        maija.sees("#tag", "Zebra");
        maija.tabTo("#tag");
        maija.run("""
                window.asked = 0;
                document.getElementById('filters').addEventListener('htmx:beforeRequest', ({target}) => {
                    asked += target.id === 'filters';
                });""");
        maija.press("Y", Keys.ARROW_DOWN, Keys.ENTER);
        maija.sees("#chips .chip", "Zebra");
        assertThat(maija.run("return asked")).as("how often, by three keys").isEqualTo(1L);
        maija.sees("#tag", "Yarn");
        maija.tabTo("#tag");
        maija.press("Y", Keys.TAB);
        maija.sees("#chips .chip", "Yarn");
        maija.sees("#found", "1 keskustelu");
        maija.tabTo("#chips .clear");
        maija.press(Keys.ENTER);
        maija.until("both", () -> maija.count(".row") == 2);
    }

    @Test
    void a_member_sends_an_invoice_in_english_that_a_merchant_pays_in_finnish() {
        var conversation = world.contacted();
        world.jobInProgress(conversation);
        var otto = member("otto").open("/conversations/" + conversation);
        var aino = merchant().open("/conversations/" + conversation);
        otto.clickNamed("#agreements a", "Create invoice");
        otto.type("dialog [name='lines[0].description']", "The first half");
        otto.type("dialog [name='lines[0].amount']", "600.25");
        otto.clickNamed("dialog button", "Send invoice");
        otto.seesNo("dialog[open]");
        aino.sees(ENTRY, "600,25 €");
        aino.clickNamed(ENTRY + " a", "Merkitse maksetuksi");
        aino.clickNamed("dialog button", "Merkitse maksetuksi");
        aino.seesNo("dialog[open]");
        aino.sees("#agreements", "maksettu");
        otto.sees("#agreements", "paid");
        otto.sees(ENTRY, "€600.25");
        assertThat(otto.problems()).isEmpty();
        assertThat(aino.problems()).isEmpty();
    }

    @Test
    void a_block_by_a_colleague_closes_the_composer_at_once_and_for_good() {
        var conversation = world.contacted();
        world.proposed(conversation);
        var maija = member().open("/conversations/" + conversation);
        maija.type("#composer textarea", "A draft");
        maija.click("#who summary");
        maija.click("#block");
        maija.sees("dialog", "Aino Ääkkönen");
        assertThat(maija.run("return document.activeElement.textContent.trim()"))
                .isEqualTo("Peruuta");
        maija.press(Keys.ESCAPE);
        maija.seesNo("dialog[open]");

        maija.click("#composer textarea");
        world.otto()
                .post("/merchants/" + world.aino + "/block", "{'confirm':true}")
                .expect(200);
        maija.find("#foot .banner");
        maija.until(
                "the focus at the banner",
                () -> Boolean.TRUE.equals(maija.run("return document.activeElement.matches('#foot .banner')")));
        assertThat(maija.has("#composer")).isFalse();
        maija.sees(".row", "Estetty");
        maija.sees(ENTRY, "suljettu");
    }

    @Test
    void a_draft_outlives_a_reload_and_what_could_not_be_sent_is_sent_once() {
        var conversation = world.contacted();
        var maija = member().open("/conversations/" + conversation);
        maija.type("#composer textarea", "Kesken");
        maija.reload();
        maija.until(
                "the draft",
                () -> "Kesken".equals(maija.run("return document.querySelector('#composer textarea').value")));

        maija.command("Network.enable", Map.of());
        maija.connected(false);
        maija.click("#send");
        maija.find("#composer-problem");
        maija.connected(true);
        maija.click("#send");
        maija.sees(ENTRY, "Kesken");
        assertThat(world.aino()
                        .get("/conversations/" + conversation + "/entries")
                        .expect(200)
                        .at("items"))
                .hasSize(2);
    }

    @Test
    void after_a_restart_of_the_server_the_page_has_neither_gap_nor_double() {
        var conversation = world.contacted();
        var maija = member().open("/conversations/" + conversation);
        maija.find("#composer");
        var port = Integer.toString(server.uri().getPort());
        server.close();
        maija.sees("#connection", "Yhdistetään uudelleen");
        server = RunningServer.serve("--data", folder.toString(), "--port", port);
        for (var i = 1; i <= 3; i++) {
            world.again(server)
                    .post("/conversations/" + conversation + "/messages", "{'text':'Viesti " + i + "'}")
                    .expect(201);
        }
        maija.sees(ENTRY, "Viesti 3");
        maija.until(
                "falls silent",
                () -> maija.run("return document.getElementById('connection').textContent")
                        .equals(""));
        assertThat(maija.run(
                        "return [...document.querySelectorAll('#entries [data-seq]')].map(e => e.dataset.seq).join()"))
                .isEqualTo("1,2,3,4");
    }

    @Test
    void hostile_words_are_shown_as_words() {
        var markup = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1>";
        var long_ = "x".repeat(9_000);
        var conversation = world.contacted();
        var host = server.operator();
        host.put(
                        "/merchants/" + world.aino,
                        "{'name':'<b onmouseover=window.hacked=1>Aino','email':'%s','language':'fi'}",
                        world.email("aino"))
                .expect(200);
        var file = world.aino()
                .upload(
                        "<img src=x onerror=hacked=1>.html",
                        "text/html",
                        markup.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .expect(201)
                .id();
        world.aino()
                .post("/conversations/" + conversation + "/messages", "{'text':'%s','files':['%s']}", markup, file)
                .expect(201);
        world.aino()
                .post("/conversations/" + conversation + "/messages", "{'text':'%s'}", long_)
                .expect(201);
        world.aino()
                .post(
                        "/conversations/" + conversation + "/messages",
                        "{'text':'\u202eRTL \u05d0\u05d1 \ud83d\udc69\u200d\ud83d\udcbb javascript:hacked=1 https://example.com/\"onclick=hacked=1'}"
                                .replace("\"", "\\\""))
                .expect(201);
        world.maija()
                .post("/conversations/" + conversation + "/tags", "{'name':'<i>tag</i>'}")
                .expect(201);

        var maija = member().open("/conversations/" + conversation);
        for (var width : List.of(1366, 360)) {
            maija.look(width, 800, false);
            maija.sees(ENTRY, "<script>window.hacked=1</script>");
            maija.sees(ENTRY, "onerror=hacked=1>.html");
            assertThat(maija.scrollsSideways()).as("at " + width).isFalse();
        }
        maija.look(1366, 800, false);
        maija.sees(".row", "<b onmouseover");
        maija.sees("#tag-chips", "<i>tag</i>");
        assertThat(maija.run("return window.hacked")).isNull();
        assertThat(maija.problems()).isEmpty();
    }

    @Test
    void somebody_signs_in_by_the_link_in_a_mail_and_once_only() {
        var browser = member;
        browser.command("Network.clearBrowserCookies", Map.of());
        browser.open("/conversations").type("[name=email]", world.email("maija"), Keys.ENTER);
        browser.until("told", () -> browser.path().startsWith("/sign-in/sent"));
        var mailbox = Mailbox.in(folder.resolve("mail"));
        browser.until(
                "a mail",
                () -> mailbox.all().stream().anyMatch(letter -> letter.text().contains("/sign-in/")));
        var link = mailbox.all().stream()
                .map(Mailbox.Letter::text)
                .filter(text -> text.contains("/sign-in/"))
                .map(text -> text.replaceAll("(?s).*(/sign-in/[A-Za-z0-9_-]+).*", "$1"))
                .findFirst()
                .orElseThrow();
        browser.open(link).click("main button");
        browser.until("signed in", () -> browser.path().startsWith("/conversations"));
        browser.sees(".menu", "Maija Mäkelä");

        browser.open(link).find("main");
        assertThat(browser.has("main form button[name]")).isFalse();
    }
}
