package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.EERO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static dev.viesti.http.web.WebWorld.WILLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Slice;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services, partners and requests, as merchants' browsers ask for them, and what members see of it. */
class MarketplacePagesTest {
    private static final String OPERATOR = "operator:host";
    private static final String CONTACT = "/services/studio/themes/contact";

    private final WebWorld world = new WebWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void service(String id, String title, String status) {
        world.api("PUT", "/partners/studio/services/" + id, OPERATOR, """
                {"title":"%s","category":"pictures","description":"<script>alert(1)</script>",\
                "priceFrom":{"amount":"1200","currency":"EUR"},"status":"%s"}""".formatted(title, status));
    }

    private String part(String who, String path, String target) {
        return world.send(world.as(who, path).header("HX-Request", "true").header("HX-Target", target))
                .body();
    }

    private int conversations(String merchant) {
        return world.viesti
                .messaging()
                .conversations(world.viesti.identities().merchant(merchant).orElseThrow(), Slice.first(100))
                .items()
                .size();
    }

    private static String to(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @Test
    void services_of_receiving_partners_are_browsed_C2() {
        service("film", "A short film", "active");
        service("old", "An old thing", "retired");
        world.api("PUT", "/partners/studio/services/themes", OPERATOR, """
                {"title":"Themes","category":"design","description":"Themes for shops","status":"active"}""");
        world.profile("works", "draft");

        var page = world.get(AINO, "/services").body();

        assertThat(page)
                .contains("2 services", "A short film", "from €1,200.00", "&lt;script&gt;", "price on request")
                .contains("href=\"/services/studio/film/contact\"", "href=\"/partners/studio\"")
                .contains("<option value=\"pictures\"")
                .doesNotContain("An old thing", "Works Oy", "<script>alert");
        assertThat(world.get(MAIJA, "/services").statusCode()).isEqualTo(403);
    }

    @Test
    void a_search_narrows_them_and_its_address_can_be_kept() {
        service("film", "A short film", "active");

        assertThat(world.get(AINO, "/services?q=FILM").body())
                .contains("1 service<")
                .doesNotContain(">Themes<");
        assertThat(world.get(AINO, "/services?category=design").body()).doesNotContain("A short film");
        var typed = world.send(world.as(AINO, "/services?q=film&category=")
                .header("HX-Request", "true")
                .header("HX-Target", "services"));
        assertThat(typed.body())
                .startsWith("<div id=\"services\"")
                .contains("<p id=\"count\" hx-swap-oob=\"innerHTML\">1 service</p>");
        assertThat(typed.headers().firstValue("HX-Replace-Url")).contains("/services?q=film");
    }

    @Test
    void nothing_found_names_the_search_and_offers_to_clear_it() {
        assertThat(world.get(AINO, "/services?q=%3Cb%3Ezzz&category=design").body())
                .contains("“&lt;b&gt;zzz” in the category “design”", "href=\"/services\"", "0 services");
    }

    @Test
    void more_services_come_page_by_page() {
        for (var i = 0; i < 30; i++) {
            service("s" + (100 + i), "Service " + (100 + i), "active");
        }
        var first = world.get(AINO, "/services?category=pictures").body();
        assertThat(first).contains("More than 24 services", "Service 123").doesNotContain("Service 124");
        var next = first.replaceAll("(?s).*id=\"more\".*?href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");

        assertThat(world.get(AINO, next).body())
                .contains("Service 124", "Service 129")
                .doesNotContain("Service 123");
        assertThat(part(AINO, next, "more"))
                .startsWith("<li class=\"service")
                .contains("Service 129")
                .doesNotContain("<html", "id=\"more\"");
        assertThat(world.get(AINO, "/services?cursor=broken").statusCode()).isEqualTo(422);
    }

    @Test
    void a_partner_has_a_page_unless_it_does_not_receive() {
        assertThat(world.get(AINO, "/partners/studio").body())
                .contains("Studio Oy", "We build shops", "Serves in Finnish", "href=\"" + CONTACT + "\"");
        assertThat(world.get(MAIJA, "/partners/studio").body())
                .contains("Studio Oy")
                .doesNotContain(CONTACT);
        assertThat(world.get(WILLE, "/partners/studio").statusCode())
                .as("of another organisation")
                .isEqualTo(404);
        world.profile("studio", "draft");

        assertThat(world.get(AINO, "/partners/studio").statusCode()).isEqualTo(404);
        assertThat(world.get(MAIJA, "/partners/studio").statusCode()).isEqualTo(200);
    }

    @Test
    void a_contact_request_begins_a_conversation_and_sent_twice_it_is_there_once_C3_C7() {
        var form = world.get(AINO, CONTACT).body();
        assertThat(form)
                .contains("Contact Studio Oy", "value=\"shop:kauppa\"", "value=\"none\"", "name=\"key\"")
                .doesNotContain(" checked", "shop:puoti");
        var fields = new String[] {
            "key", "k", "shop", "shop:kauppa", "outline", "A new theme", "requirements", "Green.\r\nPlease."
        };

        var sent = world.post(AINO, CONTACT, fields);

        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(to(world.post(AINO, CONTACT, fields))).isEqualTo(to(sent)).startsWith("/conversations/");
        var page = world.get(AINO, to(sent)).body();
        assertThat(page)
                .contains("A new theme", "Green.\nPlease.", "id=\"entry-1\"")
                .doesNotContain("id=\"entry-2\"");
    }

    @Test
    void each_missing_part_is_named_at_its_field_and_nothing_is_lost_C3() {
        var refused = world.post(AINO, CONTACT, "key", "k", "outline", " ", "requirements", "<i>Green");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("id=\"error-outline\"", "id=\"error-shop\"", "role=\"alert\"", "&lt;i&gt;Green")
                .contains("name=\"key\" value=\"k\"")
                .doesNotContain("id=\"error-requirements\"");
        assertThat(conversations("aino")).isZero();
    }

    @Test
    void no_shop_yet_is_a_choice_and_the_only_one_without_shops_P3() {
        world.api("PUT", "/merchants/uma", OPERATOR, """
                {"name":"Uma","email":"uma@shop.example","language":"en"}""");
        assertThat(world.get("merchant:uma", CONTACT).body()).contains("value=\"none\" checked");
        assertThat(world.post(AINO, CONTACT, "shop", "none", "outline", "A shop", "requirements", "All of it")
                        .statusCode())
                .isEqualTo(303);
        assertThat(world.post(AINO, CONTACT, "shop", "shop:puoti", "outline", "A shop", "requirements", "All of it")
                        .statusCode())
                .as("a shop of somebody else's")
                .isEqualTo(404);
        assertThat(conversations("aino")).isEqualTo(1);
    }

    @Test
    void a_partner_that_stopped_receiving_meanwhile_is_told_with_all_that_was_entered_P2() {
        world.profile("studio", "draft");

        var refused = world.post(AINO, CONTACT, "shop", "none", "outline", "A theme", "requirements", "Green");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("doesn't receive", "A theme", "Green");
        assertThat(world.get(AINO, CONTACT).statusCode()).isEqualTo(404);
    }

    @Test
    void a_service_that_is_retired_meanwhile_is_told() {
        service("film", "A short film", "active");
        service("film", "A short film", "retired");
        var path = "/services/studio/film/contact";

        assertThat(world.get(AINO, path).statusCode()).isEqualTo(409);
        var refused = world.post(AINO, path, "shop", "none", "outline", "A film", "requirements", "Short");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("isn't offered any more", "A film");
    }

    @Test
    void a_blocked_merchant_reaches_nobody_B2() {
        world.contacted(AINO, "kauppa");
        world.api("POST", "/merchants/aino/block", MAIJA, "{\"confirm\":true}");

        var refused = world.post(AINO, CONTACT, "shop", "none", "outline", "Again", "requirements", "Please");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("blocked", "Again");
    }

    @ParameterizedTest
    @CsvSource({"/services/studio/themes/contact", "/match"})
    void only_merchants_start_conversations_C1(String path) {
        assertThat(world.get(MAIJA, path).statusCode()).isEqualTo(403);
        var refused =
                world.post(MAIJA, path, "shop", "none", "outline", "Hello", "requirements", "You", "category", "x");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Vain kauppias");
    }

    @Test
    void a_form_of_another_site_contacts_nobody() {
        var forged = world.send(
                world.form(world.as(AINO, CONTACT), "", "shop", "none", "outline", "Hello", "requirements", "You"));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(conversations("aino")).isZero();
    }

    @Test
    void a_task_goes_to_those_that_fit_and_says_why_C4() {
        var sent = world.post(
                AINO,
                "/match",
                "key",
                "k",
                "category",
                "design",
                "outline",
                "A theme",
                "requirements",
                "Green",
                "shop",
                "shop:kauppa",
                "budget.amount",
                "500.00",
                "budget.currency",
                "EUR",
                "language",
                "fi");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);

        var page = world.get(AINO, to(sent)).body();

        assertThat(page)
                .contains("It went to 2 partners", "Studio Oy", "Works Oy")
                .contains("offers a service in the category", "in the language that you asked for")
                .contains("within your budget", "was sent no other task");
        assertThat(conversations("aino")).isEqualTo(2);
        assertThat(world.get(EERO, to(sent)).statusCode()).isEqualTo(404);
    }

