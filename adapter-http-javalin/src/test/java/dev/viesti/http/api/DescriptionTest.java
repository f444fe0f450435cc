package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.viesti.application.port.MailSender;
import dev.viesti.application.port.StorageUnavailable;
import dev.viesti.domain.Rule;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Plays the examples of the description, which tell one story, against a server. Ids that the server gives have names in
 * it, such as {@code conversation-1}; times are whatever they are.
 */
class DescriptionTest {
    private static final String LIISA = "member:liisa";
    private static final String NOBODY = "";
    private static final String JSON = "application/json";
    private static final String TIME = "\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z\"";
    private static final String REQUEST_ID = "(\"requestId\":)\"[^\"]*\"";
    private static final Pattern NAME = Pattern.compile("(?:conversation|proposal|job|invoice|file|tag|mail)-[0-9]");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNode ANY_OBJECT = MAPPER.createObjectNode().put("type", "object");

    private static World world;
    private static JsonNode description;
    private static final Map<String, String> IDS = new LinkedHashMap<>();
    private static final Set<String> PLAYED = new TreeSet<>();
    private static final List<String> DIFFERENCES = new ArrayList<>();

    @BeforeAll
    static void play() throws IOException {
        world = new World();
        description = world.open("/openapi.json").json();
        tellTheStory();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void it_is_valid() {
        var parsed =
                new OpenAPIV3Parser().readContents(world.open("/openapi.json").text());
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.isOpenapi31()).isTrue();
    }

    @Test
    void the_story_goes_as_told() {
        assertThat(DIFFERENCES).isEmpty();
    }

    @Test
    void every_example_was_played() {
        var examples = new TreeSet<String>();
        description.at("/components/examples").fieldNames().forEachRemaining(examples::add);
        assertThat(PLAYED).containsAll(examples);
    }

    @Test
    void every_body_of_json_has_examples_that_its_schema_accepts() {
        operations()
                .forEach((name, operation) -> bodies(operation).forEach(body -> {
                    assertThat(body.path("examples").size())
                            .as("examples of " + name)
                            .isPositive();
                    body.path("examples")
                            .properties()
                            .forEach(example -> assertThat(wrong(
                                            body.get("schema"),
                                            resolved(example.getValue()).get("value")))
                                    .as(example.getKey() + " of " + name)
                                    .isEmpty());
                }));
    }

    @Test
    void every_route_tells_the_refusals_that_it_can_give() {
        for (var route : world.api.routes()) {
            if (route.isOpen()) {
                continue;
            }
            var hasBody = route.input() != Route.Input.IGNORED;
            Set<String> expected = new TreeSet<>(Set.of("unauthenticated", "invalid", "unavailable"));
            if (route.roles().size() < Role.values().length) {
                expected.add("forbidden-role");
            }
            if (!route.roles().contains(Role.MEMBER)) {
                expected.add(route.refusalOfMembers().code());
            }
            if (hasBody) {
                expected.addAll(Set.of("malformed", "too-large", "unsupported-media-type"));
            }
            if (route.isIdempotent()) {
                expected.add("idempotency-key-reused");
            }
            assertThat(refusals(operation(route.toString())))
                    .as(route.toString())
                    .containsAll(expected);
        }
    }

    @Test
    void every_rule_that_refuses_has_an_example() {
        var codes = new TreeSet<String>();
        operations().values().forEach(operation -> codes.addAll(refusals(operation)));
        for (var rule : Rule.values()) {
            assertThat(codes).contains(rule.code());
        }
    }

    @Test
    void every_code_of_a_problem_has_an_example() {
        var codes = refusals(description.get("components"));
        operations().values().forEach(operation -> codes.addAll(refusals(operation)));
        assertThat(IntStream.range(400, 600)
                        .mapToObj(status -> Problem.of(status, "").code()))
                .isSubsetOf(codes);
    }

