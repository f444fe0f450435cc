package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.viesti.application.Actor;
import dev.viesti.application.EntryRange;
import dev.viesti.application.EntryView;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.ReadPosition;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.ShopRole;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.WorkEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Conversations, their entries and who has read how far. */
public interface ConversationsContract extends Scene {

    @Test
    default void a_conversation_that_begins_is_stored_as_it_is_given() {
        var partner = partner("p");
        var merchant = merchant("x");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var given = matched("c", partner, merchant, shop, START.plusNanos(123_456_000));

        assertThat(lockOrBegin(given)).isEqualTo(given);

        assertThat(now(given)).isEqualTo(given);
        assertThat(found(unit -> unit.conversations().parties(given.id())))
                .contains(new Conversations.Parties(given.id(), partner, merchant.id()));
    }

    @Test
    default void the_same_partner_merchant_and_shop_go_on_with_the_first_conversation_C6() {
        var partner = partner("p");
        var merchant = merchant("x");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var first = conversation(beginning("first", partner, merchant, Optional.of(shop.id())), at(1));
        var withoutShop = conversation("without", partner, merchant, at(2));

        var again = matched("again", partner, merchant, shop, at(3));
        assertThat(lockOrBegin(again)).isEqualTo(first);
        assertThat(lockOrBegin(beginning("more", partner, merchant))).isEqualTo(withoutShop);

        assertThat(found(unit -> unit.conversations().parties(again.id()))).isEmpty();
        assertThat(listed(unit -> unit.conversations().ofPair(partner, merchant.id())))
                .containsExactly(first.id(), withoutShop.id());
    }

    @Test
    default void beginning_twice_in_one_transaction_is_the_same_as_once() {
        var partner = partner("p");
        var merchant = merchant("x");

        run(unit -> {
            var first = unit.conversations().lockOrBegin(beginning("first", partner, merchant));
            assertThat(unit.conversations().lockOrBegin(beginning("second", partner, merchant)))
                    .isEqualTo(first);
        });

        assertThat(listed(unit -> unit.conversations().ofPair(partner, merchant.id())))
                .containsExactly(new ConversationId("first"));
    }

    @Test
    default void another_shop_merchant_or_partner_is_another_conversation() {
        var partner = partner("p");
        var merchant = merchant("x");
        var kukka = shop(merchant, "kukka", "Kukka", "https://kukka.example");
        var kirja = shop(merchant, "kirja", "Kirja", "https://kirja.example");
        var colleague = merchant("y");
        run(unit -> unit.directory().put(colleague.id(), kukka, ShopRole.STAFF));
        var others = List.of(
                beginning("c1", partner, merchant),
                beginning("c2", partner, merchant, Optional.of(kukka.id())),
                beginning("c3", partner, merchant, Optional.of(kirja.id())),
                beginning("c4", partner, colleague, Optional.of(kukka.id())),
                beginning("c5", partner("q"), merchant, Optional.of(kukka.id())));

        for (var beginning : others) {
            assertThat(lockOrBegin(beginning)).isEqualTo(beginning);
        }
    }

    @Test
    default void the_conversations_of_a_pair_come_in_the_order_of_their_ids() {
        var partner = partner("p");
        var merchant = merchant("x");
        var kukka = shop(merchant, "kukka", "Kukka", "https://kukka.example");
        var kirja = shop(merchant, "kirja", "Kirja", "https://kirja.example");
        conversation(beginning("b", partner, merchant, Optional.of(kukka.id())), at(1));
        conversation(beginning("c", partner, merchant), at(2));
        conversation(beginning("a", partner, merchant, Optional.of(kirja.id())), at(3));
        conversation("other-merchant", partner, merchant("y"), at(4));
        conversation("other-partner", partner("q"), merchant, at(5));
        var stranger = merchant("stranger");

        assertThat(listed(unit -> unit.conversations().ofPair(partner, merchant.id())))
                .extracting(ConversationId::value)
                .containsExactly("a", "b", "c");
        assertThat(listed(unit -> unit.conversations().ofPair(partner, stranger.id())))
                .isEmpty();
    }

