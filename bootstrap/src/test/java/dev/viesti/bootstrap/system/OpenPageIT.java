package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * What a page that stays open does when something happens elsewhere, when an answer comes late or not at all, and when its
 * reader goes back and forth. One server and one browser for all; each test has people of its own.
 */
class OpenPageIT {
    private static final String ENTRY = "#entries .entry";
    private static final String PROBLEM = "#problem";
    /** Has the first answer for such a path from then on wait until {@code letGo()}, as on a slow way. */
    private static final String HOLD = """
            const {open, send} = XMLHttpRequest.prototype;
            let holding = arguments[0];
            XMLHttpRequest.prototype.open = function (method, url) {
                this.url = url;
                return open.apply(this, arguments);
            };
            XMLHttpRequest.prototype.send = function () {
                const event = this.onload ? 'onload' : 'onloadend';
                const action = this[event];
                if (holding && this.url.includes(holding)) {
                    holding = null;
                    this[event] = () => { window.letGo = () => action.call(this); };
                }
                return send.apply(this, arguments);
            };""";
    /** Has what the page reads for itself, or what else is named, fail until {@code isAway} is false. */
    private static final String FAIL = """
            const {open, send} = XMLHttpRequest.prototype;
            const [parts = 'news|conversations[?]'] = arguments;
            window.failed = new Set();
            window.isAway = true;
            XMLHttpRequest.prototype.open = function (method, url) {
                this.part = url.match(parts)?.[0];
                return open.apply(this, arguments);
            };
            XMLHttpRequest.prototype.send = function () {
                const answer = status => {
                    Object.defineProperties(this, {status: {value: status}, response: {value: ''}});
                    send.apply(this, arguments);
                };
                if (window.isAway && this.part) {
                    failed.add(this.part);
                    %s;
                } else {
                    send.apply(this, arguments);
                }
            };""";
    /** Has something in between answer, with that status, whatever the page asks for. */
    private static final String PROXY = """
            const [status] = arguments;
            const {open} = XMLHttpRequest.prototype;
            XMLHttpRequest.prototype.open = function () {
                Object.defineProperty(this, 'status', {value: status});
                return open.call(this, 'GET', '/openapi.json');
            };""";
    /** Has the page's stream open when {@code openStream()} says so. */
    private static final String LATE_STREAM = """
            const Stream = EventSource;
            window.EventSource = class extends EventTarget {
                close() {}
                constructor(path) {
                    super();
                    window.openStream = () => {
                        const stream = new Stream(path);
                        stream.onopen = () => this.onopen();
                        ['stale', 'tags', 'news'].forEach(type => stream.addEventListener(
                            type, ({data}) => this.dispatchEvent(new MessageEvent(type, {data}))));
                    };
                }
            };""";

    @TempDir
    static Path folder;

    private static RunningServer server;
    private static Browser maija;

    private World world;
    private String conversation;

    @BeforeAll
    static void open() {
        server = RunningServer.serve("--data", folder.toString());
        maija = Browser.of(server);
        maija.command("Network.enable", Map.of());
    }

    @AfterAll
    static void close() {
        if (maija != null) {
            maija.close();
        }
        server.close();
    }

    @BeforeEach
    void contact() {
        world = new World(server);
        conversation = world.contacted();
        signIn();
    }

    @AfterEach
    void come_back() {
        maija.connected(true);
    }

    private void signIn() {
        maija.signedIn(RunningServer.token("member", world.own("maija")));
    }

    private String path() {
        return "/conversations/" + conversation;
    }

    private String row() {
        return "#row-" + conversation;
    }

    private void write(String text) {
        world.aino().post(path() + "/messages", "{'text':'%s'}", text).expect(201);
    }

    private String tagged(String name) {
        return world.otto()
                .post(path() + "/tags", "{'name':'%s'}", name)
                .expect(201)
                .string("tags[0].id");
    }

    private static void hold(String path) {
        maija.run(HOLD, path);
    }

    private static void held() {
        maija.until("an answer that waits", () -> Boolean.TRUE.equals(maija.run("return Boolean(window.letGo)")));
    }

    private static boolean isFocusedAt(String css) {
        return Boolean.TRUE.equals(maija.run("return document.activeElement.matches(arguments[0])", css));
    }

