package dev.viesti.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.FileId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Refusals;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationDraftsTest {
    private static List<FileId> files(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new FileId("file-" + number))
                .toList();
    }

    @Nested
    @DisplayName("M2: a message has text, files or both")
    class Messages {
        @Test
        void text_alone() {
            assertThat(MessageDraft.of("Hei\r\n")).isEqualTo(new MessageDraft(Optional.of("Hei\n"), List.of()));
            assertThat(MessageDraft.of("x".repeat(10_000)).text()).contains("x".repeat(10_000));
        }

        @Test
        void files_alone() {
            assertThat(new MessageDraft(Optional.empty(), files(10)).files()).hasSize(10);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n", "\u00a0\r\n"})
        @DisplayName("M5: white space alone counts as empty")
        void files_with_empty_text_are_files_alone(String empty) {
            assertThat(new MessageDraft(Optional.of(empty), files(1)).text()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n", "\u00a0\r\n"})
        void never_neither(String empty) {
            assertThat(Refusals.of(() -> MessageDraft.of(empty))).containsExactly("text required");
            assertThat(Refusals.of(() -> new MessageDraft(Optional.empty(), List.of())))
                    .containsExactly("text required");
        }

        @Test
        void nothing_past_the_limits() {
            assertThat(Refusals.of(() -> new MessageDraft(Optional.of("x".repeat(10_001)), files(11))))
                    .containsExactly("text too-long", "files too-many");
            assertThat(Refusals.of(() -> new MessageDraft(
                            Optional.empty(), List.of(new FileId("a"), new FileId("b"), new FileId("a")))))
                    .containsExactly("files repeated");
        }
    }

    @Nested
    @DisplayName("C3: a contact request carries all its parts")
    class ContactRequests {
        private ContactRequestDraft request(String outline, String requirements, int files) {
            return new ContactRequestDraft(
                    new PartnerId("partner"),
                    new ServiceId("service"),
                    Optional.of(new ShopId("shop")),
                    outline,
                    requirements,
                    files(files));
        }

        @Test
        void up_to_their_limits() {
            var draft = request("o".repeat(200), "r\r\n" + "r".repeat(9_998), 10);
            assertThat(draft.requirements()).hasSize(10_000).startsWith("r\nr");
            assertThat(draft.files()).hasSize(10);
            assertThat(request("o", "r", 0).files()).isEmpty();
        }

        @Test
        void and_names_each_that_is_missing() {
            assertThat(Refusals.of(() -> request(" ", "", 0)))
                    .containsExactly("outline required", "requirements required");
        }

        @Test
        void and_nothing_past_its_limit() {
            assertThat(Refusals.of(() -> request("o".repeat(201), "r".repeat(10_001), 11)))
                    .containsExactly("outline too-long", "requirements too-long", "files too-many");
        }
    }
}
