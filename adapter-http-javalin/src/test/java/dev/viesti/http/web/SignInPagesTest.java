package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.viesti.application.Mail;
import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.TokenKeys;
import dev.viesti.http.api.TokenProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How people come in and leave, as browsers do it. */
class SignInPagesTest {
    private static final String HERS = "maija@studio.example";

    private final WebWorld world = new WebWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private HttpRequest.Builder nobody(String path) {
        return HttpRequest.newBuilder(world.uri(path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<String> get(String path) {
        return world.send(nobody(path).GET());
    }

    private HttpResponse<String> post(String path, String... fields) {
        return world.send(world.form(nobody(path), "", fields));
    }

    private String link() {
        world.viesti.signIn().deliver();
        return world.mails.stream()
                .filter(Mail.SignInLink.class::isInstance)
                .map(Mail.SignInLink.class::cast)
                .map(mail -> "/sign-in/" + mail.token())
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String to(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    private static Optional<String> cookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst();
    }

    private static String session(HttpResponse<String> response) {
        var cookie = cookie(response, "viesti-session").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private int inboxWith(String session) {
        return world.send(nobody("/conversations").header("Cookie", session)).statusCode();
    }

    @Test
    void an_unknown_address_is_answered_exactly_as_a_known_one() {
        var known = post("/sign-in", "email", HERS);
        var unknown = post("/sign-in", "email", "nobody@studio.example");

        assertThat(known.statusCode()).isEqualTo(303);
        assertThat(unknown.statusCode()).isEqualTo(303);
        assertThat(to(unknown)).isEqualTo(to(known));
        assertThat(unknown.headers().allValues("Set-Cookie"))
                .isEqualTo(known.headers().allValues("Set-Cookie"));
        assertThat(get(to(known)).body()).isEqualTo(get(to(unknown)).body()).contains("15 minutes");
        world.viesti.signIn().deliver();
        assertThat(world.mails).hasSize(1);
    }

    /** Storing a link takes some milliseconds more than storing none; the answer doesn't come before either is done. */
    @ParameterizedTest
    @ValueSource(strings = {HERS, "nobody@studio.example"})
    void the_time_of_an_answer_tells_of_no_address_whether_it_is_known(String address) {
        var asked = System.nanoTime();
        post("/sign-in", "email", address);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "maija", "maija@", "a b@studio.example"})
    void what_is_no_address_is_said_at_the_field(String entered) {
        var refused = post("/sign-in", "email", entered);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("aria-invalid=\"true\"", "id=\"error-email\"", "role=\"alert\"");
    }

    @Test
    void a_link_is_looked_at_as_often_as_one_likes_and_works_once() {
        post("/sign-in", "email", " " + HERS + " ");
        var link = link();

        assertThat(get(link).body())
                .contains("<form method=\"post\"", "as: maija, Studio Oy.")
                .isEqualTo(get(link).body());
        var entered = post(link);
        assertThat(entered.statusCode()).isEqualTo(303);
        assertThat(to(entered)).isEqualTo("/");
        assertThat(inboxWith(session(entered))).isEqualTo(200);

        var again = post(link);
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("href=\"/sign-in\"");
        assertThat(cookie(again, "viesti-session")).isEmpty();
        assertThat(get(link).statusCode()).isEqualTo(410);
        assertThat(get(link).body()).doesNotContain("maija");
        assertThat(post("/sign-in/made-up").statusCode()).isEqualTo(410);
    }

    @Test
    void a_link_expires() {
        post("/sign-in", "email", HERS);
        var link = link();
        world.pass(Duration.ofMinutes(16));

        assertThat(post(link).statusCode()).isEqualTo(410);
    }

    @Test
    void a_link_leads_to_where_one_wanted_to_go() {
        var asked = get("/conversations?unread=true");
        assertThat(to(asked)).isEqualTo("/sign-in?to=%2Fconversations%3Funread%3Dtrue");
        assertThat(get(to(asked)).body()).contains("action=\"" + to(asked) + "\"");

        var cookie = cookie(post(to(asked), "email", HERS), "viesti-to");
        var kept = cookie.orElseThrow().replaceAll(";.*", "");
        var entered = world.send(world.form(nobody(link()).header("Cookie", kept), ""));

        assertThat(to(entered)).isEqualTo("/conversations?unread=true");
    }

    @Test
    void once_a_session_has_ended_signing_in_leads_back_to_where_one_was() {
        var list = "/conversations?q=aino";
        var conversation = "/conversations/" + world.contacted(AINO, "kauppa");
        for (var sent : List.of(
                nobody(list).GET(),
                // by a script of the page, whatever part of it is asked for
                asking(conversation + "/news?after=1").header("HX-Current-URL", world.uri(list) + "#end"),
                asking(conversation).header("Referer", world.uri(list).toString()),
                // a form without a script goes to a path that is no page itself
                world.form(nobody(list.replace("?", "/none/messages?")), "text=Hei"))) {
            var sentTo = world.send(sent);
            var to = to(sentTo).isEmpty()
                    ? sentTo.headers().firstValue("HX-Redirect").orElse("")
                    : to(sentTo);
            assertThat(to).startsWith("/sign-in?to=%2Fconversations").endsWith("%3Fq%3Daino");
            assertThat(get(to).body()).containsPattern("action=\"/sign-in\\?to=%2Fconversations[^\"]*%3Fq%3Daino\"");
        }
        var form = world.form(nobody("/conversations/c/decline"), "text=Hei");
        assertThat(to(world.send(form))).isEqualTo("/sign-in?to=%2Fconversations%2Fc%2Fdecline");
        assertThat(to(post("/sign-out"))).isEqualTo("/sign-in");
    }

    private HttpRequest.Builder asking(String path) {
        return nobody(path).header("HX-Request", "true").GET();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost//evil.example", "https://evil.example", "//evil.example/a", "evil", ""})
    void a_script_that_asks_from_nowhere_leads_nowhere_else(String url) {
        var ended = world.send(asking("/conversations").header("HX-Current-URL", url));

        assertThat(ended.statusCode()).isEqualTo(401);
        assertThat(ended.headers().firstValue("HX-Redirect")).contains("/sign-in");
    }

    @Test
    void who_asks_for_another_link_still_gets_to_where_they_wanted_to_go() {
        var to = "/conversations?unread=true";
        var here = "/sign-in?to=%2Fconversations%3Funread%3Dtrue";
        assertThat(post(here, "email", "maija").body()).contains("action=\"" + here + "\"", "value=\"" + here + "\"");
        var kept = cookie(post(here, "email", HERS), "viesti-to").orElseThrow().replaceAll(";.*", "");
        for (var page : List.of(
                world.send(nobody("/sign-in/sent").header("Cookie", kept)),
                world.send(world.form(nobody("/sign-in/made-up").header("Cookie", kept), "")),
                post("/session", "token", "made-up", "to", to))) {
            assertThat(page.body()).contains("href=\"" + here + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/\\evil.example", "https://evil.example", "\\\\evil", "/a\r\nb: c", "evil"})
    void nobody_is_sent_to_another_site(String path) {
        assertThat(to(post("/session", "token", world.token(MAIJA), "to", path)))
                .isEqualTo("/");
        assertThat(to(post("/language", "language", "fi", "to", path))).isEqualTo("/");
        assertThat(get("/sign-in?to=" + java.net.URLEncoder.encode(path, java.nio.charset.StandardCharsets.UTF_8))
                        .body())
                .contains("action=\"/sign-in\"");
    }

    @Test
    void a_session_is_in_a_cookie_that_scripts_and_other_sites_do_not_get() {
        var cookie = cookie(post("/session", "token", world.token(MAIJA)), "viesti-session")
                .orElseThrow();

        assertThat(cookie)
                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=2592000")
                .doesNotContain("Secure");
    }

    @Test
    void by_https_the_cookie_goes_nowhere_else() {
        try (var secure = new WebWorld(clock -> new PageSettings(clock, true, true, List.of()))) {
            var request = HttpRequest.newBuilder(secure.uri("/session"));
            var entered = secure.send(secure.form(request, "", "token", secure.token(MAIJA)));

            assertThat(cookie(entered, "__Host-viesti-session").orElseThrow())
                    .contains("Path=/", "Secure", "HttpOnly")
                    .doesNotContain("Domain");
            assertThat(entered.headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "made-up", "operator"})
    void a_host_that_hands_over_nobody_is_told(String token) {
        var sent = token.equals("operator") ? world.token("operator:host") : token;
        var refused = post("/session", "token", sent, "to", "/conversations");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("href=\"/sign-in?to=%2Fconversations\"");
        assertThat(cookie(refused, "viesti-session")).isEmpty();
    }

    @Test
    void while_the_keys_of_an_issuer_are_away_its_people_are_asked_to_try_again() throws Exception {
        var keys = TokenKeys.at(URI.create("http://127.0.0.1:" + closedPort() + "/keys"));
        try (var tokens =
                        new AccessTokens(new byte[32], Optional.of(keys), TokenProfile.any(), InstantSource.system());
                var town = new WebWorld(tokens, PageSettings::plain)) {
            var refused = town.send(town.form(
                    HttpRequest.newBuilder(town.uri("/session")), "", "token", signedBySomebody(), "to", "/settings"));

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("5");
            assertThat(refused.body()).contains("Try again in a moment").doesNotContain("database");
            assertThat(cookie(refused, "viesti-session")).isEmpty();
            // those of the secret need no keys
            assertThat(town.get(MAIJA, "/settings").statusCode()).isEqualTo(200);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String signedBySomebody() throws JOSEException {
        var key = new RSAKeyGenerator(2_048).keyID("theirs").generate();
        var token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("theirs").build(),
                new Payload("{\"sub\":\"maija\",\"role\":\"member\",\"exp\":32503680000}"));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Test
    void a_host_hands_over_from_its_own_site_and_names_where_to_go() {
        var request = nobody("/session").header("Sec-Fetch-Site", "cross-site");
        var entered = world.send(world.form(request, "", "token", world.token(MAIJA), "to", "/settings"));

        assertThat(to(entered)).isEqualTo("/settings");
    }

    @Test
    void another_site_can_not_press_the_buttons_of_ours() {
        post("/sign-in", "email", HERS);
        var link = link();
        for (var path : List.of("/sign-in", "/language", link)) {
            var request = nobody(path).header("Sec-Fetch-Site", "cross-site");
            assertThat(world.send(world.form(request, "", "email", HERS)).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void signing_in_ends_what_was_signed_in_before() {
        var old = session(post("/session", "token", world.token(MAIJA)));
        var request = nobody("/session").header("Cookie", old);
        var next = session(world.send(world.form(request, "", "token", world.token(MAIJA))));

        assertThat(inboxWith(old)).isEqualTo(303);
        assertThat(inboxWith(next)).isEqualTo(200);
    }

    @Test
    void signing_out_ends_this_session_and_signing_out_everywhere_all_of_them() {
        var other = session(post("/session", "token", world.token(MAIJA)));
        assertThat(world.post(MAIJA, "/sign-out").statusCode()).isEqualTo(303);
        assertThat(world.get(MAIJA, "/conversations").statusCode()).isEqualTo(303);
        assertThat(inboxWith(other)).isEqualTo(200);

        var page = world.send(nobody("/settings").header("Cookie", other)).body();
        var token = page.replaceAll("(?s).*name=\"form-token\" content=\"([^\"]+)\".*", "$1");
        var third = session(post("/session", "token", world.token(MAIJA)));
        post("/sign-in", "email", HERS);
        var link = link();
        var everywhere = nobody("/sign-out/everywhere").header("Cookie", other);
        assertThat(world.send(world.form(everywhere, "form-token=" + token)).statusCode())
                .isEqualTo(303);

        assertThat(inboxWith(other)).isEqualTo(303);
        assertThat(inboxWith(third)).isEqualTo(303);
        assertThat(post(link).statusCode()).isEqualTo(410);
    }

    @Test
    void a_removed_member_is_signed_out_at_once_X2() {
        var session = session(post("/session", "token", world.token(MAIJA)));
        assertThat(inboxWith(session)).isEqualTo(200);

        world.remove("studio", "maija");

        assertThat(inboxWith(session)).isEqualTo(303);
    }

    @Test
    void an_address_asks_for_ten_links_and_then_waits() {
        for (var i = 0; i < 10; i++) {
            assertThat(post("/sign-in", "email", "nobody" + i + "@studio.example")
                            .statusCode())
                    .isEqualTo(303);
        }
        var refused = post("/sign-in", "email", HERS);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(60, 91);
        assertThat(refused.body()).contains("Try again in 2 minutes", "role=\"alert\"", HERS);
        world.pass(Duration.ofSeconds(91));
        assertThat(post("/sign-in", "email", HERS).statusCode()).isEqualTo(303);
    }

    @Test
    void without_limits_nobody_waits() {
        try (var unlimited = new WebWorld(clock -> new PageSettings(clock, false, false, List.of()))) {
            for (var i = 0; i < 12; i++) {
                var request = HttpRequest.newBuilder(unlimited.uri("/sign-in"));
                assertThat(unlimited
                                .send(unlimited.form(request, "", "email", HERS))
                                .statusCode())
                        .isEqualTo(303);
            }
        }
    }

    @Test
    void addresses_wait_for_themselves_and_those_of_one_network_together() {
        var limit = new SignInLimit(InstantSource.system());
        for (var i = 0; i < 10; i++) {
            assertThat(limit.refuse("2001:db8:1:2::" + i)).isEmpty();
            assertThat(limit.refuse("192.0.2.1")).isEmpty();
        }
        assertThat(limit.refuse("2001:db8:1:2:ffff::1")).isPresent();
        assertThat(limit.refuse("2001:db8:1:3::1")).isEmpty();
        assertThat(limit.refuse("192.0.2.1")).isPresent();
        assertThat(limit.refuse("192.0.2.2")).isEmpty();
    }

    @Test
    void in_a_demo_one_picks_a_person() {
        var viesti = world.viesti.identities();
        var people = List.of(
                new PageSettings.Person(viesti.member("maija").orElseThrow(), "Maija <b>", "Studio Oy"),
                new PageSettings.Person(viesti.merchant("aino").orElseThrow(), "Aino Ääkkönen", "kauppa"));
        try (var demo = new WebWorld(clock -> new PageSettings(clock, false, true, people))) {
            var all = demo.send(HttpRequest.newBuilder(demo.uri("/sign-in"))).body();
            assertThat(all)
                    .contains("Maija &lt;b&gt;", "value=\"merchant:aino\"")
                    .doesNotContain("name=\"email\"");
            var found = demo.send(HttpRequest.newBuilder(demo.uri("/sign-in?q=AAKKONEN"))
                            .header("HX-Request", "true")
                            .header("HX-Target", "people"))
                    .body();
            assertThat(found).doesNotContain("<html", "merchant:aino").contains("AAKKONEN");
            assertThat(demo.send(HttpRequest.newBuilder(demo.uri("/sign-in?q=%C3%A4%C3%A4KK"))
                                    .header("HX-Request", "true")
                                    .header("HX-Target", "people"))
                            .body())
                    .contains("merchant:aino")
                    .doesNotContain("member:maija");

            var nobody = demo.send(HttpRequest.newBuilder(demo.uri("/sign-in?to=%2Fsettings&q=xyz")))
                    .body();
            assertThat(nobody).contains("name=\"to\" value=\"/settings\"", "href=\"/sign-in?to=%2Fsettings\"");
            var picked = demo.send(demo.form(
                    HttpRequest.newBuilder(demo.uri("/sign-in/as")), "", "identity", MAIJA, "to", "/settings"));
            assertThat(to(picked)).isEqualTo("/settings");
            var stranger = demo.send(
                    demo.form(HttpRequest.newBuilder(demo.uri("/sign-in/as")), "", "identity", "member:otto"));
            assertThat(cookie(stranger, "viesti-session")).isEmpty();
        }
        assertThat(cookie(post("/sign-in/as", "identity", MAIJA), "viesti-session"))
                .isEmpty();
    }
}