    @Test
    default void a_conversation_that_is_not_there_or_is_another_partners_is_not_locked() {
        var conversation = conversation("c", partner("p"), merchant("x"), at(1));
        var other = partner("q");
        assertThat(found(unit -> unit.conversations().parties(new ConversationId("nothing"))))
                .isEmpty();

        assertThatThrownBy(() -> ask(unit -> unit.conversations().lock(other, conversation.id())))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(
                        () -> ask(unit -> unit.conversations().lock(conversation.partner(), new ConversationId("no"))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    default void entries_of_every_kind_are_kept_as_they_were_written_M1() {
        var partner = partner("p");
        var member = member(partner, "aino");
        var merchant = merchant("x");
        var picture = upload("picture", merchant, START);
        var plan = upload("plan", member, START);
        var money = Money.of("1234.50", "EUR");
        var contents = List.of(
                new Entry.Draft(
                        merchant.author(),
                        new Content.ContactRequest(
                                "Outline",
                                "Requirements",
                                Optional.of(new ServiceId("service")),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(picture))),
                new Entry.Draft(
                        merchant.author(),
                        new Content.ContactRequest(
                                "Outline",
                                "Requirements",
                                Optional.empty(),
                                Optional.of(CATEGORY),
                                Optional.of(Money.of("500", "JPY")),
                                List.of())),
                new Entry.Draft(member.author(), new Content.Message("", List.of(plan))),
                new Entry.Draft(merchant.author(), message("Thanks")),
                new Entry.Draft(
                        member.author(),
                        new Content.WorkRecord(new WorkEvent.ProposalEvent(
                                new ProposalId("proposal"), "A \"plan\"", ProposalStatus.SENT))),
                new Entry.Draft(
                        Author.SYSTEM,
                        new Content.WorkRecord(new WorkEvent.JobEvent(new JobId("job"), JobStatus.IN_PROGRESS))),
                new Entry.Draft(
                        member.author(),
                        new Content.WorkRecord(
                                new WorkEvent.InvoiceEvent(new InvoiceId("invoice"), money, InvoiceStatus.OPEN))),
                new Entry.Draft(member.author(), new Content.MerchantBlocked()));
        var appended = ask(unit -> {
            var begun = unit.conversations().lockOrBegin(beginning("c", partner, merchant));
            var first = begun.append(contents.subList(0, 3), at(1));
            unit.conversations().append(first);
            var second = first.conversation().append(contents.subList(3, contents.size()), at(2));
            unit.conversations().append(second);
            return new Conversation.Appended(
                    second.conversation(),
                    Stream.concat(first.entries().stream(), second.entries().stream())
                            .toList(),
                    second.at());
        });

        var stored = ask(unit -> IntStream.rangeClosed(1, contents.size())
                .mapToObj(seq -> unit.conversations()
                        .entry(partner, appended.conversation().id(), seq)
                        .orElseThrow())
                .toList());

        assertThat(stored).isEqualTo(appended.entries());
        assertThat(stored).extracting(Entry::seq).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(now(appended.conversation())).isEqualTo(appended.conversation());
    }

    @Test
    default void every_status_has_its_record() {
        var partner = partner("p");
        var member = member(partner, "aino");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        var events = new ArrayList<WorkEvent>();
        for (var status : ProposalStatus.values()) {
            events.add(new WorkEvent.ProposalEvent(new ProposalId("p"), "Plan", status));
        }
        for (var status : JobStatus.values()) {
            events.add(new WorkEvent.JobEvent(new JobId("j"), status));
        }
        for (var status : InvoiceStatus.values()) {
            events.add(new WorkEvent.InvoiceEvent(new InvoiceId("i"), Money.of("1", "EUR"), status));
        }

        events.forEach(event -> write(conversation, member.author(), new Content.WorkRecord(event), at(2)));

        assertThat(listed(unit -> IntStream.range(0, events.size())
                        .mapToObj(i -> unit.conversations()
                                .entry(partner, conversation.id(), i + 2)
                                .orElseThrow()
                                .content())
                        .toList()))
                .isEqualTo(events.stream().map(Content.WorkRecord::new).toList());
    }

    @Test
    default void texts_are_kept_to_the_character_M5() {
        var merchant = merchant("x");
        var conversation = conversation("c", partner("p"), merchant, at(1));
        var texts = List.of(
                "  two spaces before, a line break after\n",
                "<b>&amp;</b> '; drop table entry; -- \\ \\0 %s ${x} {0} \"quoted\"",
                "ääkköset a\u0308 \u202Eright to left\u202C \u200B\uFEFF\uFFFF\u0001\t",
                "😀👩‍👩‍👧‍👦",
                "🙂".repeat(10_000));

        texts.forEach(text -> write(conversation, merchant, text, at(2)));

        var stored = storage()
                .inbox()
                .entries(merchant, conversation.id(), new EntryRange.After(1, 100))
                .orElseThrow();
        assertThat(stored)
                .extracting(EntryView::content)
                .containsExactlyElementsOf(texts.stream().map(this::message).toList());
    }

    @Test
    default void an_entry_that_is_not_there_is_absent() {
        var partner = partner("p");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        var other = partner("q");

        run(unit -> {
            var conversations = unit.conversations();
            assertThat(conversations.entry(partner, conversation.id(), 1)).isPresent();
            assertThat(conversations.entry(partner, conversation.id(), 0)).isEmpty();
            assertThat(conversations.entry(partner, conversation.id(), -1)).isEmpty();
            assertThat(conversations.entry(partner, conversation.id(), 2)).isEmpty();
            assertThat(conversations.entry(partner, new ConversationId("nothing"), 1))
                    .isEmpty();
            assertThat(conversations.entry(other, conversation.id(), 1)).isEmpty();
        });
    }

    @Test
    default void a_number_is_never_given_twice_M1() {
        var merchant = merchant("x");
        var stale = conversation("c", partner("p"), merchant, at(1));
        var current = write(stale, merchant, "Second", at(2));

        assertThatThrownBy(() -> run(unit -> append(unit, stale, merchant.author(), message("Also second"), at(3))))
                .isInstanceOf(RuntimeException.class);

        assertThat(now(stale)).isEqualTo(current);
        assertThat(texts(current, merchant)).containsExactly("Second");
    }

    @Test
    default void files_are_attached_to_the_conversation_of_their_entry() {
        var partner = partner("p");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        var one = upload("one", merchant, START);
        var two = upload("two", merchant, START);
        var free = upload("free", merchant, START);

        write(conversation, merchant.author(), new Content.Message("Two", List.of(two, one)), at(2));

        run(unit -> {
            assertThat(unit.files().find(one.id()).orElseThrow().attachedTo()).contains(conversation.id());
            assertThat(unit.files().find(two.id()).orElseThrow().attachedTo()).contains(conversation.id());
            assertThat(unit.files().find(free.id()).orElseThrow().attachedTo()).isEmpty();
            assertThat(unit.conversations()
                            .entry(partner, conversation.id(), 2)
                            .orElseThrow()
                            .content()
                            .files())
                    .containsExactly(two, one);
        });
    }

    @Test
    default void what_merchants_write_is_unread_for_every_present_member_R1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var removed = member(partner, "removed");
        run(unit -> unit.directory().removeMember(partner, removed.id()));
        var stranger = member(partner("q"), "stranger");
        var merchant = merchant("x");

        var conversation = conversation("c", partner, merchant, at(1));
        conversation = write(conversation, merchant, "Hello?", at(2));
        var late = member(partner, "late");
        assertThat(seen(conversation, aino)).isZero();
        assertThat(seen(conversation, late)).isEqualTo(2);

        conversation = write(conversation, merchant, "Hello?!", at(3));
        assertThat(seen(conversation, aino)).isZero();
        assertThat(seen(conversation, late)).isEqualTo(2);
        assertThat(seen(conversation, removed)).isEqualTo(3);
        assertThat(seen(conversation, stranger)).isEqualTo(3);
    }

    @Test
    default void what_members_and_the_system_write_is_unread_for_no_member_R1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var conversation = conversation("c", partner, merchant("x"), at(1));
        readAll(conversation, otto);

        conversation = write(conversation, aino, "Hello", at(2));
        conversation = write(conversation, Author.SYSTEM, new Content.MerchantBlocked(), at(3));

        assertThat(seen(conversation, aino)).isZero();
        assertThat(seen(conversation, otto)).isOne();
        assertThat(conversation.head().merchantEntries()).isOne();
    }

    @Test
    default void a_members_position_is_their_own_and_kept_as_it_was_put_R1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var merchant = merchant("x");
        conversation("c", partner, merchant, at(1));
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        var other = conversation(beginning("other", partner, merchant, Optional.of(shop.id())), at(1));
        var conversation = write(beginning("c", partner, merchant), merchant, "Second", at(2));
        conversation = write(conversation, merchant, "Third", at(3));

        read(conversation, aino, any -> new ReadPosition(2));
        assertThat(seen(conversation, aino)).isEqualTo(2);
        read(conversation, aino, any -> new ReadPosition(2));
        assertThat(seen(conversation, aino)).isEqualTo(2);
        read(conversation, aino, any -> new ReadPosition(3));
        assertThat(seen(conversation, aino)).isEqualTo(3);
        read(conversation, aino, any -> new ReadPosition(0));
        assertThat(seen(conversation, aino)).isZero();
        assertThat(seen(conversation, otto)).isZero();
        assertThat(seen(other, aino)).isZero();

        readAll(conversation, aino);
        var later = write(conversation, merchant, "Fourth", at(4));
        assertThat(seen(later, aino)).isEqualTo(3);
        assertThat(seen(later, otto)).isZero();
        assertThat(seen(other, aino)).isZero();
    }

