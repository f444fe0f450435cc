package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page of the demo in a real browser: whether everybody can use it, on whatever screen, and what it costs. With
 * {@code -Dviesti.screenshots=DIRECTORY} it takes pictures of the main views.
 */
class PagesIT {
    private static final int PHONE = 360;
    private static final int WIDE = 1366;
    private static final int HIGH = 850;
    private static final long MOST_BYTES = 100 * 1024;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static RunningServer demo;
    private static Browser browser;

    @BeforeAll
    static void open() {
        demo = RunningServer.demo(Map.of(), "--data", folder.toString(), "--token-secret", RunningServer.SECRET);
        browser = Browser.of(demo);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    private static Browser as(String role, String id) {
        browser.look(WIDE, HIGH, false);
        return browser.signedIn(RunningServer.token(role, id));
    }

    /** In both themes, and on both screens. */
    private static void expectWellMade() {
        for (var width : List.of(PHONE, WIDE)) {
            browser.look(width, HIGH, width == PHONE);
            browser.expectAccessible();
            assertThat(browser.scrollsSideways())
                    .as(browser.path() + " at " + width)
                    .isFalse();
            assertThat(browser.run(
                            "return [...document.querySelectorAll('h1')].filter(h1 => h1.checkVisibility()).length"))
                    .as("main headings, " + browser.path() + " at " + width)
                    .isEqualTo(1L);
        }
        expectReflow();
        assertThat(browser.problems()).as(browser.path()).isEmpty();
    }

    /** A window of 1280 x 1024 enlarged to 400 %, and one of 1280 x 800 to 200 %: one way to scroll, and everything in reach. */
    private static void expectReflow() {
        for (var size : List.of(List.of(320, 256), List.of(640, 400))) {
            browser.look(size.get(0), size.get(1), false);
            assertThat(browser.scrollsSideways())
                    .as(browser.path() + " at " + size)
                    .isFalse();
            assertThat((List<?>) browser.run("""
                            return [...document.querySelectorAll('body *')]
                                .filter(part => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1)
                                .filter(part => /auto|scroll/.test(getComputedStyle(part).overflowX))
                                .map(part => part.outerHTML.slice(0, 100))"""))
                    .as("what scrolls sideways for itself, " + browser.path() + " at " + size)
                    .isEmpty();
            assertThat((List<?>) browser.run("""
                            return ['.list', '.log'].map(css => document.querySelector(css)).filter(Boolean)
                                .filter(part => part.checkVisibility() && part.clientHeight < innerHeight / 2)
                                .map(part => part.className + ' ' + part.clientHeight)"""))
                    .as("what has hardly room, " + browser.path() + " at " + size)
                    .isEmpty();
            assertThat((List<?>) browser.run("""
                            return [...document.querySelectorAll('.menu')].filter(menu => menu.checkVisibility())
                                .filter(menu => {
                                    menu.open = true;
                                    const {left, right} = menu.lastElementChild.getBoundingClientRect();
                                    menu.open = false;
                                    return left < 0 || right > innerWidth;
                                })
                                .map(menu => menu.textContent)"""))
                    .as("a menu that opens out of sight, " + browser.path() + " at " + size)
                    .isEmpty();
            assertThat(browser.run("""
                            const {body, documentElement} = document;
                            return getComputedStyle(body).overflowY === 'hidden'
                                && documentElement.scrollHeight > innerHeight"""))
                    .as("something out of reach, " + browser.path() + " at " + size)
                    .isEqualTo(false);
        }
        browser.look(WIDE, HIGH, false);
    }

    private static void picture(String name) {
        Optional.ofNullable(System.getProperty("viesti.screenshots"))
                .filter(directory -> !directory.isEmpty() && !directory.startsWith("${"))
                .map(Path::of)
                .ifPresent(directory -> {
                    for (var isDark : List.of(false, true)) {
                        for (var width : List.of(WIDE, PHONE)) {
                            browser.look(width == PHONE ? PHONE : 1200, width == PHONE ? 740 : 700, isDark);
                            var kind = (width == PHONE ? "phone" : "wide") + (isDark ? "-dark" : "");
                            browser.shoot(directory.resolve(name + "-" + kind + ".png"));
                        }
                    }
                    browser.look(WIDE, HIGH, false);
                });
    }

    @Test
    void everybody_can_pick_whom_to_be() {
        as("member", "aino").open("/sign-in");
        expectWellMade();
    }

    @Test
    void members_can_use_every_page_of_theirs() {
        as("member", "aino").open("/conversations");
        browser.find(".row");
        picture("inbox");
        expectWellMade();
        browser.click(".row:has(.tag)");
        browser.find("#entries");
        picture("conversation");
        expectWellMade();
        for (var opener : List.of("#create-proposal", "#decline-request", "#manage-tags")) {
            browser.click(opener);
            browser.find("dialog[open] h1, dialog[open] h2");
            picture("dialog-" + opener.substring(1));
            expectWellMade();
            browser.click("dialog [data-close]");
            browser.seesNo("dialog[open]");
            browser.until(
                    "focus back at " + opener,
                    () -> Boolean.TRUE.equals(
                            browser.run("return document.activeElement.matches(arguments[0])", opener)));
        }
        browser.click("#who summary");
        browser.click("#block");
        browser.find("dialog[open] h1, dialog[open] h2");
        picture("dialog-block");
        expectWellMade();
        for (var path : List.of(
                "/conversations?q=nothing+like+this",
                "/receiving",
                "/settings",
                "/tags",
                "/shortcuts",
                "/no-such-page")) {
            browser.open(path).find("h1");
            var unused = path.equals("/no-such-page") ? browser.problems() : List.<String>of();
            expectWellMade();
        }
    }

    @Test
    void merchants_can_use_every_page_of_theirs() throws IOException {
        as("merchant", "mari-salo").open("/services");
        browser.find("h1");
        picture("services");
        expectWellMade();
        browser.type("main [name=q]", "teema");
        browser.until("the search in the address", () -> browser.path().startsWith("/services?q=teema"));
        for (var path : List.of(
                "/services?q=nothing+like+this",
                "/partners/pikselipaja",
                "/services/pikselipaja/teema/contact",
                "/match",
                "/settings",
                "/conversations")) {
            browser.open(path).find("h1");
            expectWellMade();
        }
        var sketch = Files.writeString(folder.resolve("luonnos.txt"), "Vihreä");
        browser.open("/services/pikselipaja/teema/contact").type("[name=files]", sketch.toString());
        browser.click("main .submit");
        browser.find(".uploads");
        var refused = browser.problems();
        assertThat(refused).allMatch(problem -> problem.contains("422"));
        expectWellMade();
        browser.open("/match");
        picture("match");
        browser.open("/conversations").click(".row");
        browser.find("#entries");
        picture("merchant");
        expectWellMade();
    }

    /** How much of the longest name of a usual currency there is no room for, in CSS pixels. */
    private static double cutOff(String css) {
        browser.find(css);
        return ((Number) browser.run("""
                const select = document.querySelector(arguments[0]);
                const {width} = select.getBoundingClientRect();
                select.lastElementChild.remove();
                select.style.width = 'max-content';
                return select.getBoundingClientRect().width - width""", css)).doubleValue();
    }

    @Test
    void a_phone_shows_the_whole_names_of_usual_currencies() {
        for (var language : List.of("fi", "en")) {
            as("member", "aino").open("/conversations").click(".languages [value=" + language + "]");
            browser.look(PHONE, HIGH, false);
            browser.click(".row");
            browser.click(".to-details");
            browser.click("#create-proposal");
            assertThat(cutOff("dialog [name=currency]"))
                    .as("a proposal in " + language)
                    .isLessThan(1);
            as("merchant", "mari-salo").open("/match").click(".languages [value=" + language + "]");
            browser.look(PHONE, HIGH, false);
            assertThat(cutOff("[name='budget.currency']"))
                    .as("a task in " + language)
                    .isLessThan(1);
        }
    }

    @Test
    void the_first_view_of_an_inbox_is_light_and_asks_no_other_host() {
        as("member", "aino");
        browser.command("Network.enable", Map.of());
        browser.command("Network.clearBrowserCache", Map.of());
        browser.open("/conversations").find(".row");
        browser.until("everything loaded", () -> "complete".equals(browser.run("return document.readyState")));

        assertThat(browser.texts(".row")).hasSizeGreaterThanOrEqualTo(50);
        var bytes = (Long) browser.run("""
                return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                    .filter(entry => !entry.name.endsWith('/live'))
                    .reduce((sum, entry) => sum + entry.transferSize, 0)""");
        assertThat(bytes).isBetween(10_000L, MOST_BYTES);
        var names = (List<?>) browser.run("return performance.getEntriesByType('resource').map(entry => entry.name)");
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(URI.create((String) name).getAuthority())
                        .isEqualTo(demo.uri().getAuthority()));
    }

