package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.viesti.application.AccessLost;
import dev.viesti.application.Actor;
import dev.viesti.application.ConversationView;
import dev.viesti.application.EntryRange;
import dev.viesti.application.EntryView;
import dev.viesti.application.IdempotencyKey;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Mail;
import dev.viesti.application.Slice;
import dev.viesti.application.TagView;
import dev.viesti.application.Viesti;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.conversation.ContactRequestDraft;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.domain.matching.MatchingTask;
import dev.viesti.domain.notification.NotificationSettings;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.tag.TagName;
import dev.viesti.domain.work.InvoiceDraft;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalDraft;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.Work;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the use cases promise on a storage, whoever comes first. */
public interface RacesContract extends Scene {
    /** Enough for each of the contenders to come first now and then. */
    int ROUNDS = 15;

    /** Enough that one is always at it. */
    int FLOOD = 8;

    /** Far less than a statement may take, and enough for a machine that has other things to do. */
    Duration SOON = Duration.ofSeconds(5);

    @RaceTest
    default void thirty_two_senders_of_both_sides_get_the_numbers_from_one_on_M1() {
        var viesti = viesti();
        var partner = partner("p");
        var members =
                IntStream.range(0, 4).mapToObj(i -> member(partner, "m" + i)).toList();
        var merchant = merchant("x");
        var id = viesti.marketplace()
                .contact(merchant, request(Optional.empty()), Optional.empty())
                .id();

        var sent = Race.among(
                32,
                worker -> viesti.messaging()
                        .send(
                                worker % 2 == 0 ? merchant : members.get(worker % 4),
                                id,
                                MessageDraft.of("From " + worker),
                                Optional.empty()));

        assertThat(sent)
                .extracting(EntryView::seq)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 33).boxed().toList());
        var entries = viesti.messaging().entries(merchant, id, new EntryRange.Latest(100));
        assertThat(entries)
                .extracting(EntryView::seq)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 33).boxed().toList());
        assertThat(entries).containsAll(sent);
        for (var member : members) {
            assertThat(viesti.messaging().conversation(member, id).unread()).isEqualTo(17);
        }
        assertThat(viesti.messaging().conversation(merchant, id).unread()).isEqualTo(16);
    }

    @RaceTest
    default void a_block_that_races_with_an_acceptance_leaves_nothing_live_and_nothing_lands_behind_it_B3_B4() {
        var viesti = viesti();
        var partner = partner("p");
        var aino = member(partner, "aino");
        for (var round = 0; round < ROUNDS; round++) {
            var merchant = merchant("x" + round);
            var shop = shop(merchant, "s" + round, "Kukka", "https://kukka.example");
            var task = task(shop);
            var matched = viesti.marketplace().match(merchant, task, Optional.empty());
            var id = matched.conversations().get(0).id();
            var open = matched.conversations().get(0).openJobs().get(0);
            var named = viesti.agreements().propose(aino, id, proposal(Optional.of(open)), Optional.empty());
            var free = viesti.agreements().propose(aino, id, proposal(Optional.empty()), Optional.empty());
            var invoiced = viesti.agreements().propose(aino, id, proposal(Optional.empty()), Optional.empty());
            var started =
                    viesti.agreements().accept(merchant, invoiced.id()).job().orElseThrow();
            var contenders = List.<Supplier<String>>of(
                    () -> outcome(() -> viesti.blocking().block(aino, merchant.id(), true)),
                    () -> outcome(() -> viesti.agreements().accept(merchant, named.id())),
                    () -> outcome(() -> viesti.agreements().accept(merchant, free.id())),
                    () -> outcome(() -> viesti.agreements().issue(aino, started, bill(), Optional.empty())),
                    () -> outcome(() ->
                            viesti.messaging().send(merchant, id, MessageDraft.of("Still here?"), Optional.empty())),
                    () -> outcome(() ->
                            viesti.marketplace().contact(merchant, request(Optional.of(shop.id())), Optional.empty())),
                    () -> outcome(
                            () -> viesti.marketplace().contact(merchant, request(Optional.empty()), Optional.empty())),
                    () -> outcome(() -> viesti.marketplace().match(merchant, task, Optional.empty())));

            var outcomes = Race.among(
                    contenders.size(), worker -> contenders.get(worker).get());

            assertThat(outcomes.get(0)).isEqualTo("done");
            assertThat(outcomes.subList(1, 7)).isSubsetOf("done", "merchant-blocked");
            assertThat(outcomes.get(7)).isIn("done", "no-match");
            for (var view :
                    viesti.messaging().conversations(merchant, Slice.first(10)).items()) {
                assertThat(view.blocked()).isTrue();
                assertEnded(viesti.messaging().work(aino, view.id()));
                var entries = viesti.messaging().entries(aino, view.id(), new EntryRange.Latest(100));
                assertThat(entries.get(entries.size() - 1).content()).isEqualTo(new Content.MerchantBlocked());
                assertThat(entries)
                        .extracting(EntryView::seq)
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, entries.size()).boxed().toList());
            }
            assertThat(records(viesti, aino, id, "proposal-accepted"))
                    .isEqualTo(1
                            + outcomes.subList(1, 3).stream()
                                    .filter("done"::equals)
                                    .count());
            assertThat(records(viesti, aino, id, "invoice-issued")).isEqualTo("done".equals(outcomes.get(3)) ? 1 : 0);
        }
    }

    private static void assertEnded(Work work) {
        assertThat(work.proposals())
                .extracting(Proposal::status)
                .isSubsetOf(ProposalStatus.CLOSED, ProposalStatus.DECLINED, ProposalStatus.WITHDRAWN);
        assertThat(work.jobs()).extracting(job -> job.status()).isSubsetOf(JobStatus.CLOSED, JobStatus.DECLINED);
        assertThat(work.invoices()).extracting(invoice -> invoice.status()).isSubsetOf(InvoiceStatus.CLOSED);
    }

    private static long records(Viesti viesti, Actor.Member viewer, ConversationId id, String type) {
        return viesti.messaging().entries(viewer, id, new EntryRange.Latest(100)).stream()
                .filter(entry -> entry.content().type().equals(type))
                .count();
    }

    @RaceTest
    default void simultaneous_blocks_are_one_block_with_one_record_B6() {
        var viesti = viesti();
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var merchant = merchant("x");
        var id = viesti.marketplace()
                .contact(merchant, request(Optional.empty()), Optional.empty())
                .id();
        viesti.agreements().propose(aino, id, proposal(Optional.empty()), Optional.empty());

        var blocks = Race.among(worker -> viesti.blocking().block(worker % 2 == 0 ? aino : otto, merchant.id(), true));

        assertThat(blocks).containsOnly(blocks.get(0));
        assertThat(blocks.get(0).closed().proposals()).isOne();
        assertThat(records(viesti, aino, id, "merchant-blocked")).isOne();
        assertThat(records(viesti, aino, id, "proposal-closed")).isOne();
    }

    @RaceTest
    default void simultaneous_first_contacts_are_one_conversation_which_every_member_is_told_of_once_C6_N1() {
        var mails = new CopyOnWriteArrayList<String>();
        var viesti = builder()
                .mail(mail -> {
                    if (mail instanceof Mail.Notification told) {
                        mails.add(told.recipient().id().value() + " "
                                + told.about().get(0).conversation().value());
                    }
                })
                .build();
        var partner = partner("p");
        var aino = member(partner, "aino");
        member(partner, "otto");
        var merchant = merchant("x");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var task = task(shop);

        var ids = Race.among(worker -> worker % 4 == 3
                ? viesti.marketplace()
                        .match(merchant, task, Optional.empty())
                        .conversations()
                        .get(0)
                        .id()
                : viesti.marketplace()
                        .contact(merchant, request(Optional.of(shop.id())), Optional.empty())
                        .id());

        assertThat(ids).containsOnly(ids.get(0));
        assertThat(viesti.messaging()
                        .inbox(aino, InboxFilter.ALL, Slice.first(10))
                        .items())
                .extracting(ConversationView::id, ConversationView::unread)
                .containsExactly(tuple(ids.get(0), Race.WORKERS));
        assertThat(Race.among(4, worker -> viesti.notifications().deliver())).hasSize(4);
        assertThat(mails)
                .containsExactlyInAnyOrder(
                        "aino " + ids.get(0).value(), "otto " + ids.get(0).value());
    }

    @RaceTest
    default void simultaneous_requests_for_a_match_go_out_each_to_all_of_its_picks_C4() {
        var viesti = viesti();
        var partners = IntStream.range(0, 4).mapToObj(i -> partner("p" + i)).toList();
        var merchant = merchant("x");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var task = new MatchingTask(
                CATEGORY,
                "Outline",
                "Requirements",
                Optional.of(shop.id()),
                Optional.of(Money.of("100", "EUR")),
                Optional.of(Language.FINNISH));

        var matched = Race.among(10, worker -> viesti.marketplace().match(merchant, task, Optional.empty()));

        assertThat(matched)
                .allSatisfy(one -> assertThat(one.picks())
                        .extracting(pick -> pick.partner())
                        .containsExactlyInAnyOrderElementsOf(partners));
        assertThat(viesti.messaging().conversations(merchant, Slice.first(100)).items())
                .hasSize(4)
                .allSatisfy(view -> assertThat(view.openJobs()).hasSize(10));
    }

    @RaceTest
    default void simultaneously_typed_names_create_one_tag_T3() {
        var viesti = viesti();
        var partner = partner("p");
        var aino = member(partner, "aino");
        var ids = IntStream.range(0, 4)
                .mapToObj(i -> viesti.marketplace()
                        .contact(merchant("x" + i), request(Optional.empty()), Optional.empty())
                        .id())
                .toList();
        var names = List.of("Urgent", "URGENT", "urgent");

        var tagged = Race.among(worker -> viesti.tagging()
                .attach(aino, ids.get(worker % 4), TagName.of(names.get(worker % 3)), Optional.empty()));

        assertThat(tagged).filteredOn(one -> one.created()).hasSize(1);
        assertThat(tagged).allSatisfy(one -> assertThat(one.tags()).hasSize(1));
        assertThat(viesti.tagging()
                        .tags(aino, Optional.empty(), Slice.first(10))
                        .items())
                .singleElement()
                .extracting(TagView::conversations)
                .isEqualTo(4);
    }

    @RaceTest
    default void of_simultaneously_created_tags_with_one_name_the_others_learn_that_it_is_taken_T2() {
        var viesti = viesti();
        var aino = member(partner("p"), "aino");

        var outcomes = Race.among(
                worker -> outcome(() -> viesti.tagging().create(aino, TagName.of("Urgent"), Optional.empty())));

        assertThat(outcomes).containsOnlyOnce("done");
        assertThat(outcomes).containsOnly("done", "tag-name-taken");
    }

    @RaceTest
    default void a_conversation_bears_no_more_than_fifty_tags_however_many_come_at_once_T6() {
        var viesti = viesti();
        var aino = member(partner("p"), "aino");
        var id = viesti.marketplace()
                .contact(merchant("x"), request(Optional.empty()), Optional.empty())
                .id();
        for (var i = 0; i < 45; i++) {
            viesti.tagging().attach(aino, id, TagName.of("Tag " + i), Optional.empty());
        }

        var outcomes = Race.among(worker ->
                outcome(() -> viesti.tagging().attach(aino, id, TagName.of("New " + worker), Optional.empty())));

        assertThat(outcomes).containsOnly("done", "too-many-tags");
        assertThat(outcomes).filteredOn("done"::equals).hasSize(5);
        assertThat(viesti.messaging().conversation(aino, id).tags()).hasSize(50);
        assertThat(viesti.tagging()
                        .tags(aino, Optional.empty(), Slice.first(100))
                        .items())
                .hasSize(50);
    }

    @RaceTest
    default void simultaneous_requests_with_one_key_act_once_and_answer_all_the_same_C7() {
        var viesti = viesti();
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var key = Optional.of(new IdempotencyKey("key"));
        var id = viesti.marketplace()
                .contact(merchant, request(Optional.empty()), Optional.empty())
                .id();

        var entries = Race.among(worker -> viesti.messaging().send(merchant, id, MessageDraft.of("Once"), key));
        assertThat(entries).containsOnly(entries.get(0));
        assertThat(viesti.messaging().conversation(merchant, id).lastSeq()).isEqualTo(2);

        var contactKey = Optional.of(new IdempotencyKey("contact"));
        var contacts = Race.among(worker -> viesti.marketplace()
                .contact(merchant, request(Optional.of(shop.id())), contactKey)
                .id());
        assertThat(contacts).containsOnly(contacts.get(0));
        assertThat(viesti.messaging().conversation(merchant, contacts.get(0)).lastSeq())
                .isOne();

        var proposals = Race.among(worker -> viesti.agreements()
                .propose(aino, id, proposal(Optional.empty()), key)
                .id());
        assertThat(proposals).containsOnly(proposals.get(0));
        assertThat(viesti.messaging().work(aino, id).proposals()).hasSize(1);
    }

    @RaceTest
    default void of_simultaneous_other_requests_with_one_key_the_others_learn_that_it_was_used_C7() {
        var viesti = viesti();
        partner("p");
        var merchant = merchant("x");
        var key = Optional.of(new IdempotencyKey("key"));
        var id = viesti.marketplace()
                .contact(merchant, request(Optional.empty()), Optional.empty())
                .id();

        var outcomes = Race.among(worker ->
                outcome(() -> viesti.messaging().send(merchant, id, MessageDraft.of("Text " + worker), key)));

        assertThat(outcomes).containsOnlyOnce("done");
        assertThat(outcomes).containsOnly("done", "idempotency-key-reused");
        assertThat(viesti.messaging().conversation(merchant, id).lastSeq()).isEqualTo(2);
    }

    @RaceTest
    default void of_racing_answers_to_a_proposal_the_losers_learn_what_they_lost_to_and_leave_no_record_W8() {
        var viesti = viesti();
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var id = viesti.marketplace()
                .contact(merchant, request(Optional.empty()), Optional.empty())
                .id();
        for (var round = 0; round < 5; round++) {
            var proposal = viesti.agreements()
                    .propose(aino, id, proposal(Optional.empty()), Optional.empty())
                    .id();
            var before = viesti.messaging().conversation(aino, id).lastSeq();

            var outcomes = Race.among(worker -> switch (worker % 3) {
                case 0 -> outcome(() -> viesti.agreements().accept(merchant, proposal));
                case 1 -> outcome(() -> viesti.agreements().decline(merchant, proposal, Optional.of("No")));
                default -> outcome(() -> viesti.agreements().withdraw(aino, proposal));
            });

            var status = viesti.agreements().proposal(aino, proposal).status().word();
            assertThat(outcomes).containsOnlyOnce("done");
            assertThat(outcomes).containsOnly("done", "proposal-not-open: " + status);
            var records = viesti.messaging().entries(aino, id, new EntryRange.After(before, 100));
            assertThat(records).extracting(entry -> entry.content().type()).containsExactly("proposal-" + status);
        }
    }

    @RaceTest
    default void an_open_job_is_either_started_or_declined_W8() {
        var viesti = viesti();
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var task = task(shop);
        var id = viesti.marketplace()
                .match(merchant, task, Optional.empty())
                .conversations()
                .get(0)
                .id();
        for (var round = 0; round < 5; round++) {
            viesti.marketplace().match(merchant, task, Optional.empty());
            var job = viesti.messaging().conversation(aino, id).openJobs().get(0);
            var proposals = IntStream.range(0, 3)
                    .mapToObj(i -> viesti.agreements()
                            .propose(aino, id, proposal(Optional.of(job)), Optional.empty())
                            .id())
                    .toList();

            var outcomes = Race.among(
                    6,
                    worker -> worker % 2 == 0
                            ? outcome(() -> viesti.agreements().accept(merchant, proposals.get(worker / 2)))
                            : outcome(() -> viesti.agreements().decline(aino, job)));

            var status = viesti.agreements().job(aino, job).status();
            assertThat(outcomes).containsOnlyOnce("done");
            assertThat(outcomes).isSubsetOf("done", "proposal-not-open: closed", "job-not-open: " + status.word());
            assertThat(status)
                    .isEqualTo(outcomes.indexOf("done") % 2 == 0 ? JobStatus.IN_PROGRESS : JobStatus.DECLINED);
            assertThat(proposals)
                    .extracting(one -> viesti.agreements().proposal(aino, one).status())
                    .filteredOn(ProposalStatus.ACCEPTED::equals)
                    .hasSize(status == JobStatus.IN_PROGRESS ? 1 : 0);
        }
    }

    @RaceTest
    default void nothing_of_a_members_follows_once_their_removal_has_returned_X2() {
        var viesti = viesti();
        var operator = viesti.identities().operator();
        var partner = partner("p");
        var otto = member(partner, "otto");
        var merchant = merchant("x");
        var id = viesti.marketplace()
                .contact(merchant, request(Optional.empty()), Optional.empty())
                .id();
        for (var round = 0; round < ROUNDS; round++) {
            var aino = member(partner, "aino" + round);
            try (var race = new Race()) {
                var begun = new CountDownLatch(1);
                var writing =
                        flood(race, 1, begun, () -> write(viesti, aino, id)).get(0);
                Race.await(begun);

                viesti.provisioning().remove(operator, partner, aino.id());

                var last = viesti.messaging().conversation(otto, id).lastSeq();
                assertThat(Race.result(writing)).isEqualTo("AccessLost");
                assertThat(viesti.messaging().conversation(otto, id).lastSeq()).isEqualTo(last);
            }
        }
    }

    @RaceTest
    default void a_member_is_changed_and_removed_soon_however_much_they_do_at_once_X2() {
        var viesti = viesti();
        var operator = viesti.identities().operator();
        var partner = partner("p");
        var aino = member(partner, "aino");
        var profile = ask(unit -> unit.directory().member(aino.id())).orElseThrow();
        var id = viesti.marketplace()
                .contact(merchant("x"), request(Optional.empty()), Optional.empty())
                .id();
        try (var race = new Race()) {
            var begun = new CountDownLatch(FLOOD);
            var reading = flood(race, FLOOD, begun, () -> viesti.messaging().markRead(aino, id, 1));
            Race.await(begun);

            assertThat(List.<Runnable>of(
                            () -> viesti.provisioning().put(operator, profile),
                            () -> viesti.notifications().put(aino, NotificationSettings.DEFAULT),
                            () -> viesti.signIn().request(profile.email().value()),
                            () -> viesti.provisioning().remove(operator, partner, aino.id())))
                    .extracting(RacesContract::durationOf)
                    .allSatisfy(duration -> assertThat(duration).isLessThan(SOON));

            assertThat(reading).extracting(Race::result).containsOnly("AccessLost");
        }
    }

    @RaceTest
    default void a_merchant_is_blocked_soon_however_much_they_send_at_once_B2() {
        var viesti = viesti();
        var aino = member(partner("p"), "aino");
        var merchant = merchant("x");
        var id = viesti.marketplace()
                .contact(merchant, request(Optional.empty()), Optional.empty())
                .id();
        try (var race = new Race()) {
            var begun = new CountDownLatch(FLOOD);
            var writing = flood(race, FLOOD, begun, () -> write(viesti, merchant, id));
            Race.await(begun);

            assertThat(durationOf(() -> viesti.blocking().block(aino, merchant.id(), true)))
                    .isLessThan(SOON);

            var last = viesti.messaging().conversation(aino, id).lastSeq();
            assertThat(writing).extracting(Race::result).containsOnly("RuleViolation");
            assertThat(viesti.messaging().conversation(aino, id).lastSeq()).isEqualTo(last);
        }
    }

    private static Duration durationOf(Runnable act) {
        var begun = System.nanoTime();
        act.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void write(Viesti viesti, Actor.Participant author, ConversationId conversation) {
        viesti.messaging().send(author, conversation, MessageDraft.of("Still here"), Optional.empty());
    }

    /** So many threads that act again and again, and what each of them was refused by in the end. */
    private static List<Future<String>> flood(Race race, int threads, CountDownLatch begun, Runnable act) {
        return IntStream.range(0, threads)
                .mapToObj(thread -> race.begin(() -> refusalOf(race, begun, act)))
                .toList();
    }

    private static String refusalOf(Race race, CountDownLatch begun, Runnable act) {
        try {
            while (!race.isOver()) {
                act.run();
                begun.countDown();
            }
            throw new AssertionError("nobody refused it");
        } catch (AccessLost | RuleViolation refused) {
            return refused.getClass().getSimpleName();
        }
    }

    @Test
    default void a_member_who_was_looked_up_before_their_removal_changes_nothing_after_it_X2() {
        var viesti = viesti();
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var merchant = merchant("x");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var matched = viesti.marketplace()
                .match(merchant, task(shop), Optional.empty())
                .conversations()
                .get(0);
        var id = matched.id();
        var agreements = viesti.agreements();
        var sent = agreements.propose(aino, id, proposal(Optional.empty()), Optional.empty());
        var accepted = agreements.accept(
                merchant,
                agreements
                        .propose(aino, id, proposal(Optional.empty()), Optional.empty())
                        .id());
        var job = accepted.job().orElseThrow();
        var invoice = agreements.issue(aino, job, bill(), Optional.empty());
        var tagging = viesti.tagging();
        var tag = tagging.create(aino, TagName.of("Tag"), Optional.empty()).tag();
        var key = Optional.of(new IdempotencyKey("key"));
        viesti.messaging().send(aino, id, MessageDraft.of("Before"), key);
        var before = viesti.messaging().conversation(otto, id);

        viesti.provisioning().remove(viesti.identities().operator(), partner, aino.id());

        var acts = List.<ThrowingCallable>of(
                () -> viesti.messaging().send(aino, id, MessageDraft.of("After"), Optional.empty()),
                () -> viesti.messaging().send(aino, id, MessageDraft.of("Before"), key),
                () -> viesti.messaging().decline(aino, id, MessageDraft.of("No"), Optional.empty()),
                () -> viesti.messaging().markRead(aino, id, 1),
                () -> viesti.messaging().markUnread(aino, id, 1),
                () -> agreements.propose(aino, id, proposal(Optional.empty()), Optional.empty()),
                () -> agreements.withdraw(aino, sent.id()),
                () -> agreements.decline(aino, matched.openJobs().get(0)),
                () -> agreements.complete(aino, job),
                () -> agreements.issue(aino, job, bill(), Optional.empty()),
                () -> agreements.close(aino, invoice.id()),
                () -> tagging.create(aino, TagName.of("Other"), Optional.empty()),
                () -> tagging.rename(aino, tag.id(), TagName.of("Renamed")),
                () -> tagging.attach(aino, id, tag.id(), Optional.empty()),
                () -> tagging.attach(aino, id, TagName.of("Other"), Optional.empty()),
                () -> tagging.detach(aino, id, tag.id()),
                () -> tagging.delete(aino, tag.id()),
                () -> viesti.blocking().block(aino, merchant.id(), true),
                () -> viesti.files().upload(aino, "a.txt", new ByteArrayInputStream(new byte[1])),
                () -> viesti.notifications().put(aino, NotificationSettings.DEFAULT),
                () -> viesti.signIn().open(aino));
        assertThat(acts).allSatisfy(act -> assertThatThrownBy(act).isInstanceOf(AccessLost.class));
        assertThat(viesti.messaging().conversation(otto, id)).isEqualTo(before);
        assertThat(tagging.tag(otto, tag.id()).tag()).isEqualTo(tag);
    }

    private Viesti viesti() {
        return builder().build();
    }

    /** The use cases on the storage under test; time stands still an hour after the beginning. */
    private Viesti.Builder builder() {
        var ids = new AtomicLong();
        return Viesti.on(storage(), () -> at(3_600), () -> "id-" + ids.incrementAndGet(), new byte[32]);
    }

    /** {@code done}, or the rule that the act was refused by and the state that it lost to. */
    private static String outcome(Runnable act) {
        try {
            act.run();
            return "done";
        } catch (RuleViolation refused) {
            return refused.state()
                    .map(state -> refused.rule().code() + ": " + state)
                    .orElse(refused.rule().code());
        }
    }

    private static ContactRequestDraft request(Optional<ShopId> shop) {
        return new ContactRequestDraft(
                new PartnerId("p"), new ServiceId("service"), shop, "Outline", "Requirements", List.of());
    }

    private static MatchingTask task(Shop shop) {
        return new MatchingTask(
                CATEGORY, "Outline", "Requirements", Optional.of(shop.id()), Optional.empty(), Optional.empty());
    }

    private static ProposalDraft proposal(Optional<JobId> job) {
        return new ProposalDraft(
                "Title",
                "Scope",
                Optional.empty(),
                job,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static InvoiceDraft bill() {
        return new InvoiceDraft(List.of(InvoiceLine.of("Work", Money.of("10", "EUR"))));
    }
}