    @Test
    default void the_merchants_position_begins_at_nothing_and_is_kept_as_it_was_put_R1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        conversation = write(conversation, aino, "One", at(2));
        conversation = write(conversation, aino, "Two", at(3));
        assertThat(merchantSeen(conversation)).isZero();

        putMerchantSeen(conversation, 2);
        conversation = write(conversation, aino, "Three", at(4));
        conversation = write(conversation, merchant, "Mine", at(5));
        assertThat(merchantSeen(conversation)).isEqualTo(2);

        putMerchantSeen(conversation, 1);
        assertThat(merchantSeen(conversation)).isOne();
        assertThat(now(conversation)).isEqualTo(conversation);
    }

    @Test
    default void a_beginning_that_was_rolled_back_leaves_nothing_M4() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var file = upload("file", merchant, START);
        assertThatThrownBy(() -> run(unit -> {
                    var begun = unit.conversations().lockOrBegin(beginning("lost", partner, merchant));
                    append(unit, begun, merchant.author(), new Content.Message("Hello", List.of(file)), at(1));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(found(unit -> unit.conversations().parties(new ConversationId("lost"))))
                .isEmpty();
        assertThat(storage().inbox().conversation(aino, new ConversationId("lost")))
                .isEmpty();
        assertThat(found(unit -> unit.files().find(file.id())).orElseThrow().attachedTo())
                .isEmpty();
        var next = beginning("next", partner, merchant);
        assertThat(lockOrBegin(next)).isEqualTo(next);
        assertThat(seen(next, aino)).isZero();
    }

    @Test
    default void an_entry_that_was_rolled_back_leaves_nothing_and_its_number_is_free_M4() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        readAll(conversation, aino);
        assertThatThrownBy(() -> run(unit -> {
                    var locked = unit.conversations().lock(partner, conversation.id());
                    append(unit, locked, merchant.author(), message("Refused"), at(2));
                    unit.conversations().putMerchantPosition(locked, new ReadPosition(1));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");

        assertThat(now(conversation)).isEqualTo(conversation);
        assertThat(seen(conversation, aino)).isOne();
        assertThat(merchantSeen(conversation)).isZero();
        var after = write(conversation, merchant, "Stored", at(3));
        assertThat(after.head().lastSeq()).isEqualTo(2);
        assertThat(texts(after, merchant)).containsExactly("Stored");
    }

    @RaceTest
    default void of_simultaneous_first_contacts_one_begins_the_conversation_and_the_others_go_on_with_it_C6() {
        var partner = partner("p");
        var merchant = merchant("x");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example");
        for (var about : List.of(Optional.of(shop.id()), Optional.<ShopId>empty())) {
            var results = Race.among(worker -> ask(unit -> {
                var own = beginning("c" + worker + (about.isPresent() ? "s" : "n"), partner, merchant, about);
                var locked = unit.conversations().lockOrBegin(own);
                append(unit, locked, merchant.author(), request(), at(worker));
                return locked;
            }));

            assertThat(results)
                    .extracting(Conversation::id)
                    .containsOnly(results.get(0).id());
            assertThat(results)
                    .extracting(conversation -> conversation.head().lastSeq())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, Race.WORKERS).boxed().toList());
            assertThat(results).filteredOn(Conversation::isNew).hasSize(1);
        }
        assertThat(listed(unit -> unit.conversations().ofPair(partner, merchant.id())))
                .hasSize(2);
    }

    @RaceTest
    default void where_a_first_contact_is_rolled_back_another_one_begins_the_conversation() {
        var partner = partner("p");
        var merchant = merchant("x");

        var begun = Race.among(worker -> {
            try {
                return Optional.of(ask(unit -> {
                    var locked = unit.conversations().lockOrBegin(beginning("c" + worker, partner, merchant));
                    if (worker % 2 == 0) {
                        throw new IllegalStateException("refused");
                    }
                    return append(unit, locked, merchant.author(), request(), at(worker));
                }));
            } catch (IllegalStateException refused) {
                return Optional.<Conversation>empty();
            }
        });

        var stored = begun.stream().flatMap(Optional::stream).toList();
        assertThat(stored).hasSize(Race.WORKERS / 2);
        assertThat(stored)
                .extracting(Conversation::id)
                .containsOnly(stored.get(0).id());
        assertThat(stored)
                .extracting(conversation -> conversation.head().lastSeq())
                .doesNotHaveDuplicates();
        assertThat(now(stored.get(0)).head().lastSeq()).isEqualTo(Race.WORKERS / 2);
    }

    @RaceTest
    default void thirty_two_simultaneous_senders_share_and_skip_no_number_M1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));

        var numbers = Race.among(32, worker -> {
            var author = worker % 2 == 0 ? merchant : aino;
            return write(conversation, author, "From " + worker, at(worker))
                    .head()
                    .lastSeq();
        });

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 33).boxed().toList());
        var entries = ask(unit -> IntStream.rangeClosed(1, 33)
                .mapToObj(seq -> unit.conversations()
                        .entry(partner, conversation.id(), seq)
                        .orElseThrow())
                .toList());
        for (var worker = 0; worker < 32; worker++) {
            assertThat(entries.get(numbers.get(worker) - 1).content()).isEqualTo(message("From " + worker));
        }
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.merchantEntries() + entry.memberEntries())
                        .isEqualTo(entry.seq()));
        assertThat(entries).extracting(Entry::at).isSorted();
        var after = now(conversation).head();
        assertThat(after.lastSeq()).isEqualTo(33);
        assertThat(after.merchantEntries()).isEqualTo(17);
        assertThat(after.memberEntries()).isEqualTo(16);
    }

    @RaceTest
    default void the_numbers_of_senders_who_are_refused_go_to_others_M1() {
        var merchant = merchant("x");
        var conversation = conversation("c", partner("p"), merchant, at(1));

        var sent = Race.among(worker -> {
            try {
                return ask(unit -> {
                    var locked = unit.conversations().lock(conversation.partner(), conversation.id());
                    var after = append(unit, locked, merchant.author(), message("From " + worker), at(2));
                    if (worker % 2 == 0) {
                        throw new IllegalStateException("refused");
                    }
                    return after.head().lastSeq();
                });
            } catch (IllegalStateException refused) {
                return 0;
            }
        });

        assertThat(sent.stream().filter(seq -> seq > 0))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 1 + Race.WORKERS / 2).boxed().toList());
        assertThat(texts(conversation, merchant)).hasSize(Race.WORKERS / 2);
    }

    @RaceTest
    default void an_entry_that_comes_while_a_member_reads_is_not_taken_for_read_R1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));

        var readUpTo = Race.among(worker -> {
            if (worker % 2 == 0) {
                write(conversation, merchant, "From " + worker, at(2));
                return 0;
            }
            return ask(unit -> {
                var locked = unit.conversations().lock(partner, conversation.id());
                var all = locked.head().merchantEntries();
                unit.conversations().put(locked, aino.id(), new ReadPosition(all));
                return all;
            });
        });

        assertThat(seen(conversation, aino))
                .isEqualTo(readUpTo.stream().mapToInt(Integer::intValue).max().orElseThrow());
    }

    /** How far the member has read. */
    private int seen(Conversation conversation, Actor.Member member) {
        return ask(unit -> {
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            return unit.conversations().position(locked, member.id()).seen();
        });
    }

    private int merchantSeen(Conversation conversation) {
        return ask(unit -> {
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            return unit.conversations().merchantPosition(locked).seen();
        });
    }

    private void putMerchantSeen(Conversation conversation, int seen) {
        run(unit -> {
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            unit.conversations().putMerchantPosition(locked, new ReadPosition(seen));
        });
    }

    /** The texts of the messages. */
    private List<String> texts(Conversation conversation, Actor.Merchant merchant) {
        return storage().inbox().entries(merchant, conversation.id(), new EntryRange.Latest(100)).orElseThrow().stream()
                .map(EntryView::content)
                .flatMap(content ->
                        content instanceof Content.Message message ? Stream.of(message.text()) : Stream.<String>empty())
                .toList();
    }
}
