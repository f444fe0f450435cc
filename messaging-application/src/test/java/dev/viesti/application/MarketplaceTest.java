package dev.viesti.application;

import static dev.viesti.application.Scene.KAUPPA;
import static dev.viesti.application.Scene.NO_KEY;
import static dev.viesti.application.Scene.STUDIO;
import static dev.viesti.application.Scene.THEMES;
import static dev.viesti.application.Scene.absent;
import static dev.viesti.application.Scene.contact;
import static dev.viesti.application.Scene.refused;
import static dev.viesti.application.Scene.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.port.Pairs;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MatchingRequestId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.conversation.Block;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.domain.conversation.Origin;
import dev.viesti.domain.matching.Pick;
import dev.viesti.domain.party.MerchantKind;
import dev.viesti.domain.party.Profile;
import dev.viesti.domain.party.Reception;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.party.ShopRole;
import dev.viesti.domain.tag.TagName;
import dev.viesti.domain.work.WorkChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketplaceTest {
    private static final PartnerId WORKS = new PartnerId("works");

    private final Scene scene = new Scene();
    private final Marketplace marketplace = scene.viesti.marketplace();

    @Test
    void a_contact_request_begins_a_conversation_with_what_the_merchant_is_at_the_shop_P3() {
        var conversation = scene.viesti.messaging().conversation(scene.aino, scene.contacted());
        assertThat(conversation.merchantKind()).isEqualTo(MerchantKind.SHOP_OWNER);
        assertThat(conversation.origin()).isEqualTo(Origin.DIRECT);
        assertThat(conversation.preview()).isEqualTo("A new theme");
        assertThat(scene.types(conversation.id())).containsExactly("contact-request");
    }

    @Test
    void a_conversation_keeps_what_it_began_with_P3() {
        var about = scene.contacted();
        var aboutNone = scene.contactedWithoutShop();
        var provisioning = scene.viesti.provisioning();
        var kauppa = Shop.of(KAUPPA, "Kauppa", "https://kauppa.fi");
        var puoti = Shop.of(new ShopId("puoti"), "Puoti", "https://puoti.fi");
        provisioning.put(scene.operator, scene.aino.id(), kauppa, ShopRole.STAFF);
        provisioning.put(scene.operator, scene.aino.id(), puoti, ShopRole.STAFF);

        assertThat(scene.contacted()).isEqualTo(about);
        assertThat(kind(about)).isEqualTo(MerchantKind.SHOP_OWNER);
        assertThat(scene.contactedWithoutShop()).isEqualTo(aboutNone);
        assertThat(kind(aboutNone)).isEqualTo(MerchantKind.NO_SHOP);
        assertThat(kind(marketplace
                        .contact(scene.aino, contact(Optional.of(puoti.id())), NO_KEY)
                        .id()))
                .isEqualTo(MerchantKind.SHOP_STAFF);
    }

    private MerchantKind kind(ConversationId conversation) {
        return scene.viesti.messaging().conversation(scene.aino, conversation).merchantKind();
    }

    /** That a member can't even ask for it is in the types: what begins conversations takes a merchant alone. */
    @Test
    void nothing_that_a_member_does_begins_a_conversation_C1() {
        var made = new ConversationId("made-up");
        var hello = MessageDraft.of("Hello, we have an offer");
        var viesti = scene.viesti;
        absent(() -> viesti.messaging().send(scene.maija, made, hello, NO_KEY));
        absent(() -> viesti.messaging().decline(scene.maija, made, hello, NO_KEY));
        absent(() -> viesti.messaging().markRead(scene.maija, made, 1));
        absent(() -> viesti.messaging().markUnread(scene.maija, made, 1));
        absent(() -> viesti.agreements().propose(scene.maija, made, Scene.proposal(), NO_KEY));
        absent(() -> viesti.tagging().attach(scene.maija, made, TagName.of("New"), NO_KEY));
        absent(() -> viesti.blocking().block(scene.maija, scene.aino.id(), true));

        assertThat(viesti.messaging()
                        .inbox(scene.maija, InboxFilter.ALL, Slice.first(1))
                        .items())
                .isEmpty();
        assertThat(viesti.messaging().conversations(scene.aino, Slice.first(1)).items())
                .isEmpty();
        assertThat(viesti.tagging()
                        .tags(scene.maija, Optional.empty(), Slice.first(1))
                        .items())
                .isEmpty();
    }

    @Test
    void a_second_request_about_the_same_shop_goes_on_with_the_conversation_C6() {
        var first = scene.contacted();
        assertThat(scene.contacted()).isEqualTo(first);
        assertThat(scene.contactedWithoutShop()).isNotEqualTo(first);
        assertThat(scene.types(first)).containsExactly("contact-request", "contact-request");
    }

    @Test
    void a_request_sent_twice_with_one_key_is_stored_once_C7() {
        var key = Optional.of(new IdempotencyKey("k"));
        var first = marketplace.contact(scene.aino, contact(Optional.of(KAUPPA)), key);
        var again = marketplace.contact(scene.aino, contact(Optional.of(KAUPPA)), key);
        assertThat(again).isEqualTo(first);
        refused(Rule.IDEMPOTENCY_KEY_REUSED, () -> marketplace.contact(scene.aino, contact(Optional.empty()), key));
        scene.pass(Duration.ofHours(24));
        assertThat(marketplace.contact(scene.aino, contact(Optional.of(KAUPPA)), key))
                .isEqualTo(first);
        scene.pass(Duration.ofNanos(1_000));
        assertThat(marketplace
                        .contact(scene.aino, contact(Optional.of(KAUPPA)), key)
                        .lastSeq())
                .isEqualTo(2);
    }

    @Test
    void a_repetition_is_answered_even_where_the_request_would_now_be_refused() {
        var key = Optional.of(new IdempotencyKey("k"));
        var first = marketplace.contact(scene.aino, contact(Optional.of(KAUPPA)), key);
        scene.viesti.blocking().block(scene.maija, scene.aino.id(), true);
        assertThat(marketplace
                        .contact(scene.aino, contact(Optional.of(KAUPPA)), key)
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void a_refusal_is_not_kept_under_the_key() {
        var key = Optional.of(new IdempotencyKey("k"));
        publish(Profile.Status.DRAFT);
        refused(Rule.PROFILE_NOT_PUBLISHED, () -> marketplace.contact(scene.aino, contact(Optional.of(KAUPPA)), key));
        publish(Profile.Status.PUBLISHED);
        assertThat(marketplace
                        .contact(scene.aino, contact(Optional.of(KAUPPA)), key)
                        .lastSeq())
                .isEqualTo(1);
    }

    @Test
    void who_does_not_receive_is_not_reached_P2() {
        publish(Profile.Status.DRAFT);
        refused(Rule.PROFILE_NOT_PUBLISHED, scene::contacted);
        publish(Profile.Status.PUBLISHED);
        scene.service(STUDIO, THEMES, "design", Service.Status.RETIRED);
        refused(Rule.NO_SERVICES, scene::contacted);
        refused(Rule.NO_MATCH, () -> marketplace.match(scene.aino, task(Optional.empty()), NO_KEY));
        assertThat(marketplace
                        .services(scene.aino, new ServiceFilter(Optional.empty(), Optional.empty()), Slice.first(10))
                        .items())
                .isEmpty();
        absent(() -> marketplace.partner(scene.aino, STUDIO));
        assertThat(marketplace.partner(scene.maija, STUDIO).reception().missing())
                .containsExactly(Rule.NO_SERVICES);
    }

    @Test
    void a_host_may_ask_for_reception_only_when_a_conversation_begins_P2() {
        var relaxed = new Scene(builder -> builder.reception(Reception.Policy.NEW_CONVERSATIONS));
        var conversation = relaxed.contacted();
        relaxed.viesti.provisioning().put(relaxed.operator, STUDIO, Profile.of(Profile.Status.DRAFT, "We build shops"));
        assertThat(relaxed.say(relaxed.aino, conversation, "Still there?").seq())
                .isEqualTo(2);
        assertThat(relaxed.contacted()).isEqualTo(conversation);
        refused(Rule.PROFILE_NOT_PUBLISHED, relaxed::contactedWithoutShop);
    }

    @Test
    void a_service_that_is_not_offered_a_foreign_shop_and_an_unknown_partner_are_refused_C2() {
        scene.service(STUDIO, new ServiceId("old"), "design", Service.Status.RETIRED);
        refused(Rule.SERVICE_NOT_OFFERED, () -> contactAbout(STUDIO, new ServiceId("old"), Optional.of(KAUPPA)));
        refused(Rule.SERVICE_NOT_OFFERED, () -> contactAbout(STUDIO, new ServiceId("nope"), Optional.of(KAUPPA)));
        absent(() -> contactAbout(WORKS, THEMES, Optional.of(KAUPPA)));
        absent(() -> contactAbout(STUDIO, THEMES, Optional.of(new ShopId("other"))));
        assertThat(scene.viesti
                        .messaging()
                        .conversations(scene.aino, Slice.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void a_task_for_a_shop_goes_to_every_pick_with_an_open_job_C4() {
        scene.partner(WORKS, "Works Oy", "design");
        var matched = marketplace.match(scene.aino, task(Optional.of(KAUPPA)), NO_KEY);
        assertThat(matched.picks()).extracting(Pick::partner).containsExactly(STUDIO, WORKS);
        assertThat(matched.conversations()).allSatisfy(conversation -> {
            assertThat(conversation.openJobs()).hasSize(1);
            assertThat(conversation.origin()).isEqualTo(Origin.MATCHING);
            assertThat(conversation.lastSeq()).isEqualTo(2);
        });
        assertThat(scene.types(matched.conversations().get(0).id())).containsExactly("contact-request", "job-opened");
    }

    @Test
    void a_task_without_a_shop_opens_no_job() {
        var matched = marketplace.match(scene.aino, task(Optional.empty()), NO_KEY);
        assertThat(matched.conversations())
                .allSatisfy(conversation -> assertThat(conversation.openJobs()).isEmpty());
    }

    @Test
    void a_task_sent_twice_with_one_key_goes_out_once() {
        var key = Optional.of(new IdempotencyKey("m"));
        var first = marketplace.match(scene.aino, task(Optional.of(KAUPPA)), key);
        assertThat(marketplace.match(scene.aino, task(Optional.of(KAUPPA)), key))
                .isEqualTo(first);
    }

    @Test
    void a_task_that_went_out_is_read_again_by_its_merchant_alone_X1() {
        var matched = marketplace.match(scene.aino, task(Optional.of(KAUPPA)), NO_KEY);
        assertThat(marketplace.matched(scene.aino, matched.id())).isEqualTo(matched);
        var eero = scene.merchant("eero", "Eero Eerola");
        absent(() -> marketplace.matched(eero, matched.id()));
        absent(() -> marketplace.matched(scene.aino, new MatchingRequestId("none")));
    }

    @Test
    void who_blocked_the_merchant_is_never_picked_and_recent_requests_count_C5() {
        scene.partner(WORKS, "Works Oy", "design");
        assertThat(marketplace.match(scene.aino, task(Optional.empty()), NO_KEY).picks())
                .hasSize(2);
        scene.viesti.blocking().block(scene.maija, scene.aino.id(), true);
        var picks =
                marketplace.match(scene.aino, task(Optional.empty()), NO_KEY).picks();
        assertThat(picks).extracting(Pick::partner).containsExactly(WORKS);
        assertThat(picks.get(0).reasons()).containsExactly("category", "budget", "recent-requests-1");
    }

    @Test
    void requests_of_the_last_thirty_days_are_recent_ones_C5() {
        marketplace.match(scene.aino, task(Optional.empty()), NO_KEY);
        scene.pass(Duration.ofDays(30));
        assertThat(recentRequests()).isEqualTo("recent-requests-1");
        scene.pass(Duration.ofNanos(1_000));
        assertThat(recentRequests()).isEqualTo("recent-requests-1");
        scene.pass(Duration.ofDays(31));
        assertThat(recentRequests()).isEqualTo("recent-requests-0");
    }

    private String recentRequests() {
        var reasons = marketplace
                .match(scene.aino, task(Optional.empty()), NO_KEY)
                .picks()
                .get(0)
                .reasons();
        return reasons.get(reasons.size() - 1);
    }

    @Test
    void a_task_goes_on_with_the_conversation_that_there_is_C6_N1() {
        var conversation = scene.contacted();
        scene.viesti.notifications().deliver();
        var matched = marketplace.match(scene.aino, task(Optional.of(KAUPPA)), NO_KEY);
        assertThat(matched.conversations()).singleElement().satisfies(view -> {
            assertThat(view.id()).isEqualTo(conversation);
            assertThat(view.origin()).isEqualTo(Origin.DIRECT);
            assertThat(view.openJobs()).hasSize(1);
        });
        assertThat(scene.types(conversation)).containsExactly("contact-request", "contact-request", "job-opened");
        assertThat(scene.viesti.notifications().deliver()).isZero();
        assertThat(scene.mails).hasSize(2);
    }

    @Test
    void nothing_that_partners_do_changes_the_picks_W5() {
        scene.partner(WORKS, "Works Oy", "design");
        var bo = scene.merchant("bo", "Bo");
        var before = marketplace.match(scene.aino, task(Optional.of(KAUPPA)), NO_KEY);
        var after = marketplace.match(bo, task(Optional.empty()), NO_KEY);
        var eve = scene.merchant("eve", "Eve");
        scene.viesti
                .messaging()
                .decline(
                        scene.maija,
                        before.conversations().get(0).id(),
                        dev.viesti.domain.conversation.MessageDraft.of("No, thanks"),
                        NO_KEY);
        scene.say(scene.maija, after.conversations().get(0).id(), "Hello");
        var again = marketplace.match(eve, task(Optional.empty()), NO_KEY);
        assertThat(again.picks())
                .extracting(Pick::partner)
                .isEqualTo(after.picks().stream().map(Pick::partner).toList());
    }

    @Test
    void what_an_algorithm_of_the_host_picks_beyond_the_rules_is_left_out() {
        var stubborn = new Scene(builder -> builder.matchingLimit(1)
                .matching((task, candidates, limit) -> List.of(
                        new Pick(new PartnerId("stranger"), List.of()),
                        new Pick(STUDIO, List.of("ours")),
                        new Pick(STUDIO, List.of("twice")))));
        var matched = stubborn.viesti.marketplace().match(stubborn.aino, task(Optional.empty()), NO_KEY);
        assertThat(matched.picks()).containsExactly(new Pick(STUDIO, List.of("ours")));
    }

    private void publish(Profile.Status status) {
        scene.viesti.provisioning().put(scene.operator, STUDIO, Profile.of(status, "We build shops"));
    }

    private void contactAbout(PartnerId partner, ServiceId service, Optional<ShopId> shop) {
        var unused = marketplace.contact(
                scene.aino, new ContactRequestDraft(partner, service, shop, "A new theme", "Green", List.of()), NO_KEY);
    }

    @Test
    void a_partner_shows_merchants_its_active_services_once_it_receives_and_itself_everything_P1_X1() {
        scene.partner(WORKS, "Works Oy", "design");
        scene.service(WORKS, new ServiceId("old"), "design", Service.Status.RETIRED);
        var worker = scene.member(WORKS, "worker", "fi");
        for (var insider : List.of(worker, scene.operator)) {
            assertThat(marketplace.partner(insider, WORKS).services()).hasSize(2);
        }
        assertThat(marketplace.partner(scene.aino, WORKS).services())
                .extracting(Service::id)
                .containsExactly(THEMES);
        assertThat(marketplace.partner(scene.aino, WORKS).partner().name()).isEqualTo("Works Oy");
        absent(() -> marketplace.partner(scene.maija, WORKS));

        scene.viesti.provisioning().put(scene.operator, WORKS, Profile.of(Profile.Status.DRAFT, "We rest"));

        assertThat(marketplace.partner(worker, WORKS).profile().headline()).isEqualTo("We rest");
        assertThat(marketplace.partner(scene.operator, WORKS).reception().profilePublished())
                .isFalse();
        absent(() -> marketplace.partner(scene.aino, WORKS));
        absent(() -> marketplace.partner(scene.maija, WORKS));
        absent(() -> marketplace.partner(scene.operator, new PartnerId("nobody")));
    }

    @Test
    void who_blocks_the_merchant_while_partners_are_picked_gives_way_to_the_next_C5_B4() {
        var blocking = new HashSet<PartnerId>();
        var slow = new Scene(AlteredStorage.withPairs(pairs -> new BlockedMeanwhile(pairs, blocking)));
        slow.partner(WORKS, "Works Oy", "design");
        blocking.add(STUDIO);

        var matched = slow.viesti.marketplace().match(slow.aino, task(Optional.of(KAUPPA)), NO_KEY);
        assertThat(matched.picks()).extracting(Pick::partner).containsExactly(WORKS);

        blocking.add(WORKS);
        refused(Rule.NO_MATCH, () -> slow.viesti.marketplace().match(slow.aino, task(Optional.of(KAUPPA)), NO_KEY));
        assertThat(slow.viesti
                        .messaging()
                        .conversations(slow.aino, Slice.first(10))
                        .items())
                .singleElement()
                .satisfies(view -> assertThat(view.lastSeq()).isEqualTo(2));
    }

    @Test
    void no_more_partners_are_picked_than_the_host_says_C4() {
        for (var i = 0; i < 7; i++) {
            scene.partner(new PartnerId("p" + i), "Partner " + i, "design");
        }
        assertThat(marketplace.match(scene.aino, task(Optional.empty()), NO_KEY).picks())
                .hasSize(5);

        var eager = new Scene(builder -> builder.matchingLimit(1)
                .matching((task, candidates, limit) -> candidates.stream()
                        .map(candidate -> new Pick(candidate.partner(), List.of()))
                        .toList()));
        eager.partner(WORKS, "Works Oy", "design");
        assertThat(eager.viesti
                        .marketplace()
                        .match(eager.aino, task(Optional.empty()), NO_KEY)
                        .picks())
                .hasSize(1);
    }

    /** Some partners turn out to have blocked the merchant only when the pair is locked. */
    private record BlockedMeanwhile(Pairs pairs, Set<PartnerId> blocking) implements Pairs {
        @Override
        public Optional<Block> lockShared(PartnerId partner, MerchantId merchant) {
            return blocking.contains(partner)
                    ? Optional.of(
                            new Block(partner, merchant, new MemberId("maija"), Instant.EPOCH, WorkChange.Counts.NONE))
                    : pairs.lockShared(partner, merchant);
        }

        @Override
        public Optional<Block> lockAlone(PartnerId partner, MerchantId merchant) {
            return pairs.lockAlone(partner, merchant);
        }

        @Override
        public void block(Block block) {
            pairs.block(block);
        }
    }
}
