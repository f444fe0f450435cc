package dev.viesti.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {
    private static final Predicate<String> FORM =
            Pattern.compile("[A-Za-z0-9._-]{1,64}").asMatchPredicate();

    @Test
    void an_id_is_made_of_ascii_letters_digits_dots_underscores_and_hyphens() {
        IntStream.rangeClosed(0, 0xFFFF)
                .mapToObj(c -> String.valueOf((char) c))
                .forEach(id -> assertThat(Ids.isWellFormed(id))
                        .as("%04x", (int) id.charAt(0))
                        .isEqualTo(FORM.test(id)));
    }

    @Test
    void an_id_has_from_1_to_64_characters() {
        IntStream.rangeClosed(0, 70)
                .forEach(length ->
                        assertThat(Ids.isWellFormed("x".repeat(length))).isEqualTo(length >= 1 && length <= 64));
    }

    @Test
    void one_wrong_character_anywhere_is_enough() {
        assertThat(List.of("a b", " a", "a\n", "ä", "a/b")).noneMatch(Ids::isWellFormed);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T extends Comparable<T>> void an_id_of_any_kind_is_well_formed_and_ordered_by_its_text(Function<String, T> kind) {
        assertThat(kind.apply("a")).isEqualTo(kind.apply("a")).isNotEqualTo(kind.apply("b"));
        assertThat(kind.apply("a")).isLessThan(kind.apply("b")).isEqualByComparingTo(kind.apply("a"));
        assertThat(kind.apply("b")).isGreaterThan(kind.apply("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> kind.apply(""));
        assertThatIllegalArgumentException().isThrownBy(() -> kind.apply("a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> kind.apply("x".repeat(65)));
    }

    static List<Function<String, ?>> kinds() {
        return List.of(
                ConversationId::new,
                FileId::new,
                InvoiceId::new,
                JobId::new,
                MatchingRequestId::new,
                MemberId::new,
                MerchantId::new,
                PartnerId::new,
                ProposalId::new,
                ServiceId::new,
                ShopId::new,
                TagId::new);
    }
}