    /** By the server's own clock, that a slow client doesn't count. */
    @Test
    void an_inbox_takes_at_most_half_again_as_long_as_its_conversations_from_the_API() throws Exception {
        var token = RunningServer.token("member", "aino");
        var page = HttpRequest.newBuilder(demo.uri().resolve("/conversations"))
                .header("Cookie", Browser.session(demo.uri(), token))
                .header("Accept-Encoding", "gzip")
                .build();
        var list = HttpRequest.newBuilder(demo.uri().resolve("/api/v1/conversations?limit=50"))
                .header("Authorization", "Bearer " + token)
                .build();
        ask(300, page, list);
        var before = List.of(seconds("GET /conversations"), seconds("GET /api/v1/conversations"));
        ask(300, page, list);

        assertThat(seconds("GET /conversations") - before.get(0))
                .isPositive()
                .isLessThan(1.5 * (seconds("GET /api/v1/conversations") - before.get(1)));
    }

    private static void ask(int times, HttpRequest... requests) throws IOException, InterruptedException {
        for (var i = 0; i < times; i++) {
            for (var request : requests) {
                assertThat(HTTP.send(request, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    /** How long all requests that the route answered took together. */
    private static double seconds(String route) throws IOException, InterruptedException {
        var metrics = HttpRequest.newBuilder(demo.uri().resolve("/metrics")).build();
        var name = "http_server_requests_seconds_sum{route=\"" + route + "\",status=\"200\"} ";
        return HTTP.send(metrics, BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    @Test
    void everything_is_there_without_scripts() {
        as("member", "aino");
        browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.open("/conversations").click(".row");
            browser.find("#entries");
            var text = "Written without scripts";
            browser.type("#composer textarea", text);
            browser.click("#send");
            browser.sees("#entries", text);
            browser.type("#tag-name", "No scripts");
            browser.clickNamed("#tags button", "Lisää");
            browser.sees("#tag-chips", "No scripts");
            browser.open("/conversations").type("#q", "lankak");
            browser.click("#filters noscript button, #filters button");
            browser.until("a selected list", () -> browser.path().contains("q=lankak"));
            assertThat(browser.texts(".row-shop")).isNotEmpty().allMatch("Lankakerä"::equals);
        } finally {
            browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }
}
