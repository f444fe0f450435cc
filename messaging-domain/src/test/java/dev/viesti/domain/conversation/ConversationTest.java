package dev.viesti.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.Generators;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.party.MerchantKind;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.WorkEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final Author MERCHANT = Author.of(new MerchantId("aino"));
    private static final Author MEMBER = Author.of(new MemberId("mikko"));
    private static final Conversation NEW = Conversation.begin(
            new ConversationId("c"),
            new PartnerId("partner"),
            new MerchantId("aino"),
            Optional.of(new ShopId("shop")),
            MerchantKind.SHOP_OWNER,
            Origin.DIRECT,
            AT);

    private static Content.Message message(String text, String... files) {
        return new Content.Message(
                text,
                Arrays.stream(files)
                        .map(name -> new Attachment(new FileId("f"), name, "image/png", 1))
                        .toList());
    }

    private static Content record(JobStatus status) {
        return new Content.WorkRecord(new WorkEvent.JobEvent(new JobId("job"), status));
    }

    private static Content record(ProposalStatus status) {
        return new Content.WorkRecord(new WorkEvent.ProposalEvent(new ProposalId("p"), "New logo", status));
    }

    private static String previewAfter(Content... contents) {
        return NEW.append(
                        Arrays.stream(contents)
                                .map(content -> new Entry.Draft(MERCHANT, content))
                                .toList(),
                        AT)
                .conversation()
                .head()
                .preview();
    }

    @Nested
    @DisplayName("M1: entries are numbered from 1 without gaps")
    class Numbers {
        @Test
        void a_new_conversation_has_no_entries() {
            assertThat(NEW.isNew()).isTrue();
            assertThat(NEW.head()).isEqualTo(new Conversation.Head(0, 0, 0, AT, ""));
            assertThat(NEW.append(List.of(new Entry.Draft(MERCHANT, message("Hi"))), AT)
                            .conversation()
                            .isNew())
                    .isFalse();
        }

        @Test
        void drafts_are_numbered_in_their_order_and_counted_by_side() {
            var appended = NEW.append(
                    List.of(
                            new Entry.Draft(MERCHANT, message("Hi")),
                            new Entry.Draft(Author.SYSTEM, record(JobStatus.OPEN)),
                            new Entry.Draft(MEMBER, message("Hello"))),
                    AT.plusSeconds(1));
            var at = AT.plusSeconds(1);
            assertThat(appended.entries())
                    .containsExactly(
                            new Entry(1, at, MERCHANT, message("Hi"), 1, 0),
                            new Entry(2, at, Author.SYSTEM, record(JobStatus.OPEN), 1, 0),
                            new Entry(3, at, MEMBER, message("Hello"), 1, 1));
            assertThat(appended.conversation().head()).isEqualTo(new Conversation.Head(3, 1, 1, at, "Hello"));
        }

        @Test
        void however_many_are_appended_at_a_time() {
            Generators.forAll(any -> {
                var conversation = NEW;
                var entries = new ArrayList<Entry>();
                for (var round = 0; round < 10; round++) {
                    var appended = conversation.append(
                            any.listOf(
                                    3,
                                    () -> new Entry.Draft(
                                            any.oneOf(List.of(MERCHANT, MEMBER, Author.SYSTEM)), message("x"))),
                            AT.plusSeconds(any.between(-5, 5)));
                    entries.addAll(appended.entries());
                    conversation = appended.conversation();
                }
                assertThat(entries)
                        .extracting(Entry::seq)
                        .isEqualTo(
                                IntStream.rangeClosed(1, entries.size()).boxed().toList());
                for (var entry : entries) {
                    var until = entries.subList(0, entry.seq());
                    assertThat(entry.merchantEntries()).isEqualTo(count(until, MERCHANT));
                    assertThat(entry.memberEntries()).isEqualTo(count(until, MEMBER));
                }
                assertThat(entries).extracting(Entry::at).isSorted();
                assertThat(conversation.head().lastSeq()).isEqualTo(entries.size());
                assertThat(conversation.head().merchantEntries()).isEqualTo(count(entries, MERCHANT));
                assertThat(conversation.head().memberEntries()).isEqualTo(count(entries, MEMBER));
            });
        }

        private int count(List<Entry> entries, Author author) {
            return (int) entries.stream()
                    .filter(entry -> entry.author().equals(author))
                    .count();
        }

        @Test
        void nothing_to_append_changes_nothing() {
            var appended = NEW.append(List.of(), AT.plusSeconds(9));
            assertThat(appended.conversation()).isEqualTo(NEW);
            assertThat(appended.entries()).isEmpty();
        }

        @Test
        void what_the_conversation_began_with_stays() {
            assertThat(NEW.append(List.of(new Entry.Draft(MEMBER, message("x"))), AT)
                            .conversation())
                    .usingRecursiveComparison()
                    .ignoringFields("head")
                    .isEqualTo(NEW);
        }

        @Test
        void times_never_go_back_when_the_clock_does() {
            var first = NEW.append(List.of(new Entry.Draft(MERCHANT, message("x"))), AT.plusSeconds(60))
                    .conversation();
            var second = first.append(List.of(new Entry.Draft(MEMBER, message("y"))), AT);
            assertThat(second.entries()).extracting(Entry::at).containsExactly(AT.plusSeconds(60));
            assertThat(second.conversation().head().lastEntryAt()).isEqualTo(AT.plusSeconds(60));
            assertThat(second.at()).isEqualTo(AT);
        }
    }

    @Nested
    @DisplayName("R2: the preview")
    class Preview {
        @Test
        void is_of_the_newest_entry_with_something_to_show() {
            assertThat(previewAfter(message("one"), message("two"))).isEqualTo("two");
            assertThat(previewAfter(message("one"), record(JobStatus.OPEN), new Content.MerchantBlocked()))
                    .isEqualTo("one");
            assertThat(previewAfter(message("one"), record(ProposalStatus.CLOSED)))
                    .isEqualTo("New logo");
        }

        @Test
        void is_text_else_the_first_file_and_the_outline_of_a_request() {
            assertThat(previewAfter(message("", "a.png", "b.png"))).isEqualTo("a.png");
            assertThat(previewAfter(message("text", "a.png"))).isEqualTo("text");
            assertThat(previewAfter(request(Optional.empty()))).isEqualTo("A logo");
        }

        @Test
        void is_one_line_of_at_most_140_characters() {
            assertThat(previewAfter(message("a\n\n b" + "😀".repeat(200)))).isEqualTo("a b" + "😀".repeat(137));
        }
    }

    private static Content.ContactRequest request(Optional<Money> budget) {
        return new Content.ContactRequest(
                "A logo",
                "In blue",
                Optional.empty(),
                Optional.of("Design"),
                budget,
                List.of(new Attachment(new FileId("f"), "a.png", "image/png", 1)));
    }

    @Nested
    @DisplayName("What entries say")
    class Contents {
        @Test
        @DisplayName("N2: digests tell of messages and requests, not of records")
        void digests_tell_of_messages_and_requests() {
            assertThat(message("x").isTold()).isTrue();
            assertThat(request(Optional.empty()).isTold()).isTrue();
            assertThat(record(JobStatus.OPEN).isTold()).isFalse();
            assertThat(new Content.MerchantBlocked().isTold()).isFalse();
        }

        @Test
        @DisplayName("W7: records have the types of what happened")
        void every_content_has_its_type() {
            assertThat(List.of(
                                    message("x"),
                                    request(Optional.empty()),
                                    record(JobStatus.IN_PROGRESS),
                                    record(ProposalStatus.SENT),
                                    new Content.WorkRecord(new WorkEvent.InvoiceEvent(
                                            new InvoiceId("i"), Money.of("1", "EUR"), InvoiceStatus.OPEN)),
                                    new Content.MerchantBlocked())
                            .stream()
                            .map(Content::type))
                    .containsExactly(
                            "message",
                            "contact-request",
                            "job-started",
                            "proposal-sent",
                            "invoice-issued",
                            "merchant-blocked");
        }

        @Test
        void files_come_with_messages_and_requests_alone() {
            assertThat(message("", "a", "b").files()).hasSize(2);
            assertThat(request(Optional.empty()).files()).hasSize(1);
            assertThat(record(JobStatus.OPEN).files()).isEmpty();
        }

        @Test
        void a_message_of_nothing_has_nothing_to_show() {
            assertThat(message("").headline()).isEmpty();
        }

        @Test
        void conversations_begin_directly_or_by_matching() {
            assertThat(Arrays.stream(Origin.values()).map(Origin::word)).containsExactly("direct", "matching");
        }
    }
}