    /** Opens a page with a script that runs before its own. */
    private static void openAfter(String script, String path) {
        var added = maija.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
        maija.open(path);
        maija.command("Page.removeScriptToEvaluateOnNewDocument", added);
    }

    @Test
    void after_back_and_forward_everything_works_as_before() {
        maija.open("/conversations").click(row());
        maija.sees("#thread-title", "Aino Ääkkönen");
        maija.back();
        maija.until("the list alone", () -> maija.path().equals("/conversations") && !maija.has("#thread-title"));
        write("Meanwhile");
        maija.forward();
        maija.sees(ENTRY, "Meanwhile");
        maija.until("read", () -> !maija.title().startsWith("("));
        maija.click("#manage-tags");
        maija.sees("dialog[open]", "Tunnisteiden hallinta");
        write("And again");
        maija.sees(ENTRY, "And again");
    }

    @Test
    void what_happens_before_the_stream_is_open_shows_once_it_is() {
        openAfter(LATE_STREAM, path());
        write("Too early");
        maija.run("openStream()");
        maija.sees(ENTRY, "Too early");
        maija.sees(row(), "Too early");
    }

    @Test
    void what_happens_while_a_conversation_is_on_its_way_shows_when_it_has_come() {
        maija.open("/conversations").find(row());
        hold(path());
        maija.click(row());
        held();
        write("In between");
        maija.sees(row(), "In between");
        maija.run("letGo()");
        maija.sees(ENTRY, "In between");
    }

    @ParameterizedTest
    @ValueSource(strings = {"this.dispatchEvent(new ProgressEvent('error'))", "answer(503)"})
    void what_could_not_be_read_is_read_later(String failure) {
        openAndRead();
        maija.run(FAIL.formatted(failure));
        write("Lost at first");
        maija.until("failures", () -> Long.valueOf(2).equals(maija.run("return window.failed.size")));
        assertThat(maija.texts(ENTRY)).noneMatch(said -> said.contains("Lost at first"));
        assertThat(maija.has(PROBLEM + ":empty")).isTrue();
        maija.run("window.isAway = false");
        maija.sees(ENTRY, "Lost at first");
        maija.sees(row(), "Lost at first");
    }

    @Test
    void a_row_can_be_opened_while_the_list_is_read_anew() {
        maija.open("/conversations").find(row());
        hold("/conversations?");
        write("News for the list");
        held();
        maija.click(row());
        maija.sees(ENTRY, "News for the list");
        maija.run("letGo()");
        maija.until("read", () -> !maija.title().startsWith("("));
    }

    /** Opens the conversation and waits until nothing is left to read. */
    private void openAndRead() {
        maija.open(path()).find("#composer");
        maija.until("read by itself", () -> hasRead("/news?") && hasRead("/conversations?"));
        maija.until("marked", () -> !maija.has(row() + ".is-unread") && !maija.has(".htmx-request"));
    }

    /** Whether the page has asked for it, and waits for nothing. */
    private static boolean hasRead(String part) {
        return Boolean.TRUE.equals(maija.run("""
                return performance.getEntriesByType('resource').some(({name}) => name.includes(arguments[0]))
                    && !document.querySelector('.htmx-request, .htmx-added')""", part));
    }

    /** Has one conversation more than a page of the list holds; answers the newest. */
    private String openLongList() {
        var newest = conversation;
        for (var i = 0; i < 50; i++) {
            server.operator()
                    .put(
                            "/merchants/" + world.aino + "/shops/" + world.own("shop-" + i),
                            "{'name':'Shop %s','url':'https://shop-%s.example','role':'owner'}",
                            i,
                            i)
                    .expect(201);
            newest = world.contact(world.aino(), "'" + world.own("shop-" + i) + "'")
                    .expect(201)
                    .id();
        }
        maija.open("/conversations");
        maija.until("50", () -> maija.count(".row") == 50);
        maija.until("read as the stream has opened", () -> hasRead("/conversations?"));
        return newest;
    }

    /** Does something while one read that the event has done is on its way and another waits; a third comes behind. */
    private static void whileReadAndReadAgain(String event, String action) {
        maija.slow(500);
        maija.run("""
                const read = () => htmx.trigger(document.body, '%s');
                read();
                read();
                %s;
                read();""".formatted(event, action));
        maija.until("all read", () -> !maija.has(".htmx-request"));
    }

