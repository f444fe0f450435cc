package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.EERO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static dev.viesti.http.web.WebWorld.OTTO;
import static dev.viesti.http.web.WebWorld.WILLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Actor;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Slice;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.Milestone;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.Work;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Proposals, jobs and invoices on the page (W1–W8, B3). */
class WorkPagesTest {
    private final WebWorld world = new WebWorld();
    private final String conversation = world.contacted(AINO, "kauppa");

    @AfterEach
    void stop() {
        world.close();
    }

    private Actor.Member maija() {
        return world.viesti.identities().member("maija").orElseThrow();
    }

    private Work work() {
        return work(conversation);
    }

    private Work work(String id) {
        return world.viesti.messaging().work(maija(), new ConversationId(id));
    }

    private Proposal proposal() {
        return work().proposals().get(work().proposals().size() - 1);
    }

    private Job job() {
        return work().jobs().get(0);
    }

    private Invoice invoice() {
        return work().invoices().get(0);
    }

    private String page(String who) {
        return spaced(world.get(who, "/conversations/" + conversation).body());
    }

    /** With plain spaces for those that keep a sum on one line. */
    private static String spaced(String body) {
        return body.replace('\u00a0', ' ');
    }

    private String form() {
        return "/conversations/" + conversation + "/proposals/new";
    }

    private HttpResponse<String> propose(String... fields) {
        return world.post(MAIJA, form(), fields);
    }

    /** A sent proposal; its id. */
    private String proposed() {
        return done(
                propose("title", "Theme", "scope", "All pages", "currency", "EUR", "price.amount", "900"),
                () -> proposal().id().value());
    }

