package dev.viesti.bootstrap.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server is for, from the first provisioning to the block, over HTTP alone. */
abstract class WholeStory {
    private World world;

    abstract RunningServer server();

    abstract Mailbox mailbox();

    @BeforeEach
    void newWorld() {
        world = new World(server());
    }

    @Test
    void a_merchant_browses_finds_a_service_and_contacts_the_partner() {
        var services = world.aino().get("/services?category=" + world.category).expect(200);
        assertThat(services.items("partnerName")).containsExactly("Studio Siili");
        assertThat(services.string("items[0].priceFrom.amount")).isEqualTo("120.00");
        assertThat(world.aino().get("/partners/" + world.studio).expect(200).string("headline"))
                .isEqualTo("We build shops");

        var conversation = world.contact(world.aino(), "'" + world.kauppa + "'").expect(201);

        assertThat(conversation.string("merchant.kind")).isEqualTo("shop-owner");
        assertThat(conversation.string("origin")).isEqualTo("direct");
        assertThat(conversation.string("shop.id")).isEqualTo(world.kauppa);
        var inbox = world.maija().get("/conversations").expect(200);
        assertThat(inbox.items("id")).containsExactly(conversation.id());
        assertThat(inbox.number("items[0].unread")).isEqualTo(1);
        assertThat(inbox.string("items[0].preview")).isEqualTo("A new theme");
        var again = world.contact(world.aino(), "'" + world.kauppa + "'").expect(201);
        assertThat(again.id()).isEqualTo(conversation.id());
        assertThat(again.number("lastSeq")).isEqualTo(2);
    }

    @Test
    void a_matching_request_reaches_the_best_partners_with_an_open_job_each() {
        world.partner(world.own("kallis"), "Kallis Oy", "9000.00");

        var matched = world.aino()
                .post(
                        "/matching-requests",
                        "{'category':'%s','outline':'A faster shop','requirements':'It is slow.','shopId':'%s',"
                                + "'budget':{'amount':'500','currency':'EUR'},'language':'fi'}",
                        world.category,
                        world.kauppa)
                .expect(201);

        assertThat(matched.each("picks", "partnerId")).containsExactly(world.studio, world.own("kallis"));
        assertThat(matched.each("conversations", "origin")).containsOnly("matching");
        var conversation = matched.string("conversations[0].id");
        assertThat(matched.at("conversations[0].openJobs")).hasSize(1);
        assertThat(types(conversation)).containsExactly("contact-request", "job-opened");
        world.aino()
                .post(
                        "/matching-requests",
                        "{'category':'no such thing','outline':'x','requirements':'x','shopId':null}")
                .refused(409, "no-match");
    }

    @Test
    void a_member_replies_and_both_sides_see_what_they_have_not_read() {
        var conversation = world.contacted();
        world.maija()
                .post("/conversations/" + conversation + "/messages", "{'text':'Hei! \\n<b>Terve</b> 🌱'}")
                .expect(201);

        assertThat(unread(world.aino(), conversation)).isEqualTo(1);
        assertThat(unread(world.maija(), conversation)).isEqualTo(1);
        world.maija()
                .put("/conversations/" + conversation + "/read", "{'upTo':99}")
                .expect(204);
        assertThat(unread(world.maija(), conversation)).isZero();
        assertThat(unread(world.otto(), conversation)).isEqualTo(1);
        assertThat(world.maija().get("/conversations?unread=true").expect(200).items("id"))
                .isEmpty();
        world.maija()
                .put("/conversations/" + conversation + "/unread", "{'from':1}")
                .expect(204);
        assertThat(unread(world.maija(), conversation)).isEqualTo(1);
        assertThat(world.maija().get("/conversations?unread=true").expect(200).items("id"))
                .containsExactly(conversation);
        assertThat(world.aino()
                        .get("/conversations/" + conversation + "/entries?after=1")
                        .expect(200)
                        .string("items[0].text"))
                .isEqualTo("Hei! \n<b>Terve</b> 🌱");
    }

    @Test
    void a_file_goes_up_in_one_piece_and_comes_down_the_same() {
        var conversation = world.contacted();
        var bytes = new byte[3_000_000];
        new java.util.Random(7).nextBytes(bytes);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);

        var file =
                world.aino().upload("../suunnitelma ä.pdf", "text/html", bytes).expect(201);
        assertThat(file.string("contentType")).isEqualTo("application/pdf");
        assertThat(file.string("name")).doesNotContain("/").endsWith("suunnitelma ä.pdf");
        assertThat(file.number("size")).isEqualTo(bytes.length);
        world.maija().get("/files/" + file.id()).refused(404, "not-found");

