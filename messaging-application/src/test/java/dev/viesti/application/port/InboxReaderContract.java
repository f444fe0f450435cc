package dev.viesti.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Actor;
import dev.viesti.application.ConversationView;
import dev.viesti.application.Cursor;
import dev.viesti.application.EntryRange;
import dev.viesti.application.EntryView;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Listing;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.application.TagView;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Origin;
import dev.viesti.domain.conversation.ReadPosition;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.MerchantKind;
import dev.viesti.domain.party.Partner;
import dev.viesti.domain.party.ShopRole;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.tag.TagName;
import dev.viesti.domain.work.InvoiceDraft;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.ProposalDraft;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.Work;
import dev.viesti.domain.work.WorkChange;
import java.net.IDN;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Conversations as participants see them. */
public interface InboxReaderContract extends Scene {

    // What a conversation looks like

    @Test
    default void a_member_sees_all_there_is_to_a_conversation_R2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x", "Matti Meikäläinen");
        var shop = shop(merchant, "shop", "Kukka", "https://kukka.example/");
        var conversation = conversation(matched("c", partner, merchant, shop, START.plusNanos(123_456_000)), at(1));
        conversation = write(conversation, merchant, "Is anybody there?", at(2));
        conversation = write(conversation, aino, "Yes", at(3).plusNanos(654_321_000));
        for (var job : List.of("b", "a", "done")) {
            change(conversation, work -> work.open(new JobId(job), at(4)));
        }
        change(conversation, work -> work.declineJob(new JobId("done"), aino.author()));
        var late = storedTag(partner, "late", "Late");
        var early = storedTag(partner, "early", "early");
        attach(conversation, late);
        attach(conversation, early);

