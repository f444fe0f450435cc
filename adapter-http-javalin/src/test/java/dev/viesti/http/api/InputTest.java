package dev.viesti.http.api;

import static dev.viesti.http.api.World.AINO;
import static dev.viesti.http.api.World.CONTACT;
import static dev.viesti.http.api.World.MAIJA;
import static dev.viesti.http.api.World.OPERATOR;
import static dev.viesti.http.api.World.WILLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bad input of every kind on every field: refused with the field's name, and nothing is stored. */
class InputTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static World world;
    private static String conversation;
    private static String job;
    private static String proposal;
    private static String tag;

    @BeforeAll
    static void start() {
        world = new World();
        conversation = world.contacted();
        job = world.started(conversation);
        proposal = world.proposed(conversation);
        tag = World.made(world.post("/tags", MAIJA, "{\"name\":\"Tag\"}"));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /**
     * What may be wrong with a field.
     *
     * @param bad values, as JSON
     * @param longest how many code points it holds at most; 0 where that doesn't apply
     */
    private record Kind(boolean required, List<String> bad, int longest) {
        Kind optional() {
            return new Kind(false, bad, longest);
        }
    }

    private static final List<String> NO_STRINGS = List.of("1", "true", "[]", "{}");

    private static Kind text(int longest) {
        var bad = new ArrayList<>(NO_STRINGS);
        bad.addAll(List.of("\"\"", "\" \\t\"", "\"a\\u0000b\"", "\"" + "x".repeat(longest + 1) + "\""));
        return new Kind(true, bad, longest);
    }

    /** Text that is absent where it is blank. */
    private static Kind freeText(int longest) {
        var bad = new ArrayList<>(NO_STRINGS);
        bad.addAll(List.of("\"a\\u0000b\"", "\"" + "x".repeat(longest + 1) + "\""));
        return new Kind(false, bad, longest);
    }

    private static Kind line(int longest) {
        var bad = new ArrayList<>(text(longest).bad());
        bad.addAll(List.of(
                "\"a\\nb\"",
                "\"a\\tb\"",
                "\"a\\u0007\"",
                "\"a\\u2028b\"",
                "\"\\u202Eevil\"",
                "\"\\u200B\"",
                "\"\\u2066x\""));
        return new Kind(true, bad, longest);
    }

    private static Kind words(String... bad) {
        var all = new ArrayList<>(NO_STRINGS);
        all.add("\"\"");
        Stream.of(bad).map(word -> "\"" + word + "\"").forEach(all::add);
        return new Kind(true, all, 0);
    }

    private static final Kind ID = words("a b", "a/b", "ä", "x".repeat(65), "\\u0000", " a");
    private static final Kind EMAIL =
            words("aino", "a@b@c", "Aino <aino@x.fi>", "a@x.fi,b@x.fi", "a@x.fi\\nBcc: b@x.fi", "ä@x.fi");
    private static final Kind URL = words(
            "kauppa.fi",
            "ftp://x.fi",
            "https://",
            "https://u:p@x.fi",
            "javascript:alert(1)",
            "https://x.fi/ a",
            "https://x.fi/" + "x".repeat(2_000));
    private static final Kind WORD = words("nonsense", "Published");
    private static final Kind MAIL_LANGUAGE = words("sv", "FI", "fin");
    private static final Kind LANGUAGE = words("FI", "fin", "f", "f1");
    private static final Kind ZONE = words("Helsinki", "+02:00", "UTC+2", "../etc/passwd");
    private static final Kind AMOUNT =
            words("0", "0.00", "-1", "1,5", "1e3", "1.", ".5", " 1", "1234567890123", "1.001", "NaN");
    private static final Kind CURRENCY = words("eur", "XXX", "EURO", "€");
    private static final Kind FLAG = new Kind(true, List.of("\"true\"", "1", "0", "[]", "{}", "\"\""), 0);
    private static final Kind ORDINAL = new Kind(
            true, List.of("0", "-1", "1.0", "1.5", "1e3", "\"1\"", "true", "[]", "{}", "-99999999999999999999"), 0);
    private static final Kind DAYS = new Kind(
            false, List.of("0", "-1", "3651", "1.5", "2.0", "\"1\"", "true", "[]", "{}", "99999999999999999999"), 0);
    private static final Kind OBJECT = new Kind(false, List.of("1", "\"x\"", "true", "[]"), 0);
    private static final Kind LIST = new Kind(false, List.of("1", "\"x\"", "true", "{}"), 0);

    private static Kind list(Kind kind, String... bad) {
        return new Kind(
                kind.required(),
                Stream.concat(kind.bad().stream(), Stream.of(bad)).toList(),
                0);
    }

    private static String times(int n, String item) {
        return Stream.generate(() -> item).limit(n).collect(Collectors.joining(",", "[", "]"));
    }

    /** A route with a body that it takes, and the fields of it. */
    private record Form(String method, String path, String who, int ok, String body, Map<String, Kind> fields) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Map<String, Kind> fields(Object... namesAndKinds) {
        var fields = new LinkedHashMap<String, Kind>();
        for (var i = 0; i < namesAndKinds.length; i += 2) {
            fields.put((String) namesAndKinds[i], (Kind) namesAndKinds[i + 1]);
        }
        return fields;
    }

    private static List<Form> forms() {
        var required = new Kind(true, LIST.bad(), 0);
        return List.of(
                new Form(
                        "PUT",
                        "/partners/works",
                        OPERATOR,
                        200,
                        "{\"name\":\"Works Oy\",\"languages\":[\"fi\"]}",
                        fields(
                                "name",
                                line(200),
                                "languages",
                                list(required, times(201, "\"fi\"")),
                                "languages[0]",
                                LANGUAGE)),
                new Form(
                        "PUT",
                        "/partners/works/profile",
                        OPERATOR,
                        200,
                        "{\"status\":\"published\",\"headline\":\"We build shops\"}",
                        fields("status", WORD, "headline", line(200))),
                new Form(
                        "PUT",
                        "/partners/works/services/themes",
                        OPERATOR,
                        200,
                        """
                        {"title":"Themes","category":"design","description":"Themes","status":"active",\
                        "priceFrom":{"amount":"120","currency":"EUR"}}""",
                        fields(
                                "title",
                                line(200),
                                "category",
                                line(100),
                                "description",
                                text(10_000),
                                "status",
                                WORD,
                                "priceFrom",
                                OBJECT,
                                "priceFrom.amount",
                                AMOUNT,
                                "priceFrom.currency",
                                CURRENCY)),
                new Form(
                        "PUT",
                        "/partners/works/members/wille",
                        OPERATOR,
                        200,
                        """
                        {"name":"wille","email":"wille@studio.example","language":"en","timeZone":"Europe/Helsinki"}""",
                        fields("name", line(200), "email", EMAIL, "language", MAIL_LANGUAGE, "timeZone", ZONE)),
                new Form(
                        "PUT",
                        "/merchants/aino",
                        OPERATOR,
                        200,
                        "{\"name\":\"Aino\",\"email\":\"aino@shop.example\",\"language\":\"fi\"}",
                        fields("name", line(200), "email", EMAIL, "language", LANGUAGE)),
                new Form(
                        "PUT",
                        "/merchants/aino/shops/kauppa",
                        OPERATOR,
                        200,
                        "{\"name\":\"Kauppa\",\"url\":\"https://www.kauppa.fi/\",\"role\":\"owner\"}",
                        fields("name", line(200), "url", URL, "role", WORD)),
                new Form(
                        "PUT",
                        "/me/notifications",
                        MAIJA,
                        200,
                        "{\"firstContact\":true,\"digest\":true}",
                        fields("firstContact", FLAG, "digest", FLAG)),
                new Form(
                        "POST",
                        "/contact-requests",
                        AINO,
                        201,
                        CONTACT.replace("}", ",\"files\":[]}"),
                        fields(
                                "partnerId",
                                ID,
                                "serviceId",
                                ID,
                                "shopId",
                                ID.optional(),
                                "outline",
                                line(200),
                                "requirements",
                                text(10_000),
                                "files",
                                list(
                                        LIST,
                                        "[\"a\",\"a\"]",
                                        "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\"]"),
                                "files[0]",
                                ID)),
                new Form(
                        "POST",
                        "/matching-requests",
                        AINO,
                        201,
                        """
                        {"category":"design","outline":"A shop","requirements":"Fast","shopId":"kauppa",\
                        "budget":{"amount":"900.00","currency":"EUR"},"language":"fi"}""",
                        fields(
                                "category",
                                line(100),
                                "outline",
                                line(200),
                                "requirements",
                                text(10_000),
                                "shopId",
                                ID.optional(),
                                "budget",
                                OBJECT,
                                "budget.amount",
                                AMOUNT,
                                "budget.currency",
                                CURRENCY,
                                "language",
                                LANGUAGE.optional())),
                new Form(
                        "POST",
                        "/conversations/" + conversation + "/messages",
                        MAIJA,
                        201,
                        "{\"text\":\"Hei\",\"files\":[]}",
                        fields("text", freeText(10_000), "files", list(LIST, "[\"a\",\"a\"]"), "files[0]", ID)),
                new Form(
                        "POST",
                        "/conversations/" + conversation + "/decline",
                        MAIJA,
                        200,
                        "{\"text\":\"Ei nyt\"}",
                        fields("text", text(10_000))),
                new Form(
                        "PUT",
                        "/conversations/" + conversation + "/read",
                        MAIJA,
                        204,
                        "{\"upTo\":1}",
                        fields("upTo", ORDINAL)),
                new Form(
                        "PUT",
                        "/conversations/" + conversation + "/unread",
                        MAIJA,
                        204,
                        "{\"from\":1}",
                        fields("from", ORDINAL)),
                new Form(
                        "POST",
                        "/conversations/" + conversation + "/proposals",
                        MAIJA,
                        201,
                        """
                        {"title":"Theme","scope":"All pages","serviceId":"themes","price":{"amount":"1","currency":"JPY"},\
                        "milestones":[{"title":"First","price":{"amount":"1.5","currency":"EUR"},"days":3}],\
                        "estimatedDays":30,"terms":"Net 14"}""",
                        fields(
                                "title",
                                line(200),
                                "scope",
                                text(10_000),
                                "serviceId",
                                ID.optional(),
                                "jobId",
                                ID.optional(),
                                "price",
                                OBJECT,
                                "price.amount",
                                words("0", "1.5", "x"),
                                "price.currency",
                                CURRENCY,
                                "milestones",
                                list(LIST, times(6, "{\"title\":\"a\"}")),
                                "milestones[0]",
                                OBJECT,
                                "milestones[0].title",
                                line(200),
                                "milestones[0].price",
                                OBJECT,
                                "milestones[0].price.amount",
                                AMOUNT,
                                "milestones[0].price.currency",
                                CURRENCY,
                                "milestones[0].days",
                                DAYS,
                                "estimatedDays",
                                DAYS,
                                "terms",
                                text(10_000).optional())),
                new Form(
                        "POST",
                        "/proposals/" + proposal + "/decline",
                        AINO,
                        200,
                        "{\"reason\":\"Too dear\"}",
                        fields("reason", freeText(1_000))),
                new Form(
                        "POST",
                        "/jobs/" + job + "/invoices",
                        MAIJA,
                        201,
                        """
                        {"currency":"EUR","lines":[{"description":"Work","amount":"120.00"},\
                        {"description":"More","amount":"1"}]}""",
                        fields(
                                "currency",
                                CURRENCY,
                                "lines",
                                list(required, "[]", times(101, "{\"description\":\"a\",\"amount\":\"1\"}")),
                                "lines[1]",
                                OBJECT,
                                "lines[1].description",
                                line(200),
                                "lines[1].amount",
                                AMOUNT)),
                new Form("POST", "/tags", MAIJA, 201, "{\"name\":\"Maijan\"}", fields("name", line(50))),
                new Form("PATCH", "/tags/" + tag, MAIJA, 200, "{\"name\":\"Tag\"}", fields("name", line(50))),
                new Form(
                        "POST",
                        "/conversations/" + conversation + "/tags",
                        MAIJA,
                        201,
                        "{\"name\":\"Oton\"}",
                        fields("name", line(50).optional())),
                new Form(
                        "POST",
                        "/conversations/" + conversation + "/tags",
                        MAIJA,
                        200,
                        "{\"tagId\":\"" + tag + "\"}",
                        fields("tagId", ID)),
                new Form("POST", "/merchants/aino/block", MAIJA, 200, "{\"confirm\":true}", fields("confirm", FLAG)));
    }

    private static ObjectNode tree(String json) {
        return (ObjectNode) any(json);
    }

    private static JsonNode any(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** The body with the field changed: {@code a.b[2].c}. */
    private static String with(String body, String field, JsonNode value) {
        var root = tree(body);
        var parent = parent(root, field);
        var last = last(field);
        if (parent instanceof ArrayNode array) {
            var index = Integer.parseInt(last);
            if (index < array.size()) {
                array.set(index, value);
            } else {
                array.add(value);
            }
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        return root.toString();
    }

    private static String without(String body, String field) {
        var root = tree(body);
        ((ObjectNode) parent(root, field)).remove(last(field));
        return root.toString();
    }

    private static JsonNode parent(JsonNode root, String field) {
        var pointer = "/" + field.replace(".", "/").replace("[", "/").replace("]", "");
        return root.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String last(String field) {
        var path = field.replace("[", ".").replace("]", "");
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String snapshot() {
        var paths = new LinkedHashMap<String, String>();
        paths.put("/partners/studio", OPERATOR);
        paths.put("/partners/works", OPERATOR);
        paths.put("/partners", OPERATOR);
        paths.put("/partners/works/members", OPERATOR);
        paths.put("/merchants", OPERATOR);
        paths.put("/merchants/aino/shops", OPERATOR);
        paths.put("/conversations", MAIJA);
        paths.put("/conversations/" + conversation + "/entries?limit=100", MAIJA);
        paths.put("/conversations/" + conversation + "/work", MAIJA);
        paths.put("/tags", MAIJA);
        paths.put("/me/notifications", MAIJA);
        paths.put("/merchants/aino/block", MAIJA);
        var all = new StringBuilder();
        paths.forEach((path, who) -> all.append(world.get(path, who).text()).append('\n'));
        return all.append(world.get("/conversations", WILLE).text()).toString();
    }

    @TestFactory
    Stream<DynamicTest> bad_input_is_refused_with_the_field_s_name_and_nothing_is_stored() {
        return forms().stream()
                .map(form -> DynamicTest.dynamicTest(form.toString(), () -> {
                    var before = snapshot();
                    form.fields().forEach((field, kind) -> {
                        for (var bad : kind.bad()) {
                            refused(form, field, with(form.body(), field, any(bad)));
                        }
                        if (kind.required()) {
                            if (!field.endsWith("]")) {
                                refused(form, field, without(form.body(), field));
                            }
                            refused(form, field, with(form.body(), field, any("null")));
                        }
                        if (parent(tree(form.body()), field) instanceof ObjectNode && !field.endsWith("]")) {
                            var unknown = field.substring(
                                            0, field.length() - last(field).length()) + "unheardOf";
                            refused(form, unknown, with(form.body(), unknown, any("1")));
                        }
                    });
                    for (var top : List.of("[]", "1", "\"x\"", "true", "null")) {
                        refused(form, "body", top);
                    }
                    assertThat(snapshot()).isEqualTo(before);
                }));
    }

    private static void refused(Form form, String field, String body) {
        var reply = world.call(form.method(), form.path(), form.who(), body);
        var words = body.length() > 500 ? body.substring(0, 500) : body;
        assertThat(reply.status()).as(words + " => " + reply).isEqualTo(422);
        assertThat(reply.code()).as(words + " => " + reply).isEqualTo("invalid");
        assertThat(reply.fields()).as(words + " => " + reply).contains(field);
        assertThat(reply.fields()).as(words + " => " + reply).allMatch(named -> isAbout(named, field));
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    /** A choice of two fields names the other one as well. */
    private static boolean isAbout(String named, String field) {
        return named.startsWith(field)
                || field.startsWith(named + "[")
                || named.equals("tagId")
                || named.equals("text");
    }

    @TestFactory
    Stream<DynamicTest> every_wrong_field_is_named_at_once() {
        return forms().stream()
                .filter(form ->
                        form.fields().values().stream().filter(Kind::required).count() > 1)
                .map(form -> DynamicTest.dynamicTest(form.toString(), () -> {
                    var required = form.fields().entrySet().stream()
                            .filter(entry -> entry.getValue().required()
                                    && !entry.getKey().contains(".")
                                    && !entry.getKey().contains("["))
                            .map(Map.Entry::getKey)
                            .toList();
                    var reply = world.call(form.method(), form.path(), form.who(), "{\"unheardOf\":1}");
                    assertThat(reply.fields()).containsAll(required).contains("unheardOf");
                    assertThat(reply.each("/errors", "/code")).contains("required", "unknown-field");
                }));
    }

    /** Outside of the basic plane; another one for each method, since names of tags are unique. */
    private static final Map<String, String> LETTERS =
            Map.of("POST", "\uD83D\uDE00", "PUT", "\uD83D\uDE01", "PATCH", "\uD83D\uDE02");

    @TestFactory
    Stream<DynamicTest> text_as_long_as_it_may_be_is_taken_in_code_points() {
        return forms().stream()
                .flatMap(form -> form.fields().entrySet().stream()
                        .filter(entry -> entry.getValue().longest() > 0)
                        .filter(entry -> !entry.getKey().equals("reason")
                                && !entry.getKey().equals("category"))
                        .map(entry -> DynamicTest.dynamicTest(form + " " + entry.getKey(), () -> {
                            var longest = JSON.getNodeFactory()
                                    .textNode(LETTERS.getOrDefault(form.method(), "")
                                            .repeat(entry.getValue().longest()));
                            var reply = world.call(
                                    form.method(), form.path(), form.who(), with(form.body(), entry.getKey(), longest));
                            assertThat(reply.status()).as(reply.toString()).isIn(200, 201);
                            world.call(form.method(), form.path(), form.who(), form.body());
                        })));
    }

    @Test
    void several_mistakes_in_depth_are_all_named() {
        var reply = world.post("/conversations/" + conversation + "/proposals", MAIJA, """
                {"title":1,"scope":"","milestones":[{"title":"ok"},{"title":"","days":0,"x":1},
                {"title":"a","price":{"amount":1,"currency":"EUR","vat":1}},7],"estimatedDays":"3","note":"x"}""");
        assertThat(reply.fields())
                .containsExactlyInAnyOrder(
                        "title",
                        "scope",
                        "milestones[1].title",
                        "milestones[1].days",
                        "milestones[1].x",
                        "milestones[2].price.amount",
                        "milestones[2].price.vat",
                        "milestones[3]",
                        "estimatedDays",
                        "note");
        assertThat(reply.json().at("/errors"))
                .allMatch(error -> !error.at("/message").asText().isBlank());
    }

    @Test
    void ids_in_the_path_of_something_new_are_held_to_their_form() {
        for (var bad : List.of("a%20b", "%C3%A4", "a:b", "x".repeat(65))) {
            var partner = world.call("PUT", "/partners/" + bad, OPERATOR, "{\"name\":\"\",\"languages\":[]}");
            assertThat(partner.fields()).as(partner.toString()).containsExactlyInAnyOrder("partnerId", "name");
            assertThat(world.get("/partners/" + bad, OPERATOR).status()).isEqualTo(404);
        }
        var shop = world.call(
                "PUT",
                "/merchants/aino/shops/a%20b",
                OPERATOR,
                "{\"name\":\"a\",\"url\":\"https://x.fi\",\"role\":\"staff\"}");
        assertThat(shop.fields()).containsExactly("shopId");
    }

    @Test
    void a_tag_is_chosen_by_id_or_by_name() {
        var path = "/conversations/" + conversation + "/tags";
        for (var body : List.of("{}", "{\"tagId\":null}", "{\"tagId\":\"" + tag + "\",\"name\":\"Tag\"}")) {
            assertThat(world.post(path, MAIJA, body).status()).as(body).isEqualTo(422);
        }
    }

    @Test
    void an_optional_field_that_is_null_is_absent() {
        var reply = world.post("/conversations/" + conversation + "/proposals", MAIJA, """
                {"title":"T","scope":"S","serviceId":null,"jobId":null,"price":null,"milestones":null,
                "estimatedDays":null,"terms":null}""");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().at("/milestones")).isEmpty();
        for (var absent : List.of("serviceId", "jobId", "price", "estimatedDays", "terms", "reason")) {
            assertThat(reply.json().has(absent)).as(absent).isFalse();
        }
    }

    @TestFactory
    Stream<DynamicTest> bad_parameters_are_named() {
        var entries = "/conversations/" + conversation + "/entries";
        return Stream.of(
                        List.of("/conversations?limit=0", "limit"),
                        List.of("/conversations?limit=101", "limit"),
                        List.of("/conversations?limit=x", "limit"),
                        List.of("/conversations?limit=-1", "limit"),
                        List.of("/conversations?limit=1&limit=2", "limit"),
                        List.of("/conversations?limit=", "limit"),
                        List.of("/conversations?cursor=", "cursor"),
                        List.of("/conversations?cursor=x", "cursor"),
                        List.of("/conversations?cursor=YQ", "cursor"),
                        List.of("/conversations?unread=yes", "unread"),
                        List.of("/conversations?q=", "q"),
                        List.of("/conversations?q=" + "x".repeat(201), "q"),
                        List.of("/conversations?q=%00", "q"),
                        List.of("/conversations?q=%ff", "q"),
                        List.of("/conversations?page=2", "page"),
                        List.of("/conversations?Q=x", "Q"),
                        List.of("/conversations/" + conversation + "?q=x", "q"),
                        List.of(entries + "?after=-1", "after"),
                        List.of(entries + "?after=1&before=9", "before"),
                        List.of(entries + "?before=0", "before"),
                        List.of(entries + "?cursor=x", "cursor"),
                        List.of("/tags?q=" + "x".repeat(201), "q"),
                        List.of("/me?x", "x"))
                .map(line -> DynamicTest.dynamicTest(
                        line.get(0).substring(0, Math.min(60, line.get(0).length())), () -> {
                            var reply = world.send(
                                    world.api(line.get(0).replace("%=", "%25=").replaceAll("%$", "%25%ff"), MAIJA)
                                            .GET());
                            assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
                            assertThat(reply.fields()).containsExactly(line.get(1));
                        }));
    }

    @Test
    void parameters_of_members_are_unknown_to_merchants() {
        var reply = world.get("/conversations?tag=a&unread=true&q=x&limit=0", AINO);
        assertThat(reply.fields()).containsExactlyInAnyOrder("tag", "unread", "q", "limit");
    }

    @Test
    void body_query_and_header_are_told_together() {
        var reply =
                world.call("POST", "/tags?dry=1", MAIJA, "{\"name\":1,\"colour\":2}", "Idempotency-Key", "with space");
        assertThat(reply.fields()).containsExactlyInAnyOrder("name", "colour", "dry", "Idempotency-Key");
    }

    @Test
    void text_is_kept_as_written_M5() {
        var written = "  <b>Hei</b>\\r\\n\\u200Büñîcödé \\uD83D\\uDE00 \\u202E\\u0007 ";
        var reply = world.post("/conversations/" + conversation + "/messages", MAIJA, "{\"text\":\"" + written + "\"}");
        assertThat(reply.at("/text")).isEqualTo("  <b>Hei</b>\n\u200Büñîcödé \uD83D\uDE00 \u202E\u0007 ");
    }
}