        var entry = world.aino()
                .post("/conversations/" + conversation + "/messages", "{'files':['%s']}", file.id())
                .expect(201);

        assertThat(entry.string("files[0].id")).isEqualTo(file.id());
        var download = world.maija().get("/files/" + file.id()).expect(200);
        assertThat(download.bytes()).isEqualTo(bytes);
        assertThat(download.header("Content-Disposition")).startsWith("attachment");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        world.ville().get("/files/" + file.id()).refused(404, "not-found");
        world.aino()
                .post("/conversations/" + conversation + "/messages", "{'files':['%s']}", file.id())
                .refused(404, "not-found");
    }

    @Test
    void work_goes_from_the_proposal_to_the_paid_invoice() {
        var conversation = world.contacted();
        var proposal = world.proposed(conversation);

        var accepted = world.aino().post("/proposals/" + proposal + "/accept").expect(200);
        assertThat(accepted.string("status")).isEqualTo("accepted");
        assertThat(accepted.string("price.amount")).isEqualTo("1200.50");
        var job = accepted.string("jobId");
        assertThat(world.maija().get("/jobs/" + job).expect(200).string("status"))
                .isEqualTo("in-progress");
        assertThat(world.otto().post("/jobs/" + job + "/complete").expect(200).string("status"))
                .isEqualTo("completed");
        var invoice = world.maija()
                .post(
                        "/jobs/" + job + "/invoices",
                        "{'currency':'EUR','lines':[{'description':'Work','amount':'1200.50'},"
                                + "{'description':'Fonts','amount':'0.10'}]}")
                .expect(201);
        assertThat(invoice.string("total.amount")).isEqualTo("1200.60");
        assertThat(world.aino()
                        .post("/invoices/" + invoice.id() + "/pay")
                        .expect(200)
                        .string("status"))
                .isEqualTo("paid");

        assertThat(types(conversation))
                .containsExactly(
                        "contact-request",
                        "proposal-sent",
                        "proposal-accepted",
                        "job-started",
                        "job-completed",
                        "invoice-issued",
                        "invoice-paid");
        world.maija().post("/invoices/" + invoice.id() + "/close").refused(409, "invoice-not-open");
        var refusal = world.aino().post("/proposals/" + proposal + "/decline").refused(409, "proposal-not-open");
        assertThat(refusal.string("state")).isEqualTo("accepted");
    }

    @Test
    void proposals_are_declined_and_withdrawn_requests_are_declined_and_invoices_closed() {
        var conversation = world.contacted();
        var declined = world.proposed(conversation);
        assertThat(world.aino()
                        .post("/proposals/" + declined + "/decline", "{'reason':'Liian kallis'}")
                        .expect(200)
                        .string("reason"))
                .isEqualTo("Liian kallis");
        var withdrawn = world.proposed(conversation);
        assertThat(world.maija()
                        .post("/proposals/" + withdrawn + "/withdraw")
                        .expect(200)
                        .string("status"))
                .isEqualTo("withdrawn");
        var job = world.jobInProgress(conversation);
        var invoice = world.maija()
                .post(
                        "/jobs/" + job + "/invoices",
                        "{'currency':'JPY','lines':[{'description':'Work','amount':'100'}]}")
                .expect(201)
                .id();
        assertThat(world.maija()
                        .post("/invoices/" + invoice + "/close")
                        .expect(200)
                        .string("status"))
                .isEqualTo("closed");
        var matched = world.aino()
                .post(
                        "/matching-requests",
                        "{'category':'%s','outline':'More','requirements':'More.','shopId':'%s'}",
                        world.category,
                        world.kauppa)
                .expect(201);
        var open = matched.string("conversations[0].openJobs[0]");

        var answer = world.maija()
                .post("/conversations/" + conversation + "/decline", "{'text':'Valitettavasti emme ehdi.'}")
                .expect(200);

        assertThat(answer.at("declinedJobs")).extracting(node -> node.asText()).containsExactly(open);
        var work = world.aino().get("/conversations/" + conversation + "/work").expect(200);
        assertThat(work.each("proposals", "status")).containsExactlyInAnyOrder("declined", "withdrawn", "accepted");
        assertThat(work.each("jobs", "status")).containsExactlyInAnyOrder("in-progress", "declined");
        assertThat(work.each("invoices", "status")).containsExactly("closed");
    }

    @Test
    void tags_are_made_found_renamed_shown_and_deleted() {
        var conversation = world.contacted();
        var urgent = world.maija()
                .post("/conversations/" + conversation + "/tags", "{'name':' Kiire  nyt '}")
                .expect(201);
        assertThat(urgent.string("tags[0].name")).isEqualTo("Kiire nyt");
        var tag = urgent.string("tags[0].id");
        world.otto()
                .post("/conversations/" + conversation + "/tags", "{'name':'KIIRE NYT'}")
                .expect(200);
        world.maija().post("/tags", "{'name':'Otto'}").expect(201);
        world.maija().patch("/tags/" + tag, "{'name':'otto'}").refused(409, "tag-name-taken");
        world.maija().patch("/tags/" + tag, "{'name':'Ei kiirettä'}").expect(200);

        assertThat(world.otto().get("/conversations?tag=" + tag).expect(200).string("items[0].tags[0].name"))
                .isEqualTo("Ei kiirettä");
        assertThat(world.otto().get("/tags?q=KIIRE").expect(200).number("items[0].conversations"))
                .isEqualTo(1);
        assertThat(world.aino().get("/conversations").expect(200).at("items[0]").has("tags"))
                .isFalse();
        assertThat(world.otto().delete("/tags/" + tag).expect(200).number("conversations"))
                .isEqualTo(1);
        assertThat(world.maija()
                        .get("/conversations/" + conversation)
                        .expect(200)
                        .at("tags"))
                .isEmpty();
    }

    @Test
    void conversations_are_found_by_any_part_of_merchant_shop_and_url() {
        var withShop = world.contacted();
        var withoutShop = world.contact(world.ville(), "null").expect(201).id();

        for (var part : List.of("ääkkö", "KAHVIK", "https://www." + world.shopHost() + "/", world.shopHost())) {
            assertThat(found(part)).as(part).containsExactly(withShop);
        }
        assertThat(found("virta")).containsExactly(withoutShop);
        assertThat(found("%")).isEmpty();
        assertThat(world.maija().get("/conversations?limit=1").expect(200).items("id"))
                .containsExactly(withoutShop);
        var next = world.maija().get("/conversations?limit=1").expect(200).string("next");
        assertThat(world.maija()
                        .get("/conversations?limit=1&cursor=" + Client.encoded(next))
                        .expect(200)
                        .items("id"))
                .containsExactly(withShop);
    }

    @Test
    void a_block_closes_what_is_unfinished_and_lets_nothing_more_through() {
        var conversation = world.contacted();
        var finished = world.jobInProgress(conversation);
        world.maija().post("/jobs/" + finished + "/complete").expect(200);
        var running = world.jobInProgress(conversation);
        var sent = world.proposed(conversation);
        var invoice = world.maija()
                .post("/jobs/" + running + "/invoices", "{'currency':'EUR','lines':[{'description':'x','amount':'1'}]}")
                .expect(201)
                .id();
        var block = "/merchants/" + world.aino + "/block";
        assertThat(world.maija().get(block).expect(200).number("closes.proposals"))
                .isEqualTo(2);
        world.maija().post(block, "{'confirm':false}").refused(409, "confirmation-required");

        var blocked = world.maija().post(block, "{'confirm':true}").expect(200);

        assertThat(blocked.number("closed.proposals")).isEqualTo(2);
        assertThat(blocked.number("closed.jobs")).isEqualTo(1);
        assertThat(blocked.number("closed.invoices")).isEqualTo(1);
        assertThat(blocked.string("blockedBy")).isEqualTo(world.own("maija"));
        assertThat(world.otto().post(block, "{'confirm':true}").expect(200).string("blockedAt"))
                .isEqualTo(blocked.string("blockedAt"));
        world.aino()
                .post("/conversations/" + conversation + "/messages", "{'text':'Hei?'}")
                .refused(403, "merchant-blocked");
        world.aino().post("/proposals/" + sent + "/accept").refused(403, "merchant-blocked");
        world.aino().post("/invoices/" + invoice + "/pay").refused(403, "merchant-blocked");
        world.contact(world.aino(), "null").refused(403, "merchant-blocked");
        world.maija()
                .post("/conversations/" + conversation + "/messages", "{'text':'Hei?'}")
                .refused(403, "merchant-blocked");
        assertThat(world.maija().get("/jobs/" + finished).expect(200).string("status"))
                .isEqualTo("completed");
        assertThat(world.maija().get("/conversations?q=ainoa").expect(200).status())
                .isEqualTo(200);
        assertThat(types(conversation)).last().isEqualTo("merchant-blocked");
        assertThat(world.maija()
                        .get("/conversations/" + conversation)
                        .expect(200)
                        .at("blocked")
                        .asBoolean())
                .isTrue();
        world.maija()
                .post("/conversations/" + conversation + "/tags", "{'name':'estetty'}")
                .expect(201);
    }

    @Test
    void each_member_gets_each_mail_once_in_their_own_language() {
        var conversation = world.contacted();
        world.aino()
                .post("/conversations/" + conversation + "/messages", "{'text':'Onko jo valmista?'}")
                .expect(201);
        var link = "/conversations/" + conversation;
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(mailbox().find("first-contact", world.email("maija"), link))
                    .hasSize(1);
            assertThat(mailbox().find("first-contact", world.email("otto"), link))
                    .hasSize(1);
        });
        await().atMost(Duration.ofSeconds(12)).untilAsserted(() -> {
            assertThat(mailbox().find("digest", world.email("maija"), "Onko jo valmista?"))
                    .hasSize(1);
            assertThat(mailbox().find("digest", world.email("otto"), "Onko jo valmista?"))
                    .hasSize(1);
        });
        assertThat(mailbox()
                        .find("first-contact", world.email("maija"), link)
                        .get(0)
                        .text())
                .contains("yhteydenotto", "Aino Ääkkönen");
        var english = mailbox().find("first-contact", world.email("otto"), link).get(0);
        assertThat(english.text()).contains("New contact request".substring(4), "Aino Ääkkönen");

        var unsubscribe = URI.create(english.unsubscribe().replaceAll("[<>]", ""));
        server().anonymous()
                .send(HttpRequest.newBuilder(unsubscribe)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")))
                .expect(200);
        assertThat(world.otto()
                        .get("/me/notifications")
                        .expect(200)
                        .at("firstContact")
                        .asBoolean())
                .isFalse();
        var another = world.contact(world.ville(), "null").expect(201).id();
        await().untilAsserted(() -> assertThat(
                        mailbox().find("first-contact", world.email("maija"), "/conversations/" + another))
                .hasSize(1));
        await().atMost(Duration.ofSeconds(12))
                .untilAsserted(
                        () -> assertThat(mailbox().find("digest", world.email("otto"), "/conversations/" + another))
                                .hasSize(1));
        assertThat(mailbox().find("first-contact", world.email("otto"), "/conversations/" + another))
                .isEmpty();
        assertThat(mailbox().find("first-contact", world.email("maija"), link)).hasSize(1);
        assertThat(mailbox().find("digest", world.email("maija"), "Onko jo valmista?"))
                .hasSize(1);
    }

    @Test
    void a_repeated_request_is_done_once() {
        var conversation = world.contacted();
        var sender = world.aino().with("Idempotency-Key", "once");
        var path = "/conversations/" + conversation + "/messages";

        var first = sender.post(path, "{'text':'Kerran'}").expect(201);
        var second = sender.post(path, "{'text':'Kerran'}").expect(201);

        assertThat(second.number("seq")).isEqualTo(first.number("seq"));
        sender.post(path, "{'text':'Kahdesti'}").refused(422, "idempotency-key-reused");
        assertThat(types(conversation)).containsExactly("contact-request", "message");
    }

    @Test
    void a_removed_member_is_out_at_once_and_stays_the_author() {
        var conversation = world.contacted();
        var otto = world.otto();
        otto.post("/conversations/" + conversation + "/messages", "{'text':'Hello'}")
                .expect(201);

        server().operator()
                .delete("/partners/" + world.studio + "/members/" + world.own("otto"))
                .expect(204);

        otto.get("/conversations").refused(401, "unauthenticated");
        assertThat(world.aino()
                        .get("/conversations/" + conversation + "/entries?after=1")
                        .expect(200)
                        .string("items[0].author.name"))
                .isEqualTo("Otto Berg");
    }

    @Test
    void the_server_tells_how_it_is() {
        for (var path : List.of("/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs")) {
            server().anonymous().outside(path).expect(200);
        }
        server().anonymous().get("/me").refused(401, "unauthenticated");
        server().operator().get("/nothing").refused(404, "not-found");
    }

    private List<String> types(String conversation) {
        return world.maija()
                .get("/conversations/" + conversation + "/entries?limit=100")
                .expect(200)
                .items("type");
    }

    private static int unread(Client client, String conversation) {
        return client.get("/conversations/" + conversation).expect(200).number("unread");
    }

    private List<String> found(String part) {
        return world.maija()
                .get("/conversations?q=" + Client.encoded(part))
                .expect(200)
                .items("id");
    }
}