    private static String done(HttpResponse<String> response, Supplier<String> made) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
        return made.get();
    }

    /** A job in progress; its id. */
    private String started() {
        var proposal = proposed();
        return done(
                world.post(AINO, "/proposals/" + proposal + "/accept"),
                () -> job().id().value());
    }

    /** An open invoice; its id. */
    private String issued() {
        return done(issue(started(), "k", "100"), () -> invoice().id().value());
    }

    private HttpResponse<String> issue(String job, String key, String amount) {
        return world.post(
                MAIJA,
                "/jobs/" + job + "/invoices/new",
                "key",
                key,
                "currency",
                "EUR",
                "rows",
                "1",
                "lines[0].description",
                "Design",
                "lines[0].amount",
                amount);
    }

    /** A conversation in which matching opened a job; the conversation's id. */
    private String matched() {
        var answer = world.api("POST", "/matching-requests", EERO, """
                {"category":"design","outline":"A shop","requirements":"Fast","shopId":"puoti"}""");
        return Stream.of(answer.split("\"id\":\""))
                .map(part -> part.substring(0, Math.max(0, part.indexOf('"'))))
                .filter(id -> !id.isEmpty())
                .filter(id -> world.viesti.messaging().inbox(maija(), everything(), first()).items().stream()
                        .anyMatch(row -> row.id().value().equals(id)))
                .findFirst()
                .orElseThrow();
    }

    private static InboxFilter everything() {
        return new InboxFilter(Set.of(), false, Optional.empty());
    }

    private static Slice first() {
        return Slice.first(50);
    }

    private void block() {
        world.viesti.blocking().block(maija(), new MerchantId("aino"), true);
    }

    @Test
    void a_proposal_is_sent_with_everything_that_was_entered() {
        var response = propose(
                "title", "Teeman uudistus",
                "scope", "Etusivu\r\nja kassa",
                "service", "themes",
                "price.amount", "1 200,50",
                "currency", "eur",
                "rows", "3",
                "milestones[0].title", "Luonnos",
                "milestones[0].price.amount", "400.50",
                "milestones[0].days", "5",
                "milestones[2].title", "Julkaisu",
                "estimatedDays", "14",
                "terms", "30 päivää netto");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue("/conversations/" + conversation + "#end");
        var proposal = proposal();
        assertThat(proposal.scope()).isEqualTo("Etusivu\nja kassa");
        assertThat(proposal.price()).hasValue(Money.of("1200.50", "EUR"));
        assertThat(proposal.service().orElseThrow().value()).isEqualTo("themes");
        assertThat(proposal.milestones())
                .containsExactly(
                        Milestone.of("Luonnos", Optional.of(Money.of("400.5", "EUR")), Optional.of(5)),
                        Milestone.of("Julkaisu", Optional.empty(), Optional.empty()));
        assertThat(proposal.estimatedDays()).hasValue(14);
        assertThat(proposal.terms()).hasValue("30 päivää netto");
        assertThat(page(MAIJA)).contains("Teeman uudistus", "1 200,50 €", "lähetetty", "5 päivää", "Peru ehdotus");
        assertThat(page(AINO)).contains("€1,200.50", "sent", "5 days", "Accept", "Decline");
    }

    @Test
    void every_wrong_field_is_named_where_it_is_and_keeps_what_was_entered() {
        var response = propose(
                "key", "mine",
                "title", "Theme",
                "price.amount", "12,345",
                "currency", "EUR",
                "rows", "2",
                "milestones[1].price.amount", "<b>",
                "milestones[1].days", "x",
                "estimatedDays", "99999");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains(
                        "error-scope",
                        "error-price.amount",
                        "error-milestones[1].title",
                        "error-milestones[1].price.amount",
                        "error-milestones[1].days",
                        "error-estimatedDays",
                        "value=\"12,345\"",
                        "value=\"&lt;b>\"",
                        "value=\"mine\"",
                        "role=\"alert\"")
                .doesNotContain("error-title", "error-milestones[0]");
        assertThat(work().proposals()).isEmpty();
    }

    @Test
    void a_currency_that_nobody_knows_is_told_once() {
        var response = propose("title", "T", "scope", "S", "price.amount", "1", "currency", "euro");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains("error-currency", "<option value=\"euro\" selected>")
                .doesNotContain("error-price.amount");
    }

    @Test
    void a_currency_is_chosen_from_those_in_use_beginning_with_the_one_used_last() {
        assertThat(chosen(form())).containsExactly("EUR");
        var body = world.get(MAIJA, form()).body();
        assertThat(body)
                .containsSubsequence(
                        "<select", "value=\"EUR\"", "value=\"SEK\"", "value=\"AED\"", "CHF Sveitsin frangi")
                .doesNotContain("value=\"FIM\"");
        OPTION.matcher(body.substring(body.indexOf("name=\"currency\"")))
                .results()
                .map(option -> option.group(1))
                .filter(code -> !code.isEmpty())
                .forEach(code ->
                        assertThat(Money.currency(code).getCurrencyCode()).isEqualTo(code));

        propose("title", "Theme", "scope", "All pages", "currency", "CHF", "price.amount", "900");
        assertThat(chosen(form())).containsExactly("CHF");
        world.post(AINO, "/proposals/" + proposal().id().value() + "/accept");
        var invoice = "/jobs/" + job().id().value() + "/invoices/new";
        assertThat(chosen(invoice)).containsExactly("CHF");
        world.post(
                MAIJA,
                invoice,
                "currency",
                "NOK",
                "rows",
                "1",
                "lines[0].description",
                "Design",
                "lines[0].amount",
                "1");
        assertThat(chosen(form())).containsExactly("NOK");
    }

    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\"( selected)?>");

    /** What is chosen as the currency in a form that isn't filled in. */
    private List<String> chosen(String form) {
        var body = world.get(MAIJA, form).body();
        return OPTION.matcher(body.substring(body.indexOf("name=\"currency\"")))
                .results()
                .filter(option -> option.group(2) != null)
                .map(option -> option.group(1))
                .toList();
    }

    @Test
    void a_partner_begins_with_the_currency_of_its_prices() {
        world.api("PUT", "/partners/studio/services/themes", "operator:host", """
                {"title":"Themes","category":"design","description":"Themes","status":"active",\
                "priceFrom":{"amount":"900","currency":"DKK"}}""");
        assertThat(chosen(form())).containsExactly("DKK");
    }

    @Test
    void milestones_come_and_go_without_a_script_and_nothing_is_sent() {
        var two = propose("add", "row", "rows", "1", "title", "T", "milestones[0].title", "First")
                .body();
        assertThat(two).contains("name=\"milestones[1].title\"", "value=\"First\"", "value=\"T\"");

        var one = propose(
                        "remove", "0",
                        "rows", "2",
                        "milestones[0].title", "First",
                        "milestones[1].title", "Second")
                .body();
        assertThat(one)
                .contains("name=\"milestones[0].title\" value=\"Second\"")
                .doesNotContain("milestones[1].title", "First");

        assertThat(propose("add", "row", "rows", "5").body())
                .contains("milestones[4].title")
                .doesNotContain("milestones[5].title", "name=\"add\"");
        assertThat(work().proposals()).isEmpty();
    }

    @Test
    void a_form_that_is_sent_twice_proposes_and_claims_once() {
        assertThat(propose("key", "a", "title", "T", "scope", "S", "currency", "EUR")
                        .statusCode())
                .isEqualTo(303);
        assertThat(propose("key", "a", "title", "T", "scope", "S", "currency", "EUR")
                        .statusCode())
                .isEqualTo(303);
        assertThat(work().proposals()).hasSize(1);

        var other = propose("key", "a", "title", "Another", "scope", "S", "currency", "EUR");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("Tämä lomake on jo lähetetty", "value=\"Another\"");

        var job = started();
        issue(job, "b", "10");
        issue(job, "b", "10");
        assertThat(work().invoices()).hasSize(1);

        var path = "/conversations/" + conversation + "/decline";
        world.post(MAIJA, path, "key", "c", "text", "Ei nyt");
        var last = page(MAIJA).split("Ei nyt", -1).length;
        world.post(MAIJA, path, "key", "c", "text", "Ei nyt");
        assertThat(page(MAIJA).split("Ei nyt", -1)).hasSize(last);
    }

    @Test
    void the_open_job_is_chosen_already_and_may_be_left_out() {
        var matched = matched();
        var path = "/conversations/" + matched + "/proposals/new";
        var job = work(matched).jobs().get(0).id().value();
        assertThat(world.get(MAIJA, path).body()).contains("<option value=\"" + job + "\" selected>");
        assertThat(world.post(MAIJA, path, "add", "row", "job", "").body()).contains("<option value=\"" + job + "\">");

        world.post(MAIJA, path, "title", "T", "scope", "S", "currency", "EUR", "job", job);

        assertThat(work(matched).proposals().get(0).job().orElseThrow().value()).isEqualTo(job);
        assertThat(world.get(MAIJA, "/conversations/" + conversation + "/proposals/new")
                        .body())
                .doesNotContain("name=\"job\"");
    }

    @Test
    void a_merchant_accepts_and_the_work_starts() {
        var rival = proposed();
        var proposal = proposed();
        var question = world.get(AINO, "/proposals/" + proposal + "/accept");
        assertThat(question.statusCode()).isEqualTo(200);
        assertThat(question.body()).contains("Accepting starts the work", "Theme", "€900.00");

        var response = world.post(AINO, "/proposals/" + proposal + "/accept");

        assertThat(response.headers().firstValue("Location"))
                .hasValue("/conversations/" + conversation + "#proposal-" + proposal);
        assertThat(proposal().status()).isEqualTo(ProposalStatus.ACCEPTED);
        assertThat(job().status()).isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(page(MAIJA)).contains("hyväksytty", "käynnissä", "Merkitse valmiiksi", "Luo lasku");
        assertThat(page(AINO))
                .contains("/proposals/" + rival + "/accept")
                .doesNotContain("/proposals/" + proposal + "/accept");
    }

    @Test
    void accepting_tells_how_many_others_it_closes() {
        var matched = matched();
        var path = "/conversations/" + matched + "/proposals/new";
        var job = work(matched).jobs().get(0).id().value();
        for (var title : new String[] {"A", "B", "C"}) {
            world.post(MAIJA, path, "title", title, "scope", "S", "currency", "EUR", "job", job);
        }
        var proposal = work(matched).proposals().get(0).id().value();

        assertThat(world.get(EERO, "/proposals/" + proposal + "/accept").body())
                .contains("The 2 other proposals for the same job are closed.");
        assertThat(world.get(MAIJA, "/jobs/" + job + "/decline").body())
                .contains("Siitä lähetetyt 3 ehdotusta suljetaan.");

        world.post(EERO, "/proposals/" + proposal + "/accept");
        assertThat(world.get(EERO, "/conversations/" + matched).body()).contains("closed");
    }

    @Test
    void a_merchant_declines_with_a_reason_of_at_most_a_thousand_characters() {
        var path = "/proposals/" + proposed() + "/decline";

        var tooLong = world.post(AINO, path, "reason", "x".repeat(1_001));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("error-reason");

        world.post(AINO, path, "reason", "Too dear, <sorry>");
        assertThat(proposal().reason()).hasValue("Too dear, <sorry>");
        assertThat(page(MAIJA)).contains("hylätty", "Too dear, &lt;sorry&gt;");
    }

    @Test
    void a_member_withdraws() {
        var path = "/proposals/" + proposed() + "/withdraw";
        assertThat(world.get(MAIJA, path).body()).contains("Perutaanko ehdotus?", "Älä peru");

        assertThat(world.post(MAIJA, path).statusCode()).isEqualTo(303);

        assertThat(proposal().status()).isEqualTo(ProposalStatus.WITHDRAWN);
        assertThat(page(MAIJA)).contains("peruttu").doesNotContain(path);
        assertThat(page(AINO)).contains("withdrawn").doesNotContain("/accept", "/decline");
    }

    @Test
    void declining_a_request_replies_and_declines_the_open_job() {
        var matched = matched();
        var path = "/conversations/" + matched + "/decline";
        assertThat(world.get(MAIJA, path).body()).contains("Hylkää myös avoimen työn.");
        assertThat(world.post(MAIJA, path, "text", " ").statusCode()).isEqualTo(422);
        assertThat(work(matched).openJobs()).hasSize(1);

        assertThat(world.post(MAIJA, path, "text", "Emme ehdi").statusCode()).isEqualTo(303);

        assertThat(work(matched).jobs().get(0).status()).isEqualTo(JobStatus.DECLINED);
        assertThat(world.get(EERO, "/conversations/" + matched).body()).contains("Emme ehdi", "declined");
        assertThat(world.get(OTTO, path).body()).contains("There is no open job to decline.");
    }

    @Test
    void a_member_declines_an_open_job_and_completes_one_in_progress() {
        var matched = matched();
        var open = work(matched).jobs().get(0).id().value();
        assertThat(world.get(MAIJA, "/jobs/" + open + "/decline").body()).contains("Hylätäänkö työ?");
        world.post(MAIJA, "/jobs/" + open + "/decline");
        assertThat(work(matched).jobs().get(0).status()).isEqualTo(JobStatus.DECLINED);

        var started = started();
        assertThat(world.get(MAIJA, "/jobs/" + started + "/complete").body()).contains("Merkitäänkö työ valmiiksi?");
        world.post(MAIJA, "/jobs/" + started + "/complete");
        assertThat(job().status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(page(MAIJA)).contains("valmis", "Luo lasku").doesNotContain("Merkitse valmiiksi");
    }

    @Test
    void an_invoice_is_issued_paid_and_never_paid_again() {
        var job = started();
        var response = world.post(
                MAIJA,
                "/jobs/" + job + "/invoices/new",
                "currency",
                "EUR",
                "rows",
                "3",
                "lines[0].description",
                "Suunnittelu",
                "lines[0].amount",
                "1 200,50",
                "lines[2].description",
                "Toteutus",
                "lines[2].amount",
                "99.5");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(invoice().total()).isEqualTo(Money.of("1300", "EUR"));
        assertThat(invoice().lines()).hasSize(2);
        var pay = "/invoices/" + invoice().id().value() + "/pay";
        assertThat(page(MAIJA))
                .contains("Suunnittelu", "1 300,00 €", "avoin", "Sulje lasku")
                .doesNotContain(pay);
        assertThat(page(AINO)).contains("€1,300.00", "open", pay);
        assertThat(world.get(AINO, pay).body()).contains("viesti records payments, it moves no money");

        assertThat(world.post(AINO, pay).statusCode()).isEqualTo(303);

        assertThat(invoice().status()).isEqualTo(InvoiceStatus.PAID);
        assertThat(page(AINO)).contains("paid").doesNotContain(pay);
        var again = world.post(AINO, pay);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("It is now: paid.");
    }

    @Test
    void an_invoice_without_a_line_names_the_first_one() {
        var path = "/jobs/" + started() + "/invoices/new";

        var response = world.post(MAIJA, path, "currency", "EUR", "rows", "2", "lines[0].amount", "\u00a0");

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("error-lines[0].description", "error-lines[0].amount");
        assertThat(world.post(
                                MAIJA,
                                path,
                                "currency",
                                "EUR",
                                "rows",
                                "1",
                                "lines[0].description",
                                "x",
                                "lines[0].amount",
                                "0")
                        .body())
                .contains("error-lines[0].amount");
        assertThat(work().invoices()).isEmpty();
    }

    @Test
    void a_script_learns_the_total_while_the_invoice_is_written() {
        var path = "/jobs/" + started() + "/invoices/new";
        var request = world.as(MAIJA, path)
                .header("HX-Request", "true")
                .header("HX-Target", "total")
                .header("X-Form-Token", world.formToken(MAIJA));

        var total = world.send(world.form(
                request,
                "",
                "currency",
                "SEK",
                "rows",
                "3",
                "lines[0].amount",
                "1 000,5",
                "lines[1].amount",
                "x",
                "lines[2].amount",
                "2"));

        assertThat(spaced(total.body()).strip()).startsWith("1 002,50");
        assertThat(work().invoices()).isEmpty();
    }

    @Test
    void a_partner_closes_an_open_invoice() {
        var path = "/invoices/" + issued() + "/close";
        assertThat(world.get(MAIJA, path).body()).contains("Suljetaanko lasku?");

        assertThat(world.post(MAIJA, path).statusCode()).isEqualTo(303);

        assertThat(invoice().status()).isEqualTo(InvoiceStatus.CLOSED);
        assertThat(page(AINO)).doesNotContain("/pay");
    }

    @Test
    void who_came_too_late_learns_the_state_and_the_page_follows() {
        var proposal = proposed();
        world.post(AINO, "/proposals/" + proposal + "/accept");

        for (var asked : new HttpResponse<?>[] {
            world.get(MAIJA, "/proposals/" + proposal + "/withdraw"),
            world.postByScript(MAIJA, "/proposals/" + proposal + "/withdraw")
        }) {
            assertThat(asked.statusCode()).isEqualTo(409);
            assertThat(asked.body().toString()).contains("Ehdotukseen on jo vastattu", "Se on nyt: hyväksytty.");
            assertThat(asked.headers().firstValue("HX-Trigger")).hasValue("stale");
        }
        assertThat(world.post(AINO, "/proposals/" + proposal + "/decline").body())
                .contains("The proposal has been answered", "It is now: accepted.");
        var job = job().id().value();
        assertThat(world.post(MAIJA, "/jobs/" + job + "/decline").body()).contains("Se on nyt: käynnissä.");
        world.post(MAIJA, "/jobs/" + job + "/complete");
        assertThat(world.post(OTTO, "/jobs/" + job + "/complete").body()).contains("It is now: completed.");
    }

    @Test
    void a_proposal_for_a_job_that_is_gone_keeps_its_form() {
        var matched = matched();
        var job = work(matched).jobs().get(0).id().value();
        world.post(MAIJA, "/jobs/" + job + "/decline");

        var response = world.post(
                OTTO,
                "/conversations/" + matched + "/proposals/new",
                "title",
                "Kept",
                "scope",
                "S",
                "currency",
                "EUR",
                "job",
                job);

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body())
                .contains("It is now: declined.", "value=\"Kept\"")
                .doesNotContain("name=\"job\"");
        assertThat(world.get(OTTO, "/jobs/" + job + "/invoices/new").statusCode())
                .isEqualTo(409);
    }

    @Test
    void cards_on_the_page_follow_when_their_state_has_changed() {
        var proposal = proposed();
        var news = "/conversations/" + conversation + "/news?after=2&card=proposal-" + proposal + ":";
        assertThat(world.get(AINO, news + "SENT").body()).doesNotContain("<article");

        world.post(AINO, "/proposals/" + proposal + "/accept");

        var moved = world.get(MAIJA, news + "SENT").body();
        assertThat(moved).contains("id=\"proposal-" + proposal + "\"", "hx-swap-oob=\"true\"", "hyväksytty");
        assertThat(Pattern.compile("<article").matcher(moved).results()).hasSize(1);
        assertThat(world.get(MAIJA, news + "ACCEPTED").body()).doesNotContain("<article");
        assertThat(world.get(MAIJA, "/conversations/" + conversation + "/news?after=2")
                        .body())
                .doesNotContain("<article");
    }

    @Test
    void a_card_may_be_seen_by_itself() {
        var proposal = proposed();
        var alone = world.get(AINO, "/proposals/" + proposal);
        assertThat(alone.body()).contains("<h1>Proposal</h1>", "Theme", "/proposals/" + proposal + "/accept");
        assertThat(alone.body()).doesNotContain("hx-get=\"/proposals");
        assertThat(world.get(WILLE, "/proposals/" + proposal).statusCode()).isEqualTo(404);
        var invoice = issued();
        assertThat(world.get(MAIJA, "/invoices/" + invoice).body()).contains("<h1>Lasku</h1>", "Design");
        assertThat(world.get(EERO, "/invoices/" + invoice).statusCode()).isEqualTo(404);
    }

    @TestFactory
    Stream<DynamicTest> only_those_act_whose_step_it_is() {
        var proposal = proposed();
        var job = started();
        issue(job, "k", "100");
        var invoice = invoice().id().value();
        var byMembers = Stream.of(
                "/conversations/" + conversation + "/proposals/new",
                "/conversations/" + conversation + "/decline",
                "/proposals/" + proposal + "/withdraw",
                "/jobs/" + job + "/decline",
                "/jobs/" + job + "/complete",
                "/jobs/" + job + "/invoices/new",
                "/invoices/" + invoice + "/close");
        var byMerchants = Stream.of(
                "/proposals/" + proposal + "/accept",
                "/proposals/" + proposal + "/decline",
                "/invoices/" + invoice + "/pay");
        return Stream.concat(
                byMembers.map(path -> DynamicTest.dynamicTest(path, () -> isClosedTo(path, AINO, WILLE, MAIJA))),
                byMerchants.map(path -> DynamicTest.dynamicTest(path, () -> isClosedTo(path, MAIJA, EERO, AINO))));
    }

    private void isClosedTo(String path, String otherSide, String stranger, String own) {
        var before = work();
        assertThat(world.get(otherSide, path).statusCode()).isEqualTo(403);
        assertThat(world.post(otherSide, path).statusCode()).isEqualTo(403);
        assertThat(world.get(stranger, path).statusCode()).isEqualTo(404);
        assertThat(world.post(stranger, path, "text", "x", "title", "x", "scope", "x", "currency", "EUR")
                        .statusCode())
                .isEqualTo(404);
        var untold = world.send(world.form(world.as(own, path), "", "text", "x", "title", "x", "scope", "x"));
        assertThat(untold.statusCode()).isEqualTo(403);
        assertThat(world.send(world.form(HttpRequest.newBuilder(world.uri(path)), ""))
                        .headers()
                        .firstValue("Location"))
                .hasValue(SignInPages.path(path));
        assertThat(work()).isEqualTo(before);
    }

    @Test
    void after_a_block_nothing_is_offered_and_nothing_done() {
        var proposal = proposed();
        var job = started();
        issue(job, "k", "100");
        var invoice = invoice().id().value();
        block();

        for (var who : new String[] {MAIJA, AINO}) {
            assertThat(page(who))
                    .contains(who.equals(MAIJA) ? "suljettu" : "closed")
                    .doesNotContain("/accept", "/decline", "/withdraw", "/complete", "/new\"", "/pay", "/close\"");
        }
        assertThat(world.get(MAIJA, form()).statusCode()).isEqualTo(403);
        assertThat(world.get(MAIJA, "/conversations/" + conversation + "/decline")
                        .statusCode())
                .isEqualTo(403);
        assertThat(world.get(OTTO, "/jobs/" + job + "/invoices/new").body()).contains("This merchant is blocked.");
        assertThat(world.post(AINO, "/proposals/" + proposal + "/accept").statusCode())
                .isEqualTo(403);
        assertThat(world.post(AINO, "/invoices/" + invoice + "/pay").body()).contains("The partner has blocked you.");
        var refused = propose("title", "Kept", "scope", "S", "currency", "EUR");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Tämä kauppias on estetty.", "value=\"Kept\"");
    }

    @Test
    void a_form_in_a_dialog_is_a_fragment_and_ends_with_a_word_to_the_script() {
        var request = world.as(MAIJA, form()).header("HX-Request", "true").header("HX-Target", "dialog");
        assertThat(world.send(request.GET()).body())
                .contains(">Luo ehdotus</h2>", "hx-post")
                .doesNotContain("<html");
        assertThat(world.get(MAIJA, form()).body())
                .contains("<h1>Luo ehdotus</h1>", "<html")
                .doesNotContain("hx-post=\"" + form());

        var done = world.postByScript(MAIJA, form(), "title", "T", "scope", "S", "currency", "EUR");

        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(done.headers().firstValue("HX-Trigger")).hasValue("done");
    }

    @Test
    void every_state_of_the_domain_has_a_word() {
        assertThat(Stream.of(
                                Stream.of(ProposalStatus.values()).map(ProposalStatus::word),
                                Stream.of(JobStatus.values()).map(JobStatus::word),
                                Stream.of(InvoiceStatus.values()).map(InvoiceStatus::word))
                        .flatMap(words -> words)
                        .map(WorkState::of))
                .doesNotContainNull();
    }
}
