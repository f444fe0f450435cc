package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.CONTACT;
import static dev.viesti.http.api.World.EERO;
import static dev.viesti.http.api.World.MAIJA;
import static dev.viesti.http.api.World.OPERATOR;
import static dev.viesti.http.api.World.PROPOSAL;
import static dev.viesti.http.api.World.WILLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may do what (X1, X2): every route by everybody, on something of Studio's and Aino's. A route without a line here
 * fails the test.
 */
class AccessTest {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String SERVICE = """
        {"title":"SEO","category":"seo","description":"More visitors","status":"active"}\
        """;
    private static final String MEMBER = """
        {"name":"New","email":"new@studio.example","language":"fi","timeZone":"Europe/Helsinki"}\
        """;
    private static final String MERCHANT = """
        {"name":"New","email":"new@shop.example","language":"fi"}\
        """;
    private static final String MATCHING = """
        {"category":"design","outline":"A shop","requirements":"Fast","shopId":null}\
        """;

    private static World world;
    private static String conversation;

    @BeforeAll
    static void start() {
        world = new World();
        conversation = world.contacted();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** Something fresh to act on: the path within the API, and the body. */
    private record Target(String path, String body) {}

    /** What everybody's call is answered with. */
    private record Line(
            String route,
            int operator,
            int member,
            int otherMember,
            int merchant,
            int otherMerchant,
            Supplier<Target> target) {
        Map<String, Integer> expected() {
            return Map.of(OPERATOR, operator, MAIJA, member, WILLE, otherMember, AINO, merchant, EERO, otherMerchant);
        }

        String method() {
            return route.substring(0, route.indexOf(' '));
        }
    }

    private static Line operators(String route, int status, Supplier<Target> target) {
        return new Line(route, status, 403, 403, 403, 403, target);
    }

    private static Line members(String route, int own, int other, Supplier<Target> target) {
        return new Line(route, 403, own, other, 403, 403, target);
    }

    private static Line merchants(String route, int own, int other, Supplier<Target> target) {
        return new Line(route, 403, 403, 403, own, other, target);
    }

    private static Line bothSides(String route, int own, int other, Supplier<Target> target) {
        return new Line(route, 403, own, other, own, other, target);
    }

    private static Supplier<Target> at(String path) {
        return () -> new Target(path, "");
    }

    private static Supplier<Target> at(String path, String body) {
        return () -> new Target(path, body);
    }

    private static String fresh(String prefix) {
        return prefix + COUNTER.incrementAndGet();
    }

    private static String proposal() {
        return world.proposed(conversation);
    }

    private static String invoice() {
        return world.issued(world.started(conversation));
    }

    /** An open job, which a matching request to Studio alone leaves. */
    private static String openJob() {
        var category = fresh("category-");
        world.call(
                "PUT",
                "/partners/studio/services/" + category,
                OPERATOR,
                SERVICE.replace("\"seo\"", "\"" + category + "\""));
        var matched = world.post(
                "/matching-requests",
                AINO,
                MATCHING.replace("\"design\"", "\"" + category + "\"").replace("null", "\"kauppa\""));
        var jobs = matched.json().at("/conversations/0/openJobs");
        return jobs.get(jobs.size() - 1).asText();
    }

    private static String tag() {
        return World.made(world.post("/tags", MAIJA, "{\"name\":\"" + fresh("tag ") + "\"}"));
    }

    /** A merchant who has contacted Studio. */
    private static String contact() {
        var merchant = fresh("merchant-");
        world.call("PUT", "/merchants/" + merchant, OPERATOR, MERCHANT);
        World.made(world.post("/contact-requests", "merchant:" + merchant, CONTACT.replace("\"kauppa\"", "null")));
        return merchant;
    }

    private static String member() {
        var member = fresh("member-");
        world.call("PUT", "/partners/studio/members/" + member, OPERATOR, MEMBER);
        return member;
    }

    private static List<Line> lines() {
        return List.of(
                operators("GET /partners", 200, at("/partners")),
                operators(
                        "PUT /partners/{partnerId}",
                        200,
                        at("/partners/studio", "{\"name\":\"Studio Oy\",\"languages\":[\"fi\"]}")),
                operators("GET /partners/{partnerId}/profile", 200, at("/partners/studio/profile")),
                operators(
                        "PUT /partners/{partnerId}/profile",
                        200,
                        at("/partners/studio/profile", "{\"status\":\"published\",\"headline\":\"We build\"}")),
                operators("GET /partners/{partnerId}/services", 200, at("/partners/studio/services")),
                operators(
                        "GET /partners/{partnerId}/services/{serviceId}", 200, at("/partners/studio/services/themes")),
                operators(
                        "PUT /partners/{partnerId}/services/{serviceId}",
                        201,
                        () -> new Target("/partners/studio/services/" + fresh("service-"), SERVICE)),
                operators("GET /partners/{partnerId}/members", 200, at("/partners/studio/members")),
                operators("GET /partners/{partnerId}/members/{memberId}", 200, at("/partners/studio/members/maija")),
                operators(
                        "PUT /partners/{partnerId}/members/{memberId}",
                        201,
                        () -> new Target("/partners/studio/members/" + fresh("member-"), MEMBER)),
                operators(
                        "DELETE /partners/{partnerId}/members/{memberId}",
                        204,
                        () -> new Target("/partners/studio/members/" + member(), "")),
                operators("GET /merchants", 200, at("/merchants")),
                operators("GET /merchants/{merchantId}", 200, at("/merchants/aino")),
                operators(
                        "PUT /merchants/{merchantId}",
                        201,
                        () -> new Target("/merchants/" + fresh("merchant-"), MERCHANT)),
                operators("GET /merchants/{merchantId}/shops", 200, at("/merchants/aino/shops")),
                operators("GET /merchants/{merchantId}/shops/{shopId}", 200, at("/merchants/aino/shops/kauppa")),
                operators(
                        "PUT /merchants/{merchantId}/shops/{shopId}",
                        201,
                        () -> new Target(
                                "/merchants/aino/shops/" + fresh("shop-"),
                                "{\"name\":\"New\",\"url\":\"https://new.example\",\"role\":\"staff\"}")),
                operators("GET /outbox", 200, at("/outbox")),
                operators("POST /outbox/release", 200, at("/outbox/release", "{\"keys\":[\"none\"]}")),
                new Line("GET /me", 200, 200, 200, 200, 200, at("/me")),
                members("GET /me/notifications", 200, 200, at("/me/notifications")),
                members(
                        "PUT /me/notifications",
                        200,
                        200,
                        at("/me/notifications", "{\"firstContact\":true,\"digest\":true}")),
                new Line("GET /partners/{partnerId}", 200, 200, 404, 200, 200, at("/partners/studio")),
                merchants("GET /services", 200, 200, at("/services")),
                merchants("POST /contact-requests", 201, 404, at("/contact-requests", CONTACT)),
                merchants("POST /matching-requests", 201, 201, at("/matching-requests", MATCHING)),
                bothSides("GET /conversations", 200, 200, at("/conversations")),
                bothSides("GET /conversations/{id}", 200, 404, at("/conversations/" + conversation)),
                bothSides(
                        "GET /conversations/{id}/entries", 200, 404, at("/conversations/" + conversation + "/entries")),
                bothSides("GET /conversations/{id}/work", 200, 404, at("/conversations/" + conversation + "/work")),
                bothSides(
                        "POST /conversations/{id}/messages",
                        201,
                        404,
                        at("/conversations/" + conversation + "/messages", "{\"text\":\"Hei\"}")),
                members(
                        "POST /conversations/{id}/decline",
                        200,
                        404,
                        at("/conversations/" + conversation + "/decline", "{\"text\":\"Ei nyt\"}")),
                bothSides(
                        "PUT /conversations/{id}/read",
                        204,
                        404,
                        at("/conversations/" + conversation + "/read", "{\"upTo\":1}")),
                bothSides(
                        "PUT /conversations/{id}/unread",
                        204,
                        404,
                        at("/conversations/" + conversation + "/unread", "{\"from\":1}")),
                bothSides("GET /proposals/{id}", 200, 404, () -> new Target("/proposals/" + proposal(), "")),
                bothSides("GET /jobs/{id}", 200, 404, () -> new Target("/jobs/" + world.started(conversation), "")),
                bothSides("GET /invoices/{id}", 200, 404, () -> new Target("/invoices/" + invoice(), "")),
                members(
                        "POST /conversations/{id}/proposals",
                        201,
                        404,
                        at("/conversations/" + conversation + "/proposals", PROPOSAL)),
                merchants(
                        "POST /proposals/{id}/accept",
                        200,
                        404,
                        () -> new Target("/proposals/" + proposal() + "/accept", "")),
                merchants(
                        "POST /proposals/{id}/decline",
                        200,
                        404,
                        () -> new Target("/proposals/" + proposal() + "/decline", "")),
                members(
                        "POST /proposals/{id}/withdraw",
                        200,
                        404,
                        () -> new Target("/proposals/" + proposal() + "/withdraw", "{}")),
                members("POST /jobs/{id}/decline", 200, 404, () -> new Target("/jobs/" + openJob() + "/decline", "")),
                members(
                        "POST /jobs/{id}/complete",
                        200,
                        404,
                        () -> new Target("/jobs/" + world.started(conversation) + "/complete", "")),
                members(
                        "POST /jobs/{id}/invoices",
                        201,
                        404,
                        () -> new Target(
                                "/jobs/" + world.started(conversation) + "/invoices",
                                "{\"currency\":\"EUR\",\"lines\":[{\"description\":\"Work\",\"amount\":\"1\"}]}")),
                merchants("POST /invoices/{id}/pay", 200, 404, () -> new Target("/invoices/" + invoice() + "/pay", "")),
                members(
                        "POST /invoices/{id}/close",
                        200,
                        404,
                        () -> new Target("/invoices/" + invoice() + "/close", "")),
                members("GET /tags", 200, 200, at("/tags")),
                members("POST /tags", 201, 201, () -> new Target("/tags", "{\"name\":\"" + fresh("tag ") + "\"}")),
                members(
                        "PATCH /tags/{id}",
                        200,
                        404,
                        () -> new Target("/tags/" + tag(), "{\"name\":\"" + fresh("tag ") + "\"}")),
                members("DELETE /tags/{id}", 200, 404, () -> new Target("/tags/" + tag(), "")),
                members(
                        "POST /conversations/{id}/tags",
                        201,
                        404,
                        () -> new Target(
                                "/conversations/" + conversation + "/tags", "{\"name\":\"" + fresh("tag ") + "\"}")),
                members(
                        "DELETE /conversations/{id}/tags/{tagId}",
                        204,
                        404,
                        () -> new Target("/conversations/" + conversation + "/tags/" + tag(), "")),
                members(
                        "GET /merchants/{merchantId}/block",
                        200,
                        404,
                        () -> new Target("/merchants/" + contact() + "/block", "")),
                members(
                        "POST /merchants/{merchantId}/block",
                        200,
                        404,
                        () -> new Target("/merchants/" + contact() + "/block", "{\"confirm\":true}")),
                bothSides("POST /files", 201, 201, at("/files", "some bytes")),
                bothSides("GET /files/{id}", 200, 404, () -> new Target("/files/" + attached(), "")),
                // these calls don't accept streams: a stream would never end
                bothSides("GET /events", 406, 406, at("/events")));
    }

    private static String attached() {
        var file = world.uploaded(MAIJA, "a.txt", "Hei".getBytes(StandardCharsets.UTF_8));
        World.made(world.post("/conversations/" + conversation + "/messages", MAIJA, "{\"files\":[\"" + file + "\"]}"));
        return file;
    }

    /** Routes around the API, for everybody without a token. */
    private static final Set<String> OPEN = Set.of(
            "GET /health/live",
            "GET /health/ready",
            "GET /metrics",
            "GET /openapi.json",
            "GET /docs",
            "GET /docs/{asset}");

    @TestFactory
    Stream<DynamicTest> everybody_may_do_what_the_table_says() {
        return lines().stream()
                .flatMap(line -> line.expected().entrySet().stream()
                        .map(entry -> DynamicTest.dynamicTest(line.route() + " by " + entry.getKey(), () -> {
                            var target = line.target().get();
                            var reply = world.call(line.method(), target.path(), entry.getKey(), target.body());
                            assertThat(reply.status()).as(reply.toString()).isEqualTo(entry.getValue());
                            if (reply.status() == 403) {
                                assertThat(reply.code()).isIn("forbidden-role", "only-merchants-start-conversations");
                            }
                            if (reply.status() == 404) {
                                assertThat(reply.code()).isEqualTo("not-found");
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> nobody_does_anything_without_a_valid_token() {
        return lines().stream()
                .map(line -> DynamicTest.dynamicTest(line.route(), () -> {
                    var target = line.target().get();
                    var methods = line.method().equals("GET")
                            ? List.of("GET", "HEAD", "OPTIONS")
                            : List.of(line.method(), "OPTIONS");
                    for (var method : methods) {
                        for (var authorization : List.of("", "Bearer x", "Bearer " + forged(), "Basic b3BlcmF0b3I6")) {
                            var request =
                                    world.api(target.path()).method(method, BodyPublishers.ofString(target.body()));
                            if (!authorization.isEmpty()) {
                                request.header("Authorization", authorization);
                            }
                            var reply = world.send(request);
                            assertThat(reply.status()).as(method + " " + reply).isEqualTo(401);
                            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
                            if (!method.equals("HEAD")) {
                                assertThat(reply.code()).isEqualTo("unauthenticated");
                            }
                        }
                    }
                }));
    }

    private static String forged() {
        var other = new byte[32];
        other[0] = 1;
        return new AccessTokens(other, InstantSource.system()).issue(Role.OPERATOR, "host", Duration.ofHours(1));
    }

    @Test
    void every_route_has_a_line_in_the_table() {
        var lines = lines().stream()
                .map(line -> line.route().replace(" ", " " + Route.BASE))
                .collect(Collectors.toCollection(TreeSet::new));
        lines.addAll(OPEN);
        assertThat(world.api.routes().stream().map(Route::toString)).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void the_server_has_these_routes_and_no_others() {
        var javalin = Javalin.create(world.api::install);
        var handlers = javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint.method + " " + handler.endpoint.path)
                .collect(Collectors.toSet());
        var routes = new HashSet<String>();
        for (var route : world.api.routes()) {
            routes.add(route.toString());
            if (route.method() == Route.Method.GET) {
                routes.add("HEAD " + route.path());
            }
        }
        assertThat(handlers).isEqualTo(routes);
    }

    @Test
    void only_routes_around_the_api_are_open() {
        assertThat(world.api.routes().stream().filter(Route::isOpen).map(Route::toString))
                .containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void a_member_who_starts_a_conversation_is_told_why_not_C1() {
        assertThat(world.post("/contact-requests", MAIJA, CONTACT).code())
                .isEqualTo("only-merchants-start-conversations");
        assertThat(world.post("/matching-requests", MAIJA, "nonsense").code())
                .isEqualTo("only-merchants-start-conversations");
        assertThat(world.post("/contact-requests", OPERATOR, CONTACT).code()).isEqualTo("forbidden-role");
    }

    @Test
    void what_a_body_names_must_be_one_s_own() {
        var theirs = World.made(world.post("/tags", WILLE, "{\"name\":\"Ours\"}"));
        assertThat(world.post("/conversations/" + conversation + "/tags", MAIJA, "{\"tagId\":\"" + theirs + "\"}")
                        .code())
                .isEqualTo("not-found");
        assertThat(world.delete("/conversations/" + conversation + "/tags/" + theirs, MAIJA)
                        .code())
                .isEqualTo("not-found");
        assertThat(world.post("/contact-requests", AINO, CONTACT.replace("kauppa", "puoti"))
                        .code())
                .isEqualTo("not-found");
        assertThat(world.post("/contact-requests", AINO, CONTACT.replace("studio", "nobody"))
                        .code())
                .isEqualTo("not-found");
        assertThat(world.post("/contact-requests", AINO, CONTACT.replace("themes", "nothing"))
                        .code())
                .isEqualTo("service-not-offered");
        assertThat(world.post(
                                "/conversations/" + conversation + "/proposals",
                                MAIJA,
                                PROPOSAL.replace("}", ",\"jobId\":\"nothing\"}"))
                        .code())
                .isEqualTo("not-found");
    }

    @Test
    void a_removed_member_loses_access_at_once_X2() {
        var member = member();
        assertThat(world.get("/me", "member:" + member).status()).isEqualTo(200);
        assertThat(world.delete("/partners/studio/members/" + member, OPERATOR).status())
                .isEqualTo(204);
        assertThat(world.get("/me", "member:" + member).status()).isEqualTo(401);
    }

    @Test
    void drafts_are_for_the_own_members_and_the_operator_X1() {
        world.call("PUT", "/partners/draft", OPERATOR, "{\"name\":\"Draft\",\"languages\":[]}");
        world.call("PUT", "/partners/draft/members/dora", OPERATOR, MEMBER);
        for (var who : List.of(OPERATOR, "member:dora")) {
            var reply = world.get("/partners/draft", who);
            assertThat(reply.at("/receives")).isEqualTo("false");
            assertThat(reply.json().at("/missing")).hasSize(2);
        }
        for (var who : List.of(MAIJA, AINO)) {
            assertThat(world.get("/partners/draft", who).status()).isEqualTo(404);
        }
        assertThat(world.get("/partners/studio", AINO).json().has("receives")).isFalse();
        assertThat(world.post("/contact-requests", AINO, CONTACT.replace("studio", "draft"))
                        .code())
                .isEqualTo("profile-not-published");
    }

    @Test
    void everybody_is_told_who_they_are() {
        assertThat(world.get("/me", OPERATOR).text())
                .isEqualTo("{\"role\":\"operator\",\"id\":\"host\",\"name\":\"host\"}");
        assertThat(world.get("/me", MAIJA).text())
                .isEqualTo("{\"role\":\"member\",\"id\":\"maija\",\"name\":\"maija\","
                        + "\"partner\":{\"id\":\"studio\",\"name\":\"Studio Oy\"}}");
        var eero = world.get("/me", EERO);
        assertThat(eero.text())
                .isEqualTo(
                        "{\"role\":\"merchant\",\"id\":\"eero\",\"name\":\"Eero Eerola\",\"shops\":[{\"id\":\"puoti\","
                                + "\"name\":\"puoti\",\"url\":\"https://www.puoti.fi/\",\"role\":\"owner\"}]}");
    }
}