    private static void tellTheStory() throws IOException {
        step("PUT /partners/{partnerId}", OPERATOR, "/partners/pixel")
                .sending("partnerInput")
                .isAnswered(201, "newPartner");
        step("PUT /partners/{partnerId}", OPERATOR, "/partners/pixel")
                .sending("partnerInput")
                .isAnswered(200, "newPartner");
        step("PUT /partners/{partnerId}/profile", OPERATOR, "/partners/pixel/profile")
                .sending("profile")
                .isAnswered(200, "profile");
        step("GET /partners/{partnerId}/profile", OPERATOR, "/partners/pixel/profile")
                .isAnswered(200, "profile");
        step("PUT /partners/{partnerId}/services/{serviceId}", OPERATOR, "/partners/pixel/services/design")
                .sending("serviceInput")
                .isAnswered(201, "service");
        step("PUT /partners/{partnerId}/services/{serviceId}", OPERATOR, "/partners/pixel/services/design")
                .sending("serviceInput")
                .isAnswered(200, "service");
        step("GET /partners/{partnerId}/services/{serviceId}", OPERATOR, "/partners/pixel/services/design")
                .isAnswered(200, "service");
        step("GET /partners/{partnerId}/services", OPERATOR, "/partners/pixel/services")
                .isAnswered(200, "services");
        step("PUT /partners/{partnerId}/members/{memberId}", OPERATOR, "/partners/pixel/members/liisa")
                .sending("memberInput")
                .isAnswered(201, "member");
        step("PUT /partners/{partnerId}/members/{memberId}", OPERATOR, "/partners/pixel/members/liisa")
                .sending("memberInput")
                .isAnswered(200, "member");
        step("GET /partners/{partnerId}/members/{memberId}", OPERATOR, "/partners/pixel/members/liisa")
                .isAnswered(200, "member");
        step("GET /partners/{partnerId}/members", OPERATOR, "/partners/pixel/members")
                .isAnswered(200, "members");
        step("PUT /merchants/{merchantId}", OPERATOR, "/merchants/kaisa")
                .sending("merchantInput")
                .isAnswered(201, "merchant");
        step("PUT /merchants/{merchantId}", OPERATOR, "/merchants/kaisa")
                .sending("merchantInput")
                .isAnswered(200, "merchant");
        step("GET /merchants/{merchantId}", OPERATOR, "/merchants/kaisa").isAnswered(200, "merchant");
        step("GET /merchants", OPERATOR, "/merchants").isAnswered(200, "merchants");
        step("PUT /merchants/{merchantId}/shops/{shopId}", OPERATOR, "/merchants/kaisa/shops/villa")
                .sending("shopInput")
                .isAnswered(201, "shop");
        step("PUT /merchants/{merchantId}/shops/{shopId}", OPERATOR, "/merchants/kaisa/shops/villa")
                .sending("shopInput")
                .isAnswered(200, "shop");
        step("GET /merchants/{merchantId}/shops/{shopId}", OPERATOR, "/merchants/kaisa/shops/villa")
                .isAnswered(200, "shop");
        step("GET /merchants/{merchantId}/shops", OPERATOR, "/merchants/kaisa/shops")
                .isAnswered(200, "shops");
        step("GET /partners", OPERATOR, "/partners").isAnswered(200, "partners");
        step("GET /partners/{partnerId}", LIISA, "/partners/pixel").isAnswered(200, "ownPartner");
        step("GET /partners/{partnerId}", AINO, "/partners/pixel").isAnswered(200, "partner");
        step("GET /me", OPERATOR, "/me").isAnswered(200, "operator");
        step("GET /me", LIISA, "/me").isAnswered(200, "me");
        step("GET /me", AINO, "/me").isAnswered(200, "merchantMe");
        step("GET /me", NOBODY, "/me").isAnswered(401, "unauthenticated");
        step("GET /tags", AINO, "/tags").isAnswered(403, "forbidden-role");
        step("POST /contact-requests", LIISA, "/contact-requests")
                .sending(
                        JSON,
                        "{\"partnerId\":\"works\",\"serviceId\":\"themes\",\"shopId\":null,\"outline\":\"A theme\",\"requirements\":\"Green, please.\"}")
                .isAnswered(403, "only-merchants-start-conversations");
        step("GET /conversations/{id}", LIISA, "/conversations/none").isAnswered(404, "not-found");
        step("DELETE /me", LIISA, "/me").isAnswered(405, "method-not-allowed");
        step("PUT /partners/{partnerId}/members/{memberId}", OPERATOR, "/partners/pixel/members/maija")
                .sending("memberInput")
                .isAnswered(409, "id-taken");
        step("POST /contact-requests", AINO, "/contact-requests")
                .sending(
                        JSON,
                        "{\"partnerId\":\"works\",\"serviceId\":\"nothing\",\"shopId\":null,\"outline\":\"A theme\",\"requirements\":\"Green, please.\"}")
                .isAnswered(409, "service-not-offered");
        step("POST /matching-requests", AINO, "/matching-requests")
                .sending(
                        JSON,
                        "{\"category\":\"nothing\",\"outline\":\"A theme\",\"requirements\":\"Green, please.\",\"shopId\":null}")
                .isAnswered(409, "no-match");
        step("PUT /partners/{partnerId}/profile", OPERATOR, "/partners/works/profile")
                .sending(JSON, "{\"status\":\"draft\",\"headline\":\"We build shops\"}")
                .isAnswered(200);
        step("POST /contact-requests", AINO, "/contact-requests")
                .sending(
                        JSON,
                        "{\"partnerId\":\"works\",\"serviceId\":\"themes\",\"shopId\":null,\"outline\":\"A theme\",\"requirements\":\"Green, please.\"}")
                .isAnswered(409, "profile-not-published");
        step("PUT /partners/{partnerId}/profile", OPERATOR, "/partners/works/profile")
                .sending(JSON, "{\"status\":\"published\",\"headline\":\"We build shops\"}")
                .isAnswered(200);
        step("PUT /partners/{partnerId}/services/{serviceId}", OPERATOR, "/partners/works/services/themes")
                .sending(
                        JSON,
                        "{\"title\":\"Themes\",\"category\":\"design\",\"description\":\"Themes for shops\",\"status\":\"retired\"}")
                .isAnswered(200);
        step("POST /contact-requests", AINO, "/contact-requests")
                .sending(
                        JSON,
                        "{\"partnerId\":\"works\",\"serviceId\":\"themes\",\"shopId\":null,\"outline\":\"A theme\",\"requirements\":\"Green, please.\"}")
                .isAnswered(409, "no-services");
        step("POST /tags", LIISA, "/tags").sending(JSON, "{\"name\":").isAnswered(400, "malformed");
        step("POST /tags", LIISA, "/tags").sending("text/plain", "Urgent").isAnswered(415, "unsupported-media-type");
        step("POST /tags", LIISA, "/tags")
                .sending(JSON, " ".repeat(JsonBody.MAX_SIZE + 1))
                .isAnswered(413, "too-large");
        step("POST /conversations/{id}/proposals", LIISA, "/conversations/none/proposals")
                .sending(
                        JSON,
                        "{\"title\":\"\",\"milestones\":[{\"title\":\"Sketch\",\"price\":{\"currency\":\"EUR\"}}],\"colour\":\"green\"}")
                .isAnswered(422, "invalid");
        step("GET /me/notifications", LIISA, "/me/notifications").isAnswered(200, "notifications");
        step("PUT /me/notifications", LIISA, "/me/notifications")
                .sending("notifications")
                .isAnswered(200, "notifications");
        step("GET /services", AINO, "/services?q=pixel").isAnswered(200, "offers");
        upload();
        step("POST /contact-requests", AINO, "/contact-requests")
                .sending("contactRequest")
                .naming("conversation-1", "/id")
                .isAnswered(201, "conversation");
        step("GET /files/{id}", LIISA, "/files/file-1").isAnswered(200);
        parkAMail();
        step("GET /outbox", OPERATOR, "/outbox")
                .naming("mail-1", "/items/0/key")
                .isAnswered(200, "parkedMails");
        step("POST /outbox/release", OPERATOR, "/outbox/release")
                .sending("releaseInput")
                .isAnswered(200, "released");
        step("GET /events", LIISA, "/events").accepting(JSON).isAnswered(406, "not-acceptable");
        step("POST /matching-requests", AINO, "/matching-requests")
                .sending("matchingRequest")
                .naming("matching-request-1", "/id")
                .naming("job-1", "/conversations/0/openJobs/0")
                .isAnswered(201, "matched");
        step("GET /conversations", LIISA, "/conversations?unread=true").isAnswered(200, "inbox");
        step("GET /conversations", AINO, "/conversations").isAnswered(200, "conversations");
        step("GET /conversations/{id}", LIISA, "/conversations/conversation-1").isAnswered(200, "conversationOfMember");
        step("GET /conversations/{id}", AINO, "/conversations/conversation-1").isAnswered(200, "matchedConversation");
        step("GET /conversations/{id}/entries", LIISA, "/conversations/conversation-1/entries?after=0")
                .isAnswered(200, "entries");
        step("POST /conversations/{id}/messages", AINO, "/conversations/conversation-1/messages")
                .sending("message")
                .isAnswered(201, "entry");
        step("PUT /conversations/{id}/read", LIISA, "/conversations/conversation-1/read")
                .sending("upTo")
                .isAnswered(204);
        step("PUT /conversations/{id}/unread", LIISA, "/conversations/conversation-1/unread")
                .sending("from")
                .isAnswered(204);
        step("POST /conversations/{id}/proposals", LIISA, "/conversations/conversation-1/proposals")
                .sending("proposalInput")
                .naming("proposal-1", "/id")
                .isAnswered(201, "proposal");
        step("GET /proposals/{id}", AINO, "/proposals/proposal-1").isAnswered(200, "proposal");
        step("POST /proposals/{id}/accept", AINO, "/proposals/proposal-1/accept")
                .isAnswered(200, "acceptedProposal");
        step("POST /proposals/{id}/accept", AINO, "/proposals/proposal-1/accept")
                .isAnswered(409, "proposal-not-open");
        step("POST /jobs/{id}/decline", LIISA, "/jobs/job-1/decline").isAnswered(409, "job-not-open");
        step("GET /jobs/{id}", AINO, "/jobs/job-1").isAnswered(200, "job");
        step("POST /jobs/{id}/invoices", LIISA, "/jobs/job-1/invoices")
                .sending("invoiceInput")
                .naming("invoice-1", "/id")
                .isAnswered(201, "invoice");
        step("GET /invoices/{id}", AINO, "/invoices/invoice-1").isAnswered(200, "invoice");
        step("GET /conversations/{id}/work", LIISA, "/conversations/conversation-1/work")
                .isAnswered(200, "work");
        step("POST /jobs/{id}/complete", LIISA, "/jobs/job-1/complete").isAnswered(200, "completedJob");
        step("POST /jobs/{id}/complete", LIISA, "/jobs/job-1/complete").isAnswered(409, "job-not-in-progress");
        step("POST /invoices/{id}/pay", AINO, "/invoices/invoice-1/pay").isAnswered(200, "paidInvoice");
        step("POST /invoices/{id}/pay", AINO, "/invoices/invoice-1/pay").isAnswered(409, "invoice-not-open");
        step("POST /jobs/{id}/invoices", LIISA, "/jobs/job-1/invoices")
                .sending("invoiceInput")
                .naming("invoice-2", "/id")
                .isAnswered(201);
        step("POST /invoices/{id}/close", LIISA, "/invoices/invoice-2/close").isAnswered(200, "closedInvoice");
        step("POST /conversations/{id}/proposals", LIISA, "/conversations/conversation-1/proposals")
                .sending("shortProposalInput")
                .naming("proposal-2", "/id")
                .isAnswered(201, "shortProposal");
        step("POST /proposals/{id}/decline", AINO, "/proposals/proposal-2/decline")
                .sending("reason")
                .isAnswered(200, "declinedProposal");
        step("POST /conversations/{id}/proposals", LIISA, "/conversations/conversation-1/proposals")
                .sending("shortProposalInput")
                .naming("proposal-3", "/id")
                .isAnswered(201);
        step("POST /proposals/{id}/withdraw", LIISA, "/proposals/proposal-3/withdraw")
                .isAnswered(200, "withdrawnProposal");
        step("POST /matching-requests", AINO, "/matching-requests")
                .sending("matchingRequest")
                .naming("job-2", "/conversations/0/openJobs/0")
                .isAnswered(201);
        step("POST /jobs/{id}/decline", LIISA, "/jobs/job-2/decline").isAnswered(200, "declinedJob");
        step("POST /jobs/{id}/invoices", LIISA, "/jobs/job-2/invoices")
                .sending("invoiceInput")
                .isAnswered(409, "job-not-invoiceable");
        step("POST /matching-requests", AINO, "/matching-requests")
                .sending("matchingRequest")
                .naming("job-3", "/conversations/0/openJobs/0")
                .isAnswered(201);
        step("POST /conversations/{id}/decline", LIISA, "/conversations/conversation-1/decline")
                .sending("reply")
                .isAnswered(200, "declined");
        step("POST /tags", LIISA, "/tags")
                .sending("tagInput")
                .naming("tag-1", "/id")
                .isAnswered(201, "tag");
        step("POST /tags", LIISA, "/tags")
                .sending(JSON, "{\"name\":\"URGENT\"}")
                .isAnswered(409, "tag-name-taken");
        step("GET /tags", LIISA, "/tags").isAnswered(200, "tags");
        step("POST /conversations/{id}/tags", LIISA, "/conversations/conversation-1/tags")
                .sending("tagById")
                .isAnswered(200, "conversationTags");
        step("POST /conversations/{id}/tags", LIISA, "/conversations/conversation-1/tags")
                .sending("tagByName")
                .naming("tag-2", "/tags/1/id")
                .isAnswered(201, "moreConversationTags");
        step("DELETE /conversations/{id}/tags/{tagId}", LIISA, "/conversations/conversation-1/tags/tag-1")
                .isAnswered(204);
        step("PATCH /tags/{id}", LIISA, "/tags/tag-1")
                .sending("renamedTagInput")
                .isAnswered(200, "renamedTag");
        step("DELETE /tags/{id}", LIISA, "/tags/tag-2").isAnswered(200, "removedTag");
        tagFifty();
        step("POST /conversations/{id}/tags", LIISA, "/conversations/conversation-1/tags")
                .sending(JSON, "{\"name\":\"One more\"}")
                .isAnswered(409, "too-many-tags");
        step("GET /merchants/{merchantId}/block", LIISA, "/merchants/aino/block")
                .isAnswered(200, "notBlocked");
        step("POST /merchants/{merchantId}/block", LIISA, "/merchants/aino/block")
                .sending(JSON, "{\"confirm\":false}")
                .isAnswered(409, "confirmation-required");
        step("POST /merchants/{merchantId}/block", LIISA, "/merchants/aino/block")
                .sending("confirmation")
                .isAnswered(200, "block");
        step("GET /merchants/{merchantId}/block", LIISA, "/merchants/aino/block")
                .isAnswered(200, "blocked");
        step("POST /conversations/{id}/messages", AINO, "/conversations/conversation-1/messages")
                .sending("message")
                .isAnswered(403, "merchant-blocked");
        step("POST /proposals/{id}/accept", AINO, "/proposals/proposal-1/accept")
                .isAnswered(403, "merchant-blocked");
        step("POST /tags", LIISA, "/tags")
                .withKey("key-1")
                .sending(JSON, "{\"name\":\"Monday\"}")
                .isAnswered(201);
        step("POST /tags", LIISA, "/tags")
                .withKey("key-1")
                .sending(JSON, "{\"name\":\"Tuesday\"}")
                .isAnswered(422, "idempotency-key-reused");
        step("DELETE /partners/{partnerId}/members/{memberId}", OPERATOR, "/partners/pixel/members/liisa")
                .isAnswered(204);
        world.databaseIsAway(true);
        compare("GET /health/ready", world.open("/health/ready").text(), "not-ready");
        world.databaseIsAway(false);
        compare("GET /health/ready", world.open("/health/ready").text(), "ready");
        compare("GET /health/live", world.open("/health/live").text(), "live");
        compare("a defect", text(Answer.problem(Problem.ours().in("request-1"))), "internal-error");
        var away = new StorageUnavailable("away", new IOException("away"));
        var slow = new IOException(new TimeoutException());
        compare("a slow client", text(Refusals.answer(slow, "none", "request-1")), "timeout");
        var large = HttpRequest.newBuilder(world.uri("/api/v1/me")).header("X-Large", "x".repeat(20_000));
        compare("large headers", world.send(large).text(), "head-too-large");
        compare("an outage", text(Refusals.answer(away, "none", "request-1")), "unavailable");
    }