        assertThat(storage().inbox().conversation(aino, conversation.id()))
                .contains(new ConversationView(
                        conversation.id(),
                        partner,
                        "Partner p",
                        merchant.id(),
                        "Matti Meikäläinen",
                        MerchantKind.SHOP_STAFF,
                        Optional.of(shop),
                        Origin.MATCHING,
                        3,
                        at(3).plusNanos(654_321_000),
                        "Yes",
                        2,
                        List.of(early, late),
                        false,
                        List.of(new JobId("b"), new JobId("a")),
                        Optional.empty(),
                        START.plusNanos(123_456_000)));
        assertThat(inbox(aino)).containsExactly(seen(aino, conversation));
    }

    @Test
    default void a_merchant_sees_the_same_without_tags_and_with_the_merchants_own_unread_T1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        conversation = write(conversation, aino, "Hello", at(2));
        attach(conversation, storedTag(partner, "t", "Difficult"));

        var view = seen(merchant, conversation);

        assertThat(view.tags()).isEmpty();
        assertThat(view.unread()).isOne();
        assertThat(view.shop()).isEmpty();
        assertThat(view.merchantKind()).isEqualTo(MerchantKind.NO_SHOP);
        assertThat(view.partnerName()).isEqualTo("Partner p");
        assertThat(view.preview()).isEqualTo("Hello");
        assertThat(storage().inbox().conversations(merchant, Slice.first(10)).items())
                .containsExactly(view);
    }

    @Test
    default void names_are_shown_as_they_are_now() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x", "Old");
        shop(merchant, "shop", "Old", "https://old.example");
        var conversation = conversation(beginning("c", partner, merchant, Optional.of(new ShopId("shop"))), at(1));
        var tag = storedTag(partner, "t", "Old");
        attach(conversation, tag);
        run(unit -> unit.directory().put(Partner.of(partner, "New partner", List.of())));
        merchant("x", "New merchant");
        var shop = shop(merchant("colleague"), "shop", "New shop", "https://new.example");
        run(unit -> unit.tags().rename(tag.renamed(TagName.of("New tag"))));

        var view = seen(aino, conversation);

        assertThat(view.partnerName()).isEqualTo("New partner");
        assertThat(view.merchantName()).isEqualTo("New merchant");
        assertThat(view.shop()).contains(shop);
        assertThat(view.tags()).extracting(any -> any.name().value()).containsExactly("New tag");
        assertThat(inbox(aino)).containsExactly(view);
    }

    @Test
    default void a_blocked_conversation_is_marked_for_both_sides_and_stays_in_the_lists_B7() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        var other = conversation("d", partner, merchant("y"), at(2));
        attach(conversation, storedTag(partner, "t", "Tag"));

        var block = block(aino, merchant);

        assertThat(seen(aino, conversation).blocked()).isTrue();
        assertThat(seen(merchant, conversation).blocked()).isTrue();
        assertThat(seen(aino, other).blocked()).isFalse();
        assertThat(inbox(aino)).extracting(ConversationView::blocked).containsExactly(false, true);
        assertThat(filtered(aino, new InboxFilter(Set.of(new TagId("t")), true, Optional.of("merchant x"))))
                .containsExactly("c");
        assertThat(found(unit -> unit.pairs().lockShared(partner, merchant.id())))
                .contains(block);
    }

    @Test
    default void unread_is_each_members_own_count_of_the_merchants_entries_R1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        write(conversation, merchant, "Second", at(2));
        write(conversation, otto, "Answer", at(3));
        write(conversation, Author.SYSTEM, new Content.MerchantBlocked(), at(4));
        var late = member(partner, "late");
        readAll(conversation, aino);
        write(conversation, merchant, "Third", at(5));
        var later = member(partner, "later");

        assertThat(seen(aino, conversation).unread()).isOne();
        assertThat(seen(otto, conversation).unread()).isEqualTo(3);
        assertThat(seen(late, conversation).unread()).isOne();
        assertThat(seen(later, conversation).unread()).isZero();
        assertThat(seen(merchant, conversation).unread()).isOne();

        read(conversation, aino, any -> new ReadPosition(1));
        assertThat(seen(aino, conversation).unread()).isEqualTo(2);
        run(unit -> unit.conversations()
                .putMerchantPosition(unit.conversations().lock(partner, conversation.id()), new ReadPosition(1)));
        assertThat(seen(merchant, conversation).unread()).isZero();
        assertThat(inbox(otto)).extracting(ConversationView::unread).containsExactly(3);
    }

    // Order and pages

    @Test
    default void the_latest_entry_comes_first_R2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var first = conversation("first", partner, merchant("x"), at(1));
        conversation("second", partner, merchant("y"), at(2));
        conversation("third", partner, merchant("z"), at(2).plusNanos(1_000));
        assertThat(inbox(aino)).extracting(InboxReaderContract::word).containsExactly("third", "second", "first");

        write(first, aino, "Up again", at(3));

        assertThat(inbox(aino)).extracting(InboxReaderContract::word).containsExactly("first", "third", "second");
    }

    @Test
    default void pages_go_through_everything_once_even_among_equal_times_R2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        for (var i = 0; i < 7; i++) {
            conversation("c" + i, partner, merchant("x" + i), at(1));
            conversation("mine" + i, partner("p" + i), merchant, at(1));
        }

        assertThat(inbox(aino))
                .extracting(InboxReaderContract::word)
                .containsExactlyInAnyOrder("c0", "c1", "c2", "c3", "c4", "c5", "c6");
        assertThat(walk(slice -> storage().inbox().conversations(merchant, slice)))
                .extracting(InboxReaderContract::word)
                .containsExactlyInAnyOrder("mine0", "mine1", "mine2", "mine3", "mine4", "mine5", "mine6");
    }

    @Test
    default void what_moves_up_between_two_pages_shifts_nothing_R2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var conversations = IntStream.range(0, 6)
                .mapToObj(i -> conversation("c" + i, partner, merchant("x" + i), at(i)))
                .toList();
        var first = storage().inbox().inbox(aino, InboxFilter.ALL, Slice.first(2));
        assertThat(first.items()).extracting(InboxReaderContract::word).containsExactly("c5", "c4");

        write(conversations.get(2), aino, "Up", at(10));
        conversation("new", partner, merchant("new"), at(11));
        var second = storage().inbox().inbox(aino, InboxFilter.ALL, new Slice(2, first.next()));
        var third = storage().inbox().inbox(aino, InboxFilter.ALL, new Slice(2, second.next()));

        assertThat(second.items()).extracting(InboxReaderContract::word).containsExactly("c3", "c1");
        assertThat(third.items()).extracting(InboxReaderContract::word).containsExactly("c0");
        assertThat(third.next()).isEmpty();
    }

    @Test
    default void a_page_of_the_inbox_says_where_it_goes_on_only_if_it_does() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        assertThat(storage().inbox().inbox(aino, InboxFilter.ALL, Slice.first(1)))
                .isEqualTo(new Page<ConversationView>(List.of(), Optional.empty()));
        conversation("c", partner, merchant("x"), at(1));
        conversation("d", partner, merchant("y"), at(2));

        assertThat(storage()
                        .inbox()
                        .inbox(aino, InboxFilter.ALL, Slice.first(2))
                        .next())
                .isEmpty();
        assertThat(storage()
                        .inbox()
                        .inbox(aino, InboxFilter.ALL, Slice.first(1))
                        .next())
                .isPresent();
    }

    @Test
    default void a_cursor_grants_nothing_and_one_of_another_list_is_refused_X1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var other = partner("q");
        var stranger = member(other, "stranger");
        var merchant = merchant("x");
        conversation("c", partner, merchant, at(1));
        conversation("d", partner, merchant("y"), at(2));
        conversation("own", other, merchant("z"), at(1));
        storedTag(partner, "t", "One");
        storedTag(partner, "u", "Two");
        var inbox =
                storage().inbox().inbox(aino, InboxFilter.ALL, Slice.first(1)).next();
        var tags = storage()
                .inbox()
                .tags(partner, Optional.empty(), Slice.first(1))
                .next();

        assertThat(storage()
                        .inbox()
                        .inbox(stranger, InboxFilter.ALL, new Slice(10, inbox))
                        .items())
                .extracting(InboxReaderContract::word)
                .containsExactly("own");
        assertThat(storage()
                        .inbox()
                        .tags(other, Optional.empty(), new Slice(10, tags))
                        .items())
                .isEmpty();
        refusesCursor(() -> storage().inbox().inbox(aino, InboxFilter.ALL, new Slice(1, tags)));
        refusesCursor(() -> storage().inbox().conversations(merchant, new Slice(1, tags)));
        refusesCursor(() -> storage().inbox().tags(partner, Optional.empty(), new Slice(1, inbox)));
        var partners = Optional.of(Cursor.after(Listing.PARTNERS, "p"));
        refusesCursor(() -> storage().inbox().tags(partner, Optional.empty(), new Slice(1, partners)));
    }

    // Filters

    @Test
    default void a_conversation_is_shown_that_bears_all_the_tags_R3() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var urgent = storedTag(partner, "urgent", "Urgent");
        var big = storedTag(partner, "big", "Big");
        var unused = storedTag(partner, "unused", "Unused");
        var foreign = storedTag(partner("q"), "foreign", "Foreign");
        attach(conversation("both", partner, merchant("x"), at(1)), urgent, big);
        attach(conversation("urgent", partner, merchant("y"), at(2)), urgent);
        attach(conversation("big", partner, merchant("z"), at(3)), big);
        conversation("none", partner, merchant("w"), at(4));

        assertThat(filtered(aino, tagged())).containsExactly("none", "big", "urgent", "both");
        assertThat(filtered(aino, tagged(urgent))).containsExactly("urgent", "both");
        assertThat(filtered(aino, tagged(big, urgent))).containsExactly("both");
        assertThat(filtered(aino, tagged(urgent, big, unused))).isEmpty();
        assertThat(filtered(aino, tagged(unused))).isEmpty();
        assertThat(filtered(aino, tagged(foreign))).isEmpty();
        assertThat(filtered(aino, tagged(urgent, foreign))).isEmpty();
        assertThat(filtered(aino, new InboxFilter(Set.of(new TagId("unknown")), false, Optional.empty())))
                .isEmpty();
    }

    @Test
    default void only_what_the_viewer_has_not_read_is_unread_R3() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var read = conversation("read", partner, merchant("x"), at(1));
        var unread = conversation("unread", partner, merchant("y"), at(2));
        var again = conversation("again", partner, merchant("z"), at(3));
        readAll(read, aino);
        readAll(again, aino);
        write(again, new Actor.Merchant(again.merchant()), "Once more", at(4));
        readAll(unread, otto);
        var late = member(partner, "late");

        assertThat(filtered(aino, new InboxFilter(Set.of(), true, Optional.empty())))
                .containsExactly("again", "unread");
        assertThat(filtered(otto, new InboxFilter(Set.of(), true, Optional.empty())))
                .containsExactly("again", "read");
        assertThat(filtered(late, new InboxFilter(Set.of(), true, Optional.empty())))
                .isEmpty();
    }

    @Test
    default void conversations_with_something_unread_are_counted_as_far_as_asked_R1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var otto = member(partner, "otto");
        var stranger = member(partner("q"), "stranger");
        var twice = conversation("twice", partner, merchant("x"), at(1));
        write(twice, new Actor.Merchant(twice.merchant()), "Once more", at(2));
        conversation("once", partner, merchant("y"), at(3));
        readAll(conversation("read", partner, merchant("z"), at(4)), aino);

        assertThat(storage().inbox().unread(aino, 100)).isEqualTo(2);
        assertThat(storage().inbox().unread(aino, 1)).isOne();
        assertThat(storage().inbox().unread(otto, 100)).isEqualTo(3);
        assertThat(storage().inbox().unread(stranger, 100)).isZero();
    }

    @Test
    default void names_and_addresses_are_found_by_any_part_in_any_case_R3() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var matti = merchant("x", "Matti Meikäläinen");
        var shop = shop(matti, "s1", "Käsityöpuoti Ääni", "https://www.Kukka-Kauppa.example:8443/fi/?a=b");
        conversation(beginning("shop", partner, matti, Optional.of(shop.id())), at(1));
        conversation("none", partner, matti, at(2));
        var liisa = merchant("y", "Liisa Virtanen");
        var unicode = shop(liisa, "s2", "Puu", "http://käsityö.example");
        conversation(beginning("unicode", partner, liisa, Optional.of(unicode.id())), at(3));
        var punycode = shop(merchant("z", "Eino"), "s3", "Kivi", "https://xn--ksity-graf.example/");
        conversation(beginning("punycode", partner, merchant("z", "Eino"), Optional.of(punycode.id())), at(4));
        conversation("stranger", partner("q"), matti, at(5));

        for (var query : List.of("matti", "MEIKÄLÄ", "tti mei", "  matti   meikäläinen ", "meika\u0308la\u0308", "ä")) {
            assertThat(found(aino, query)).as(query).contains("none", "shop").doesNotContain("stranger");
        }
        for (var query : List.of(
                "käsityöpuoti",
                "PUOTI ÄÄ",
                "kukka-kauppa.example",
                "KAUPPA.EXAMPLE",
                "https://www.kukka-kauppa.example",
                "http://kukka-kauppa.example",
                "www.kukka",
                "kukka-kauppa.example:8443/fi/",
                "?a=b",
                "ka-ka",
                "8443")) {
            assertThat(found(aino, query)).as(query).containsExactly("shop");
        }
        for (var query : List.of(
                "käsityö.example",
                "KÄSITYÖ.example/",
                "https://käsityö.example",
                "www.käsityö.example",
                IDN.toASCII("käsityö.example"))) {
            assertThat(found(aino, query)).as(query).contains("unicode");
        }
        var host = IDN.toUnicode("xn--ksity-graf.example");
        for (var query :
                List.of("xn--ksity-graf", "https://xn--ksity-graf.example/", "XN--KSITY", host, "https://" + host)) {
            assertThat(found(aino, query)).as(query).contains("punycode");
        }
        for (var query : List.of("meikäläinen matti", "meikalainen", "kukka kauppa", "virtanen eino", "shop", "zzz")) {
            assertThat(found(aino, query)).as(query).isEmpty();
        }
    }

    @Test
    default void a_search_is_taken_literally_R3() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        conversation("percent", partner, merchant("a", "Sale 100% now"), at(1));
        conversation("score", partner, merchant("b", "Under_score"), at(2));
        conversation("slash", partner, merchant("c", "Back\\slash"), at(3));
        conversation("quote", partner, merchant("d", "O'Hara \"Ace\""), at(4));
        conversation("regex", partner, merchant("e", "(a|b)* [c] ^$ ?+."), at(5));
        conversation("plain", partner, merchant("f", "Underscore 1000 now"), at(6));
        conversation("emoji", partner, merchant("g", "😀 Happy"), at(7));

        assertThat(found(aino, "100%")).containsExactly("percent");
        assertThat(found(aino, "%")).containsExactly("percent");
        assertThat(found(aino, "0% n")).containsExactly("percent");
        assertThat(found(aino, "under_score")).containsExactly("score");
        assertThat(found(aino, "_")).containsExactly("score");
        assertThat(found(aino, "\\")).containsExactly("slash");
        assertThat(found(aino, "k\\s")).containsExactly("slash");
        assertThat(found(aino, "\\_")).isEmpty();
        assertThat(found(aino, "o'hara \"")).containsExactly("quote");
        assertThat(found(aino, "'")).containsExactly("quote");
        assertThat(found(aino, "(A|B)* [C]")).containsExactly("regex");
        assertThat(found(aino, "^$ ?+")).containsExactly("regex");
        assertThat(found(aino, "😀")).containsExactly("emoji");
        assertThat(found(aino, "no")).containsExactly("plain", "percent");
        assertThat(found(aino, "10__ n")).isEmpty();
        assertThat(found(aino, "s%e")).isEmpty();
        assertThat(found(aino, "'; drop table conversation; --")).isEmpty();
    }

    @Test
    default void a_renamed_merchant_or_shop_is_found_by_the_new_name_and_not_by_the_old_R3() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x", "Virtanen");
        shop(merchant, "shop", "Kukka", "https://kukka.example");
        conversation(beginning("c", partner, merchant, Optional.of(new ShopId("shop"))), at(1));
        conversation("d", partner, merchant, at(2));

        merchant("x", "Korhonen");
        assertThat(found(aino, "korho")).containsExactly("d", "c");
        assertThat(found(aino, "virta")).isEmpty();

        shop(merchant("colleague"), "shop", "Kirja", "https://kirja.example");
        assertThat(found(aino, "kirja")).containsExactly("c");
        assertThat(found(aino, "www.kirja.example/")).containsExactly("c");
        assertThat(found(aino, "kukka")).isEmpty();
    }

    @Test
    default void filters_and_search_combine_and_go_on_in_pages_R3() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var tag = storedTag(partner, "t", "Tag");
        var other = storedTag(partner, "u", "Other");
        for (var i = 0; i < 5; i++) {
            attach(conversation("hit" + i, partner, merchant("hit" + i, "Virtanen " + i), at(i)), tag, other);
        }
        attach(conversation("no-name", partner, merchant("a", "Korhonen"), at(10)), tag, other);
        attach(conversation("no-tag", partner, merchant("b", "Virtanen"), at(11)), tag);
        var read = conversation("read", partner, merchant("c", "Virtanen"), at(12));
        attach(read, tag, other);
        readAll(read, aino);
        var filter = new InboxFilter(Set.of(tag.id(), other.id()), true, Optional.of("VIRTA"));

        assertThat(filtered(aino, filter)).containsExactly("hit4", "hit3", "hit2", "hit1", "hit0");
    }

    // Entries

    @Test
    default void entries_come_in_ascending_order_from_wherever_they_are_asked_for_M1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = conversation("c", partner, merchant, at(1));
        for (var i = 2; i <= 7; i++) {
            write(conversation, merchant, "Text " + i, at(i));
        }

        assertThat(numbers(aino, conversation, new EntryRange.Latest(3))).containsExactly(5, 6, 7);
        assertThat(numbers(aino, conversation, new EntryRange.Latest(100))).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(numbers(aino, conversation, new EntryRange.After(0, 2))).containsExactly(1, 2);
        assertThat(numbers(aino, conversation, new EntryRange.After(-5, 2))).containsExactly(1, 2);
        assertThat(numbers(aino, conversation, new EntryRange.After(5, 2))).containsExactly(6, 7);
        assertThat(numbers(aino, conversation, new EntryRange.After(6, 2))).containsExactly(7);
        assertThat(numbers(aino, conversation, new EntryRange.After(7, 2))).isEmpty();
        assertThat(numbers(aino, conversation, new EntryRange.After(Integer.MAX_VALUE, 100)))
                .isEmpty();
        assertThat(numbers(aino, conversation, new EntryRange.Before(4, 2))).containsExactly(2, 3);
        assertThat(numbers(aino, conversation, new EntryRange.Before(2, 2))).containsExactly(1);
        assertThat(numbers(aino, conversation, new EntryRange.Before(1, 2))).isEmpty();
        assertThat(numbers(aino, conversation, new EntryRange.Before(-5, 2))).isEmpty();
        assertThat(numbers(aino, conversation, new EntryRange.Before(Integer.MAX_VALUE, 2)))
                .containsExactly(6, 7);
        assertThat(numbers(merchant, conversation, new EntryRange.Latest(1))).containsExactly(7);
    }

    @Test
    default void entries_bear_their_authors_present_names_also_of_who_was_removed_X2() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x", "Old name");
        var file = upload("f", aino, START);
        var conversation = conversation("c", partner, merchant, at(1));
        write(conversation, aino.author(), new Content.Message("Here", List.of(file)), at(2));
        write(conversation, Author.SYSTEM, new Content.MerchantBlocked(), at(3));
        merchant("x", "New name");
        var otto = member(partner, "otto");
        run(unit -> unit.directory().removeMember(partner, aino.id()));

        for (var viewer : List.of(otto, merchant)) {
            assertThat(storage()
                            .inbox()
                            .entries(viewer, conversation.id(), new EntryRange.Latest(10))
                            .orElseThrow())
                    .containsExactly(
                            new EntryView(1, at(1), merchant.author(), "New name", request()),
                            new EntryView(
                                    2, at(2), aino.author(), "Member aino", new Content.Message("Here", List.of(file))),
                            new EntryView(3, at(3), Author.SYSTEM, "system", new Content.MerchantBlocked()));
        }
    }

    // Work

    @Test
    default void both_sides_see_all_work_of_their_conversation_and_each_piece_of_it() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = withWork("c", partner, merchant);
        var work = ask(unit -> unit.works().of(unit.conversations().lock(partner, conversation.id())));

        for (var viewer : List.of(aino, merchant)) {
            var reader = storage().inbox();
            assertThat(reader.work(viewer, conversation.id())).contains(work);
            work.proposals()
                    .forEach(
                            one -> assertThat(reader.proposal(viewer, one.id())).contains(one));
            work.jobs().forEach(one -> assertThat(reader.job(viewer, one.id())).contains(one));
            work.invoices()
                    .forEach(one -> assertThat(reader.invoice(viewer, one.id())).contains(one));
        }
        assertThat(work.proposals()).hasSize(2);
        assertThat(work.jobs()).hasSize(2);
        assertThat(work.invoices()).hasSize(1);
        var without = conversation("without", partner, merchant("y"), at(1));
        assertThat(storage().inbox().work(aino, without.id()))
                .contains(Work.none(partner, without.id(), Optional.empty()));
    }

    @Test
    default void what_is_not_the_viewers_is_absent_X1() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = withWork("c", partner, merchant);
        var other = partner("q");
        var rival = member(other, "rival");
        // as the ids of the two sides are given by the host, they may be the same
        var namesake = member(other, "x");
        var colleague = merchant("colleague");
        var shop = found(unit -> unit.directory().shop(merchant.id(), new ShopId("shop-c")))
                .orElseThrow();
        run(unit -> unit.directory().put(colleague.id(), shop.shop(), ShopRole.OWNER));
        var memberInName = merchant("aino");

        for (var viewer : List.of(rival, namesake, colleague, memberInName)) {
            var reader = storage().inbox();
            assertThat(reader.conversation(viewer, conversation.id())).isEmpty();
            assertThat(reader.entries(viewer, conversation.id(), new EntryRange.Latest(1)))
                    .isEmpty();
            assertThat(reader.work(viewer, conversation.id())).isEmpty();
            assertThat(reader.proposal(viewer, new ProposalId("c-proposal"))).isEmpty();
            assertThat(reader.job(viewer, new JobId("c-job"))).isEmpty();
            assertThat(reader.invoice(viewer, new InvoiceId("c-invoice"))).isEmpty();
        }
        for (var viewer : List.of(rival, namesake)) {
            assertThat(storage()
                            .inbox()
                            .inbox(viewer, InboxFilter.ALL, Slice.first(10))
                            .items())
                    .isEmpty();
        }
        for (var viewer : List.of(colleague, memberInName)) {
            assertThat(storage().inbox().conversations(viewer, Slice.first(10)).items())
                    .isEmpty();
        }
        assertThat(storage().inbox().conversation(aino, conversation.id())).isPresent();
    }

    @Test
    default void what_is_not_there_is_absent() {
        var partner = partner("p");
        var merchant = merchant("x");
        for (var viewer : List.of(member(partner, "aino"), merchant)) {
            var reader = storage().inbox();
            assertThat(reader.conversation(viewer, new ConversationId("no"))).isEmpty();
            assertThat(reader.entries(viewer, new ConversationId("no"), new EntryRange.After(0, 10)))
                    .isEmpty();
            assertThat(reader.work(viewer, new ConversationId("no"))).isEmpty();
            assertThat(reader.proposal(viewer, new ProposalId("no"))).isEmpty();
            assertThat(reader.job(viewer, new JobId("no"))).isEmpty();
            assertThat(reader.invoice(viewer, new InvoiceId("no"))).isEmpty();
        }
        assertThat(found(unit -> unit.pairs().lockShared(partner, merchant.id())))
                .isEmpty();
        assertThat(storage().inbox().conversations(merchant, Slice.first(1)).items())
                .isEmpty();
    }

    // Tags

    @Test
    default void tags_come_by_name_in_any_case_in_pages_with_the_number_of_their_conversations_T1() {
        var partner = partner("p");
        var names = List.of("öljy", "Zebra", "apple", "Bee", "Äiti", "10", "a b", "a-b");
        for (var i = 0; i < names.size(); i++) {
            storedTag(partner, "t" + i, names.get(i));
        }
        storedTag(partner("q"), "foreign", "apple");
        var apple = new Tag(partner, new TagId("t2"), TagName.of("apple"));
        attach(conversation("c", partner, merchant("x"), at(1)), apple);
        attach(conversation("d", partner, merchant("y"), at(1)), apple);

        var tags = walk(slice -> storage().inbox().tags(partner, Optional.empty(), slice));

        assertThat(tags)
                .extracting(view -> view.tag().name().value())
                .containsExactly("10", "a b", "a-b", "apple", "Bee", "Zebra", "Äiti", "öljy");
        assertThat(tags.get(3)).isEqualTo(new TagView(apple, 2));
        assertThat(tags).extracting(TagView::conversations).containsExactly(0, 0, 0, 2, 0, 0, 0, 0);
        assertThat(storage().inbox().tag(partner, apple.id())).contains(new TagView(apple, 2));
        assertThat(storage().inbox().tag(new PartnerId("q"), apple.id())).isEmpty();
        assertThat(storage().inbox().tag(partner, new TagId("nothing"))).isEmpty();
        assertThat(storage()
                        .inbox()
                        .tags(new PartnerId("nobody"), Optional.empty(), Slice.first(1))
                        .items())
                .isEmpty();
        assertThat(storage().inbox().tags(partner, 100))
                .containsExactlyElementsOf(tags.stream().map(TagView::tag).toList());
        assertThat(storage().inbox().tags(partner, 2))
                .extracting(tag -> tag.name().value())
                .containsExactly("10", "a b");
        assertThat(storage().inbox().tags(new PartnerId("nobody"), 100)).isEmpty();
    }

    @Test
    default void tags_are_found_by_any_part_in_any_case_taken_literally() {
        var partner = partner("p");
        var names = List.of("Urgent", "Not urgent", "100%", "a_b", "a\\b", "ÄITI");
        for (var i = 0; i < names.size(); i++) {
            storedTag(partner, "t" + i, names.get(i));
        }

        assertThat(tags(partner, "URGENT")).containsExactly("Not urgent", "Urgent");
        assertThat(tags(partner, "t u")).containsExactly("Not urgent");
        assertThat(tags(partner, "äit")).containsExactly("ÄITI");
        assertThat(tags(partner, "%")).containsExactly("100%");
        assertThat(tags(partner, "_")).containsExactly("a_b");
        assertThat(tags(partner, "\\")).containsExactly("a\\b");
        assertThat(tags(partner, "u_g")).isEmpty();
        assertThat(tags(partner, "ait")).isEmpty();
    }

    @Test
    default void a_conversation_shows_the_state_of_the_proposal_that_was_sent_last() {
        var partner = partner("p");
        var aino = member(partner, "aino");
        var merchant = merchant("x");
        var conversation = withWork("c", partner, merchant);
        var without = conversation("without", partner, merchant("y"), at(1));

        assertThat(seen(aino, conversation).newestProposal()).contains(ProposalStatus.SENT);
        assertThat(seen(aino, without).newestProposal()).isEmpty();
        change(conversation, work -> work.withdraw(new ProposalId("c-other"), aino.author()));
        for (var viewer : List.of(aino, merchant)) {
            assertThat(seen(viewer, conversation).newestProposal()).contains(ProposalStatus.WITHDRAWN);
        }
    }

    /** A conversation about a shop, with two proposals, two jobs and an invoice. */
    private Conversation withWork(String id, PartnerId partner, Actor.Merchant merchant) {
        var shop = shop(merchant, "shop-" + id, "Kukka", "https://kukka.example");
        var conversation = conversation(beginning(id, partner, merchant, Optional.of(shop.id())), at(1));
        var author = new Actor.Member(new MemberId("aino"), partner).author();
        for (var proposal : List.of(id + "-proposal", id + "-other")) {
            change(
                    conversation,
                    work -> work.propose(
                            new ProposalId(proposal),
                            new ProposalDraft(
                                    "Title",
                                    "Scope",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(Money.of("10.50", "EUR")),
                                    List.of(),
                                    Optional.of(3),
                                    Optional.of("Terms")),
                            author,
                            at(2)));
        }
        change(conversation, work -> work.open(new JobId(id + "-open"), at(3)));
        change(
                conversation,
                work -> work.accept(
                        new ProposalId(id + "-proposal"), new JobId(id + "-job"), merchant.author(), at(4)));
        var bill = new InvoiceDraft(
                List.of(InvoiceLine.of("Two", Money.of("2", "EUR")), InvoiceLine.of("One", Money.of("1", "EUR"))));
        change(
                conversation,
                work -> work.issue(new InvoiceId(id + "-invoice"), new JobId(id + "-job"), bill, author, at(5)));
        return conversation;
    }

    private void change(Conversation conversation, Function<Work, WorkChange> decision) {
        run(unit -> {
            var locked = unit.conversations().lock(conversation.partner(), conversation.id());
            unit.works().apply(decision.apply(unit.works().of(locked)));
        });
    }

    private ConversationView seen(Actor.Participant viewer, Conversation conversation) {
        return storage().inbox().conversation(viewer, conversation.id()).orElseThrow();
    }

    private List<ConversationView> inbox(Actor.Member viewer) {
        return walk(slice -> storage().inbox().inbox(viewer, InboxFilter.ALL, slice));
    }

    private List<String> filtered(Actor.Member viewer, InboxFilter filter) {
        return walk(slice -> storage().inbox().inbox(viewer, filter, slice)).stream()
                .map(InboxReaderContract::word)
                .toList();
    }

    private List<String> found(Actor.Member viewer, String query) {
        return filtered(viewer, new InboxFilter(Set.of(), false, Optional.of(query)));
    }

    private static InboxFilter tagged(Tag... tags) {
        return new InboxFilter(
                List.of(tags).stream().map(Tag::id).collect(Collectors.toSet()), false, Optional.empty());
    }

    private List<Integer> numbers(Actor.Participant viewer, Conversation conversation, EntryRange range) {
        return storage().inbox().entries(viewer, conversation.id(), range).orElseThrow().stream()
                .map(EntryView::seq)
                .toList();
    }

    private List<String> tags(PartnerId partner, String text) {
        return storage().inbox().tags(partner, Optional.of(text), Slice.first(100)).items().stream()
                .map(view -> view.tag().name().value())
                .toList();
    }

    private static String word(ConversationView view) {
        return view.id().value();
    }
}