    @Test
    void a_task_that_fits_nobody_is_shown_again_with_what_to_try() {
        var refused = world.post(
                AINO, "/match", "category", "Fishing", "outline", "A boat", "requirements", "Red", "shop", "none");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Choose another category", "Nothing was sent", "value=\"Fishing\"", "value=\"A boat\"")
                .contains("<option value=\"design\"></option>");
        assertThat(conversations("aino")).isZero();
    }

    @Test
    void what_is_wrong_with_a_task_is_named_at_its_fields() {
        var refused = world.post(
                AINO,
                "/match",
                "category",
                "",
                "outline",
                "",
                "requirements",
                "",
                "budget.amount",
                "much",
                "budget.currency",
                "EUR");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("error-category", "error-outline", "error-shop", "error-requirements", "error-budget.amount")
                .contains("Check the 5 marked fields", "value=\"much\"");
    }

    @Test
    void amounts_are_read_as_people_write_them() {
        assertThat(new Reader(new dev.viesti.domain.Language("fi"), java.time.ZoneOffset.UTC, java.time.Instant.EPOCH)
                        .amount("1\u00a0200,50"))
                .isEqualTo("1200.50");
        assertThat(new Reader(new dev.viesti.domain.Language("en"), java.time.ZoneOffset.UTC, java.time.Instant.EPOCH)
                        .amount("1,200"))
                .isEqualTo("1,200");
    }

    @Test
    void members_see_whether_merchants_reach_them_and_what_is_missing_P1() {
        assertThat(world.get(MAIJA, "/receiving").body())
                .contains("Kyllä.", "Themes")
                .doesNotContain("Puuttuu");
        world.profile("studio", "draft");
        world.api("PUT", "/partners/studio/services/themes", OPERATOR, """
                {"title":"Themes","category":"design","description":"Themes for shops","status":"retired"}""");

        var page = world.get(MAIJA, "/receiving").body();

        assertThat(page).contains("Eivät juuri nyt.", "Profiili on luonnos", "Yksikään palvelu ei ole tarjolla");
        assertThat(page.split("Puuttuu", -1)).hasSize(3);
        assertThat(world.get(AINO, "/receiving").statusCode()).isEqualTo(403);
    }
}
