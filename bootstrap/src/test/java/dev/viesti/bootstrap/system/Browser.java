package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A person's browser: Debian's Chromium, or none, and then whoever wants it is skipped and told so. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ChromeDriver driver;
    private final URI server;

    private Browser(ChromeDriver driver, URI server) {
        this.driver = driver;
        this.server = server;
    }

    /** Opens a browser of its own, wide and light. */
    static Browser of(RunningServer server) {
        var chromium = program("chromium");
        var chromedriver = program("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            System.err.println(
                    "No browser: the page isn't tested. Install one: apt-get install chromium chromium-driver");
        }
        assumeTrue(chromium.isPresent() && chromedriver.isPresent(), "apt-get install chromium chromium-driver");
        try {
            var logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.ALL);
            var options = new ChromeOptions();
            options.setCapability("goog:loggingPrefs", logs);
            options.setBinary(chromium.get());
            options.addArguments(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--hide-scrollbars",
                    "--user-data-dir=" + Files.createTempDirectory("viesti-browser-"));
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(chromedriver.get())
                    .usingAnyFreePort()
                    .build();
            var browser = new Browser(new ChromeDriver(service, options), server.uri());
            browser.look(1366, 850, false);
            return browser;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<File> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    /** How large its window is, in CSS pixels, and in which theme it shows pages. */
    void look(int width, int height, boolean isDark) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        command(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"),
                                // colours are there at once, and not on their way
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    /** Loses or finds its way to the server. */
    void connected(boolean isConnected) {
        command(
                "Network.emulateNetworkConditions",
                Map.of("offline", !isConnected, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Has every answer take so much longer, until it is {@link #connected} anew. */
    void slow(int millis) {
        command(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", millis, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    /** Signs in as a host's application has somebody sign in: with a token, which gets a session. */
    Browser signedIn(String token) {
        var session = session(server, token).split("=", 2);
        driver.get(server.resolve("/assets/none").toString());
        driver.manage().deleteAllCookies();
        driver.manage().addCookie(new Cookie(session[0], session[1], "/"));
        var unused = problems();
        return this;
    }

    /** The cookie of a new session, as a browser sends it. */
    static String session(URI server, String token) {
        var form = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(server.resolve("/session"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.discarding());
            var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow(() -> new AssertionError(answer));
            return cookie.split(";", 2)[0];
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    Browser open(String path) {
        driver.get(server.resolve(path).toString());
        return this;
    }

    void reload() {
        driver.navigate().refresh();
    }

    void back() {
        driver.navigate().back();
    }

    void forward() {
        driver.navigate().forward();
    }

    /** The path and the query of the page. */
    String path() {
        var uri = URI.create(driver.getCurrentUrl());
        return uri.getRawPath()
                + Optional.ofNullable(uri.getRawQuery())
                        .map(query -> "?" + query)
                        .orElse("");
    }

    String title() {
        return driver.getTitle();
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    /** How many such elements there are. */
    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** Waits until there is such an element, it is shown, and a click on it does what it says. */
    WebElement find(String css) {
        return found("an element " + css, css, element -> true);
    }

    /** The button, link or field of that name, as a screen reader says it. */
    WebElement named(String css, String name) {
        return found(
                "a " + css + " named " + name,
                css,
                element -> element.getAccessibleName().equals(name));
    }

    private WebElement found(String what, String css, Predicate<WebElement> condition) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class)
                .until(
                        () -> driver.findElements(By.cssSelector(css)).stream()
                                .filter(WebElement::isDisplayed)
                                .filter(condition)
                                .findFirst()
                                .filter(element -> isSettled()),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Whether htmx is done with what came: until then, a link that came leads to a page of its own and opens no dialog. */
    private boolean isSettled() {
        return Boolean.TRUE.equals(
                run("return !document.querySelector('.htmx-swapping, .htmx-added, .htmx-settling')"));
    }

    /** Clicks on it, or on what takes its place just then. */
    void click(String css) {
        until("a click on " + css, () -> {
            find(css).click();
            return true;
        });
    }

    /** Clicks on what has that name, or on what takes its place just then. */
    void clickNamed(String css, String name) {
        until("a click on " + name, () -> {
            named(css, name).click();
            return true;
        });
    }

    /** Types into it, or into what takes its place just then. */
    void type(String css, CharSequence... keys) {
        until("keys typed into " + css, () -> {
            find(css).sendKeys(keys);
            return true;
        });
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** Moves the focus on with Tab until it is at such an element. */
    void tabTo(String css) {
        for (var i = 0; i < 80; i++) {
            if (Boolean.TRUE.equals(run("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("Tab never came to " + css);
    }

    String text(String css) {
        return find(css).getText();
    }

    /** What they say, also where one has to scroll to; nothing for those that aren't shown. */
    @SuppressWarnings("unchecked") // the script makes a list of texts, which the driver hands over as an Object
    List<String> texts(String css) {
        return (List<String>) run("""
                return [...document.querySelectorAll(arguments[0])].map(element =>
                    element.checkVisibility({visibilityProperty: true})
                        ? element.innerText.replaceAll('\u00a0', ' ').trim() : '')""", css);
    }

    /** Waits until an element of that kind says it. */
    void sees(String css, String text) {
        Awaitility.await("\"" + text + "\" in " + css)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(() -> assertThat(texts(css)).anyMatch(said -> said.contains(text)));
    }

    void seesNo(String css) {
        Awaitility.await("no " + css)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class)
                .until(() -> driver.findElements(By.cssSelector(css)).stream().noneMatch(WebElement::isDisplayed));
    }

    void until(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class)
                .until(condition);
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Whether anything sticks out at the side. */
    boolean scrollsSideways() {
        return Boolean.TRUE.equals(
                run("return document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    /** What the browser complained of since it was last asked. */
    List<String> problems() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    /**
     * Sees that axe finds nothing to object to, by WCAG 2.2 AA. In one window: pages without frames need no other, which
     * takes long to open on a busy machine, and nothing but this deprecated switch says so.
     */
    @SuppressWarnings("deprecation")
    void expectAccessible() {
        var result = new AxeBuilder()
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze(driver);
        assertThat(result.getViolations())
                .as(() -> path() + ": "
                        + result.getViolations().stream().map(Browser::told).collect(Collectors.joining("\n")))
                .isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream().map(node -> "\n  " + node.getHtml()).collect(Collectors.joining());
    }

    void shoot(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
