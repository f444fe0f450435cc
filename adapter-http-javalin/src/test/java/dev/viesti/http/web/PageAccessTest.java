package dev.viesti.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.http.api.AccessTokens;
import dev.viesti.http.api.Api;
import dev.viesti.http.web.PageRoute.Admission;
import dev.viesti.http.web.PageRoute.Method;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whom each page admits: a new one can't be forgotten here, since the table names all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageAccessTest {
    private static final String TABLE = """
            ANYBODY      GET /live
            ANYBODY      GET /sign-in
            ANYBODY      GET /sign-in/sent
            ANYBODY      GET /sign-in/{token}
            ANYBODY      GET /unsubscribe/{token}
            ANYBODY      POST /language
            ANYBODY      POST /sign-in
            ANYBODY      POST /sign-in/as
            ANYBODY      POST /sign-in/{token}
            BY_THE_BODY  POST /session
            BY_THE_BODY  POST /unsubscribe/{token}
            MEMBERS      GET /conversations/{id}/decline
            MEMBERS      GET /conversations/{id}/proposals/new
            MEMBERS      GET /conversations/{id}/tags
            MEMBERS      GET /invoices/{id}/close
            MEMBERS      GET /jobs/{id}/complete
            MEMBERS      GET /jobs/{id}/decline
            MEMBERS      GET /jobs/{id}/invoices/new
            MEMBERS      GET /merchants/{id}/block
            MEMBERS      GET /proposals/{id}/withdraw
            MEMBERS      GET /receiving
            MEMBERS      GET /tags
            MEMBERS      GET /tags/{id}/delete
            MEMBERS      POST /conversations/{id}/decline
            MEMBERS      POST /conversations/{id}/proposals/new
            MEMBERS      POST /conversations/{id}/tags
            MEMBERS      POST /conversations/{id}/tags/remove
            MEMBERS      POST /invoices/{id}/close
            MEMBERS      POST /jobs/{id}/complete
            MEMBERS      POST /jobs/{id}/decline
            MEMBERS      POST /jobs/{id}/invoices/new
            MEMBERS      POST /merchants/{id}/block
            MEMBERS      POST /proposals/{id}/withdraw
            MEMBERS      POST /settings/notifications
            MEMBERS      POST /tags
            MEMBERS      POST /tags/{id}
            MEMBERS      POST /tags/{id}/delete
            MERCHANTS    GET /invoices/{id}/pay
            MERCHANTS    GET /match/{id}
            MERCHANTS    GET /proposals/{id}/accept
            MERCHANTS    GET /proposals/{id}/decline
            MERCHANTS    GET /services
            MERCHANTS    POST /invoices/{id}/pay
            MERCHANTS    POST /proposals/{id}/accept
            MERCHANTS    POST /proposals/{id}/decline
            SIGNED_IN    GET /
            SIGNED_IN    GET /conversations
            SIGNED_IN    GET /conversations/{id}
            SIGNED_IN    GET /conversations/{id}/earlier
            SIGNED_IN    GET /conversations/{id}/news
            SIGNED_IN    GET /files/{id}
            SIGNED_IN    GET /files/{id}/preview
            SIGNED_IN    GET /invoices/{id}
            SIGNED_IN    GET /match
            SIGNED_IN    GET /partners/{partnerId}
            SIGNED_IN    GET /proposals/{id}
            SIGNED_IN    GET /services/{partnerId}/{serviceId}/contact
            SIGNED_IN    GET /settings
            SIGNED_IN    GET /shortcuts
            SIGNED_IN    POST /conversations/{id}/messages
            SIGNED_IN    POST /conversations/{id}/read
            SIGNED_IN    POST /conversations/{id}/unread
            SIGNED_IN    POST /files
            SIGNED_IN    POST /match
            SIGNED_IN    POST /services/{partnerId}/{serviceId}/contact
            SIGNED_IN    POST /settings/shortcuts
            SIGNED_IN    POST /sign-out
            SIGNED_IN    POST /sign-out/everywhere
            UNASKED      GET /assets/{version}/{name}
            """;

    private final WebWorld world = new WebWorld();
    private final AccessTokens tokens = new AccessTokens(new byte[32], InstantSource.system());
    private final List<PageRoute> routes = new Web(
                    world.viesti,
                    PageSettings.plain(InstantSource.system()),
                    new Api(world.viesti, tokens, () -> {}, () -> "id"))
            .routes();

    @AfterAll
    void close() {
        world.close();
        tokens.close();
    }

    @Test
    void every_page_is_in_the_table() {
        var told = routes.stream()
                .map(route -> "%-12s %s %s".formatted(route.admission(), route.method(), route.path()))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(told).isEqualTo(TABLE);
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_sign_in() {
        for (var route : those(Admission.SIGNED_IN, Admission.MEMBERS, Admission.MERCHANTS)) {
            var request = HttpRequest.newBuilder(world.uri(path(route)));
            var response = world.send(
                    route.method() == Method.GET ? request.GET() : request.POST(HttpRequest.BodyPublishers.noBody()));

            assertThat(response.statusCode()).as(route.path()).isEqualTo(303);
            assertThat(response.headers().firstValue("Location").orElseThrow())
                    .as(route.path())
                    .startsWith("/sign-in");
        }
    }

    @Test
    void the_other_side_is_refused() {
        for (var route : those(Admission.MEMBERS, Admission.MERCHANTS)) {
            var other = route.admission() == Admission.MEMBERS ? WebWorld.AINO : WebWorld.MAIJA;
            var response =
                    route.method() == Method.GET ? world.get(other, path(route)) : world.post(other, path(route));

            assertThat(response.statusCode()).as(route.path()).isEqualTo(403);
        }
    }

    @Test
    void nothing_is_done_for_a_form_without_the_token_of_the_session() {
        for (var route : those(Admission.SIGNED_IN, Admission.MEMBERS, Admission.MERCHANTS)) {
            if (route.method() == Method.POST) {
                var own = route.admission() == Admission.MERCHANTS ? WebWorld.AINO : WebWorld.MAIJA;
                for (var token : List.of("", "form-token=none", "form-token=" + world.formToken(WebWorld.OTTO))) {
                    var response = world.send(world.form(world.as(own, path(route)), token));
                    assertThat(response.statusCode())
                            .as(route.path() + " " + token)
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void nothing_is_done_for_another_site() {
        for (var route : routes) {
            if (route.method() == Method.POST && route.admission() != Admission.BY_THE_BODY) {
                for (var sign : List.of(
                        List.of("Sec-Fetch-Site", "cross-site"),
                        List.of("Sec-Fetch-Site", "same-site"),
                        List.of("Origin", "https://evil.example"),
                        List.of("Origin", "null"))) {
                    var own = route.admission() == Admission.MERCHANTS ? WebWorld.AINO : WebWorld.MAIJA;
                    var request = world.as(own, path(route)).header(sign.get(0), sign.get(1));
                    var response = world.send(world.form(request, "form-token=" + world.formToken(own)));

                    assertThat(response.statusCode())
                            .as(route.path() + " " + sign)
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void a_form_that_is_too_large_or_no_form_is_refused_and_does_no_harm() {
        var large = world.post(WebWorld.MAIJA, "/tags", "name", "x".repeat(1_100_000));
        var request = world.as(WebWorld.MAIJA, "/tags")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\n"
                                + world.formToken(WebWorld.MAIJA) + "\r\n--b--\r\n"));

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(world.send(request).statusCode()).isEqualTo(403);
    }

    private List<PageRoute> those(Admission... admissions) {
        return routes.stream()
                .filter(route -> List.of(admissions).contains(route.admission()))
                .toList();
    }

    private static String path(PageRoute route) {
        return route.path().replaceAll("\\{[^}]*}", "none");
    }
}