    private static String text(Answer answer) throws IOException {
        var out = new ByteArrayOutputStream();
        answer.body().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void tagFifty() {
        for (var i = 0; i < 50; i++) {
            world.post(named("/conversations/conversation-1/tags"), LIISA, "{\"name\":\"Tag " + i + "\"}");
        }
    }

    private static void parkAMail() {
        world.failMail(new MailSender.MailRefused("the mail server refused the mail: 550 5.1.1"));
        var unused = world.viesti.notifications().deliver();
        world.mendMail();
    }

    private static void upload() {
        var body = operation("POST " + Route.BASE + "/files").at("/requestBody/content/*~1*/example");
        var header = operation("POST " + Route.BASE + "/files").at("/parameters/0/example");
        var reply = world.send(world.api("/files", AINO)
                .header("Content-Disposition", header.asText())
                .POST(BodyPublishers.ofString(body.asText())));
        IDS.put("file-1", reply.at("/id"));
        compare("POST /files", reply.text(), "file");
    }

    private static Step step(String route, String who, String path) {
        return new Step(route, who, path);
    }

    /** One request of the story; for one thread. */
    private static final class Step {
        private final String route;
        private final String who;
        private final String path;
        private final List<String> headers = new ArrayList<>();
        private final Map<String, String> named = new LinkedHashMap<>();
        private String body = "";

        private Step(String route, String who, String path) {
            this.route = route;
            this.who = who;
            this.path = path;
        }

        /** With the request that the example shows. */
        Step sending(String example) {
            if (!refersTo(operation(apiRoute()).path("requestBody"), example)) {
                DIFFERENCES.add(route + " doesn't show the request " + example);
            }
            PLAYED.add(example);
            return sending(JSON, example(example).toString());
        }

        Step sending(String contentType, String text) {
            headers.addAll(List.of("Content-Type", contentType));
            body = text;
            return this;
        }

        Step withKey(String key) {
            headers.addAll(List.of("Idempotency-Key", key));
            return this;
        }

        Step accepting(String contentType) {
            headers.addAll(List.of("Accept", contentType));
            return this;
        }

        /** The id that the answer holds there has the name from now on. */
        Step naming(String name, String pointer) {
            named.put(name, pointer);
            return this;
        }

        Reply isAnswered(int status) {
            var request = who.isEmpty() ? world.api(path) : world.api(named(path), who);
            request.method(route.substring(0, route.indexOf(' ')), BodyPublishers.ofString(named(body)));
            for (var i = 0; i < headers.size(); i += 2) {
                request.header(headers.get(i), headers.get(i + 1));
            }
            var reply = world.send(request);
            if (reply.status() != status) {
                DIFFERENCES.add("not " + status + ": " + reply);
            }
            named.forEach((name, pointer) -> IDS.put(name, reply.at(pointer)));
            return reply;
        }

        void isAnswered(int status, String example) {
            var reply = isAnswered(status);
            var operation = operation(apiRoute());
            if (!operation.isMissingNode()
                    && !refersTo(resolved(operation.path("responses").path("" + status)), example)) {
                DIFFERENCES.add(route + " doesn't show the answer " + status + " " + example);
            }
            compare(route, reply.text(), example);
        }

        private String apiRoute() {
            return route.replace(" ", " " + Route.BASE);
        }
    }

    private static boolean refersTo(JsonNode node, String example) {
        return node.toString().contains("/components/examples/" + example + "\"");
    }

    /** The text with the ids of this server instead of their names. */
    private static String named(String text) {
        return NAME.matcher(text).replaceAll(name -> IDS.getOrDefault(name.group(), name.group()));
    }

    private static void compare(String what, String answer, String example) {
        PLAYED.add(example);
        var told = answer;
        for (var id : IDS.entrySet()) {
            told = told.replace("\"" + id.getValue() + "\"", "\"" + id.getKey() + "\"");
        }
        var expected = timeless(example(example).toString());
        if (!timeless(told).equals(expected)) {
            DIFFERENCES.add(what + ": " + told + "\n instead of " + example + ": " + expected);
        }
    }

    private static JsonNode timeless(String json) {
        try {
            return MAPPER.readTree(json.replaceAll(TIME, "\"TIME\"").replaceAll(REQUEST_ID, "$1\"ID\""));
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(json, notJson);
        }
    }

    private static JsonNode example(String name) {
        return description.at("/components/examples/" + name + "/value");
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private static JsonNode operation(String route) {
        return operations().getOrDefault(route, MissingNode.getInstance());
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The JSON that goes in and out. */
    private static List<JsonNode> bodies(JsonNode operation) {
        var bodies = new ArrayList<JsonNode>();
        var contents = new ArrayList<JsonNode>();
        contents.add(operation.at("/requestBody/content"));
        operation
                .path("responses")
                .forEach(response -> contents.add(resolved(response).path("content")));
        contents.forEach(content -> content.properties().stream()
                .filter(type -> type.getKey().endsWith("json")
                        && !type.getValue().at("/schema").equals(ANY_OBJECT))
                .forEach(type -> bodies.add(type.getValue())));
        return bodies;
    }

    private static Set<String> refusals(JsonNode operation) {
        var codes = new TreeSet<String>();
        operation
                .path("responses")
                .forEach(response -> resolved(response)
                        .at("/content/application~1problem+json/examples")
                        .forEach(example ->
                                codes.add(resolved(example).at("/value/code").asText())));
        return codes;
    }

    private static List<String> wrong(JsonNode schema, JsonNode value) {
        var root = ((ObjectNode) schema.deepCopy()).set("components", description.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