    @Test
    void a_long_list_goes_on_while_it_is_read_anew() {
        var newest = openLongList();
        maija.slow(1000);
        world.aino()
                .post("/conversations/" + newest + "/messages", "{'text':'A last word'}")
                .expect(201);
        maija.find("#list.htmx-request");
        maija.click("#more a");
        maija.until("all", () -> maija.count(".row") == 51);
        maija.sees(".row", "A last word");
        assertThat(maija.count(".row")).isEqualTo(51);
    }

    @Test
    void a_long_list_goes_on_and_has_no_row_twice_while_reads_of_it_wait_for_each_other() {
        var unused = openLongList();
        whileReadAndReadAgain("news", "document.querySelector('#more a').click()");
        assertThat(maija.run("return new Set([...document.querySelectorAll('.row')].map(row => row.id)).size"))
                .isEqualTo(51L);
        assertThat(maija.count(".row")).isEqualTo(51);
    }

    @Test
    void a_filter_holds_that_is_chosen_while_reads_of_the_list_wait_for_each_other() {
        maija.open("/conversations").find(row());
        whileReadAndReadAgain("news", "document.getElementById('unread').click()");
        maija.until("filtered", () -> maija.path().endsWith("?unread=true"));
    }

    @Test
    void a_filter_holds_that_is_on_its_way_when_somebody_reads_on() {
        var unused = openLongList();
        maija.slow(1000);
        maija.type("#q", "Shop 7");
        maija.find("#filters.htmx-request");
        maija.run("""
                const older = document.querySelector('#more a');
                older.checkVisibility({visibilityProperty: true}) && older.click();""");
        maija.until("answered", () -> !maija.has(".htmx-request"));
        assertThat(maija.texts(".row-shop")).containsExactly("Shop 7");
    }

    @Test
    void filters_hold_that_are_chosen_and_taken_back_within_the_time_of_one_answer() {
        var busy = tagged("kiireinen");
        var large = world.otto().post("/tags", "{'name':'suuri'}").expect(201).id();
        maija.open("/conversations").sees("#tag", "suuri");
        maija.slow(1000);
        maija.run("""
                document.getElementById('unread').click();
                for (const tag of arguments) {
                    const select = document.getElementById('tag');
                    select.value = tag;
                    select.dispatchEvent(new Event('change', {bubbles: true}));
                }""", busy, large);
        maija.until(
                "all of them", () -> maija.path().equals("/conversations?unread=true&tag=" + busy + "&tag=" + large));
        maija.sees("#chips", "suuri");
        maija.run("""
                document.querySelector('.chip [value="%s"]').click();
                document.querySelector('a.chip').click();""".formatted(busy));
        maija.until("one of them", () -> maija.path().equals("/conversations?tag=" + large));
        maija.until("one chip", () -> maija.count("#chips .chip") == 1);
    }

    @Test
    void a_stream_that_falls_silent_is_spoken_of_and_begun_anew() {
        openAfter("""
                const Stream = EventSource;
                const later = setTimeout;
                window.streams = [];
                window.EventSource = class extends Stream {
                    constructor(path) {
                        super(path);
                        streams.push(this);
                    }
                };
                // as if heartbeats came, and were missed, much faster
                window.setTimeout = (action, time, ...more) =>
                    later(action, time > 30000 && time < 60000 ? 1000 : time, ...more);
                window.beats = 0;
                window.heart = setInterval(() => {
                    beats++;
                    streams[0]?.dispatchEvent(new MessageEvent('beat', {data: ''}));
                }, 100);""", path());
        maija.find("#composer");
        maija.until("a stream", () -> Boolean.TRUE.equals(maija.run("return streams.length > 0")));
        maija.run("beats = 0");
        maija.until("beats", () -> Boolean.TRUE.equals(maija.run("return beats > 25")));
        assertThat(maija.run("return streams.length")).isEqualTo(1L);
        assertThat(maija.has("#connection:empty")).isTrue();
        maija.run("clearInterval(heart)");
        maija.sees("#connection", "Yhdistetään uudelleen");
        assertThat(maija.run("return streams[0].readyState")).isEqualTo(2L);
        write("Meanwhile");
        maija.sees(ENTRY, "Meanwhile");
    }

    @Test
    void what_is_new_goes_without_saying_once_its_end_is_seen_however_late_that_is_marked() {
        for (var i = 1; i <= 20; i++) {
            write("Line " + i);
        }
        openAndRead();
        maija.run("document.getElementById('log').scrollTop = -10000");
        write("Below");
        maija.sees("#newer", "1 uusi viesti");
        hold("/read");
        maija.run("document.getElementById('log').scrollTop = 0");
        held();
        maija.seesNo("#to-end");
        write("And more");
        maija.sees(ENTRY, "And more");
        maija.run("document.getElementById('log').scrollTop = -10000");
        write("Below again");
        maija.sees("#newer", "1 uusi viesti");
        maija.run("letGo()");
        maija.until("marked", () -> !maija.has(".htmx-request"));
        maija.sees("#newer", "1 uusi viesti");
        assertThat(maija.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_filter_and_a_row_hold_both_whichever_comes_first(boolean isRowFirst) {
        maija.open("/conversations").find(row());
        hold(isRowFirst ? "/conversations?q=" : path());
        if (isRowFirst) {
            maija.type("#q", "Aino");
            held();
            maija.click(row());
            maija.sees(ENTRY, "Green, please.");
        } else {
            maija.click(row());
            held();
            maija.type("#q", "Aino");
            maija.sees("#found", "1 keskustelu");
        }
        maija.run("letGo()");
        maija.sees(ENTRY, "Green, please.");
        maija.sees("#chips", "Aino");
        assertThat(maija.path()).isEqualTo(path() + "?q=Aino");
    }

    @Test
    void a_page_that_nobody_sees_reads_nothing_until_it_is_looked_at_R1() {
        maija.open(path()).find("#composer");
        maija.until("read", () -> !maija.title().startsWith("("));
        maija.run("Object.defineProperty(document, 'hidden', {value: true, configurable: true})");
        write("Unseen");
        maija.sees(ENTRY, "Unseen");
        write("Unseen too");
        maija.sees(ENTRY, "Unseen too");
        maija.sees(row(), "2 lukematta");

        maija.run("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
        maija.seesNo(row() + " .unread-count");
    }

    @Test
    void a_menu_closes_by_Escape_and_by_a_click_elsewhere() {
        maija.open(path()).click(".bar .menu summary");
        maija.find(".menu[open]");
        maija.press(Keys.ESCAPE);
        maija.seesNo(".menu[open]");
        maija.click(".bar .menu summary");
        maija.find(".menu[open]");
        maija.click("#log");
        maija.seesNo(".menu[open]");
    }

    @Test
    void what_was_wrong_with_files_is_forgotten_once_it_is_mended() {
        maija.open(path()).find("#composer");
        maija.run("""
                const files = new DataTransfer();
                for (let i = 0; i < 11; i++) { files.items.add(new File(['x'], i + '.txt')); }
                const pick = document.getElementById('pick');
                pick.files = files.files;
                pick.dispatchEvent(new Event('change', {bubbles: true}));""");
        maija.sees("#composer-problem", "enintään 10 tiedostoa");
        maija.click("#uploads .remove");
        maija.until("forgotten", () -> maija.has("#composer-problem:empty"));
    }

    @Test
    void the_key_u_marks_the_open_conversation_as_unread() {
        maija.open(path()).find("#composer");
        maija.until("read", () -> !maija.title().startsWith("("));
        maija.press("u");
        maija.until("the list", () -> maija.path().equals("/conversations"));
        maija.sees(row(), "lukematta");
    }

    @Test
    void steady_traffic_does_not_keep_the_list_from_being_read() {
        openAfter(
                "window.EventSource = class extends EventSource { constructor(path) { super(path); window.stream = this; } };",
                "/conversations");
        maija.find(row());
        maija.run("setInterval(() => stream.dispatchEvent(new MessageEvent('stale', {data: 'another'})), 50)");
        write("Among many");
        maija.sees(row(), "Among many");
    }

    @Test
    void a_server_that_is_away_or_slow_is_spoken_of_until_it_answers() {
        maija.open("/conversations").find(row());
        maija.connected(false);
        maija.click(row());
        maija.sees(PROBLEM, "Palvelimeen ei saada yhteyttä");
        maija.connected(true);
        maija.slow(2000);
        maija.click(row());
        maija.sees(".loading", "Ladataan");
        assertThat(maija.has(PROBLEM + ":empty")).isTrue();
        maija.sees(ENTRY, "Green, please.");
        maija.seesNo(".loading");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 502})
    void what_a_proxy_answers_is_no_part_of_the_page(int status) {
        maija.open(path()).type("#text", "Kesken");
        maija.run(PROXY, status);
        maija.click("#send");
        maija.sees("#send", "Yritä uudelleen");
        maija.sees("#composer-problem", "Palvelimeen ei saada yhteyttä");
        assertThat(maija.run("return document.getElementById('text').value")).isEqualTo("Kesken");
        maija.click("#manage-tags");
        maija.sees(PROBLEM, "Palvelimeen ei saada yhteyttä");
        assertThat(maija.has("dialog[open]")).isFalse();
        maija.run("htmx.trigger(document.body, 'stale')");
        maija.sees("#connection", "Yhdistetään uudelleen");
        assertThat(maija.has(row())).isTrue();
        assertThat(maija.text("body")).doesNotContain("openapi");
    }

    @Test
    void a_problem_of_a_form_is_told_in_its_dialog_and_goes_with_the_next_try() {
        maija.open(path()).click("#manage-tags");
        maija.type("dialog [name=name]", "Kesken");
        var token = maija.run("""
                const field = document.querySelector('dialog [name=form-token]');
                const token = field.value;
                field.value = 'another';
                return token""");
        maija.press(Keys.ENTER);
        maija.sees("dialog[open] " + PROBLEM, "lataa se uudelleen");
        assertThat(maija.run("return document.querySelector('dialog [name=name]').value"))
                .isEqualTo("Kesken");
        maija.run("document.querySelector('dialog [name=form-token]').value = arguments[0]", token);
        maija.click("dialog form .primary");
        maija.sees("dialog .said", "Tunniste Kesken luotu");
        assertThat(maija.has(PROBLEM + ":empty")).isTrue();
        maija.click("dialog [data-close]");
        maija.seesNo("dialog[open]");
        assertThat(maija.has("body > " + PROBLEM)).isTrue();
    }

    @Test
    void whoever_was_signed_out_meanwhile_signs_in_and_finds_the_draft() {
        maija.open(path()).type("#text", "Kesken jäänyt");
        maija.command("Network.clearBrowserCookies", Map.of());
        maija.click("#send");
        maija.until("to sign in", () -> maija.path().startsWith("/sign-in"));
        assertThat(maija.path()).contains(conversation);
        signIn();
        maija.open(path());
        maija.until(
                "the draft", () -> "Kesken jäänyt".equals(maija.run("return document.getElementById('text').value")));
        assertThat(world.aino().get(path() + "/entries").expect(200).at("items"))
                .hasSize(1);
    }

    @Test
    void tags_of_a_colleague_reach_the_filters_the_chips_and_the_details() {
        var tag = tagged("kiireinen");
        maija.open(path() + "?tag=" + tag).sees("#chips", "kiireinen");
        world.otto().post("/tags", "{'name':'uusi tunniste'}").expect(201);
        maija.sees("#tag", "uusi tunniste");
        world.otto().patch("/tags/" + tag, "{'name':'kiireetön'}").expect(200);
        maija.sees("#chips", "kiireetön");
        maija.sees("#tag-chips", "kiireetön");
        maija.sees(row(), "kiireetön");
    }

    @Test
    void a_link_to_a_proposal_leads_from_the_drawer_to_its_card() {
        var proposal = world.proposed(conversation);
        maija.look(360, 740, false);
        maija.open(path()).click(".to-details");
        maija.find("#details:popover-open");
        maija.click("#show-proposal-" + proposal);
        maija.until("at the card", () -> isFocusedAt("#proposal-" + proposal));
        assertThat(maija.has("#details:popover-open")).isFalse();
        maija.look(1366, 850, false);
    }

    @Test
    void the_focus_at_a_tag_stays_there_when_something_comes_in() {
        var tag = tagged("kiireinen");
        maija.open(path()).find("#tag-chips button");
        maija.run("document.querySelector('#tag-chips button').focus()");
        write("Coming in");
        maija.sees(ENTRY, "Coming in");
        assertThat(isFocusedAt("#tag-chips button[value='" + tag + "']")).isTrue();
    }

    @Test
    void another_language_leaves_the_conversation_open() {
        maija.open("/conversations").click(row());
        maija.sees("#thread-title", "Aino Ääkkönen");
        maija.click(".languages [value=en]");
        maija.sees("#details h2", "Details");
        assertThat(maija.path()).isEqualTo(path());
    }

    @Test
    void a_browser_that_keeps_nothing_still_writes_and_has_its_shortcuts() {
        openAfter("""
                Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});
                """, path());
        maija.find("#composer");
        maija.press("r");
        maija.until("at the composer", () -> isFocusedAt("#text"));
        maija.press("Ei muistissa");
        maija.click("#send");
        maija.sees(ENTRY, "Ei muistissa");
        assertThat(maija.problems()).isEmpty();
    }

    @Test
    void a_page_of_yesterday_calls_its_days_anew_with_the_first_news_and_stays() {
        openAndRead();
        maija.run("""
                const yesterday = Number(document.querySelector('.day').id.replace('day-', '')) - 1;
                document.querySelector('.day').id = 'day-' + yesterday;
                document.querySelector('.day input').value = yesterday + ' Tänään';
                const {Date} = window;
                window.Date = class extends Date { constructor() { super(Date.now() + 24 * 60 * 60 * 1000); } };
                window.isOfYesterday = true;""");
        maija.type("#q", "Aino");
        write("Good morning");
        maija.sees(ENTRY, "Good morning");
        maija.sees(".day", "Eilen");
        assertThat(maija.run("return document.getElementById('q').value")).isEqualTo("Aino");
        assertThat(maija.run("return window.isOfYesterday")).isEqualTo(true);
    }

    @Test
    void a_row_can_be_opened_while_reads_of_the_open_conversation_wait_for_each_other() {
        var another = world.contact(world.ville(), "null").expect(201).id();
        openAndRead();
        maija.find("#row-" + another);
        whileReadAndReadAgain("stale", "document.getElementById('row-%s').click()".formatted(another));
        maija.until("opened", () -> maija.path().equals("/conversations/" + another));
        maija.sees("#thread-title", "Ville Virta");
    }

    @Test
    void a_conversation_that_could_not_be_marked_as_read_is_marked_later() {
        openAndRead();
        maija.run(FAIL.formatted("this.dispatchEvent(new ProgressEvent('error'))"), "read$");
        write("Seen, but not told");
        maija.until("a failure", () -> Long.valueOf(1).equals(maija.run("return window.failed.size")));
        maija.until("unread", () -> maija.title().startsWith("("));
        maija.run("window.isAway = false");
        maija.until("read", () -> !maija.title().startsWith("("));
    }

    @Test
    void news_write_no_draft_where_another_window_has_written_or_sent() {
        openAndRead();
        maija.type("#text", "Short");
        for (var elsewhere : List.of("Short, and longer", "")) {
            maija.run("localStorage[document.getElementById('composer').dataset.draft] = arguments[0]", elsewhere);
            var entries = maija.count(ENTRY);
            write("News");
            maija.until("news", () -> maija.count(ENTRY) > entries && hasRead("/news?"));
            assertThat(maija.run("return localStorage[document.getElementById('composer').dataset.draft]"))
                    .isEqualTo(elsewhere);
        }
    }

    private static Object written() {
        return maija.run("return document.getElementById('text').value");
    }

    private static Object kept() {
        return maija.run("return localStorage[document.getElementById('composer').dataset.draft]");
    }

    @Test
    void what_was_sent_is_no_draft_of_a_conversation_that_was_opened_anew_meanwhile() {
        var another = world.contact(world.ville(), "null").expect(201).id();
        maija.open(path()).type("#text", "On its way");
        hold(path() + "/messages");
        maija.click("#send");
        held();
        maija.click("#row-" + another);
        maija.sees("#thread-title", "Ville Virta");
        maija.click(row());
        maija.sees("#thread-title", "Aino Ääkkönen");
        assertThat(written()).isEqualTo("On its way");
        maija.click("#send");
        maija.run("letGo()");
        maija.until("no draft", () -> written().equals(""));
        assertThat(kept()).isNull();
        maija.sees(ENTRY, "On its way");
        assertThat(world.aino().get(path() + "/entries").expect(200).at("items"))
                .hasSize(2);
    }

    @Test
    void nothing_is_kept_of_a_draft_that_was_erased() {
        maija.open(path()).type("#text", "x");
        assertThat(kept()).isEqualTo("x");
        maija.type("#text", Keys.BACK_SPACE);
        assertThat(kept()).isNull();
    }
}
