package dev.viesti.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final List<int[]> BIDI_CONTROLS =
            List.of(new int[] {0x061C, 0x061C}, new int[] {0x200E, 0x200F}, new int[] {0x202A, 0x202E}, new int[] {
                0x2066, 0x2069
            });

    /** Default_Ignorable_Code_Point of the Unicode character database, and the blank Braille pattern. */
    private static final List<int[]> IGNORABLE = List.of(
            new int[] {0x00AD, 0x00AD},
            new int[] {0x034F, 0x034F},
            new int[] {0x115F, 0x1160},
            new int[] {0x17B4, 0x17B5},
            new int[] {0x180B, 0x180F},
            new int[] {0x200B, 0x200D},
            new int[] {0x2060, 0x2065},
            new int[] {0x206A, 0x206F},
            new int[] {0x2800, 0x2800},
            new int[] {0x3164, 0x3164},
            new int[] {0xFE00, 0xFE0F},
            new int[] {0xFEFF, 0xFEFF},
            new int[] {0xFFA0, 0xFFA0},
            new int[] {0xFFF0, 0xFFF8},
            new int[] {0x1BCA0, 0x1BCA3},
            new int[] {0x1D173, 0x1D17A},
            new int[] {0xE0000, 0xE0FFF});

    private static boolean isIn(List<int[]> ranges, int c) {
        return ranges.stream().anyMatch(range -> c >= range[0] && c <= range[1]);
    }

    private static IntStream scalars() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }

    private static boolean isLineBreaking(int c) {
        return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
    }

    @Nested
    @DisplayName("M5: text of several lines")
    class SeveralLines {
        @Test
        void is_kept_as_written_whatever_scalar_value_but_nul_it_has() {
            scalars().filter(c -> c != 0).forEach(c -> {
                var written = " a" + Character.toString(c) + "b\t\n";
                assertThat(Text.text(written, 10)).isEqualTo(written);
            });
        }

        @Test
        void is_kept_as_written_but_for_the_ends_of_lines() {
            Generators.forAll(any -> {
                var written = "x" + any.text(40).replace("\0", "");
                assertThat(Text.text(written, 50)).isEqualTo(written.replace("\r\n", "\n"));
            });
        }

        @Test
        void has_line_feeds_where_it_was_written_with_carriage_returns_before_them() {
            assertThat(Text.text("a\r\nb\rc\n\r\n", 10)).isEqualTo("a\nb\rc\n\n");
        }

        @Test
        void has_no_nul() {
            assertThat(Refusals.of(() -> Text.text("a\0b", 10))).containsExactly("nul");
            assertThat(Refusals.of(() -> Text.text("\0", 10))).containsExactly("nul");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n", "\r\n\t", "\u00a0", "\u2003\u3000", "\u0085", "\u2028\u2029", "\u202f"})
        void is_empty_when_it_is_white_space_alone(String blank) {
            assertThat(Refusals.of(() -> Text.text(blank, 10))).containsExactly("required");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\ud800", "a\udc00", "\udc00\ud800"})
        void has_no_half_of_a_surrogate_pair(String half) {
            assertThat(Refusals.of(() -> Text.text(half, 10))).containsExactly("surrogate");
        }

        @Test
        void is_measured_in_code_points_after_the_ends_of_lines_are_unified() {
            assertThat(Text.text("😀😀😀", 3)).isEqualTo("😀😀😀");
            assertThat(Text.text("a\r\nb", 3)).isEqualTo("a\nb");
            assertThat(Refusals.of(() -> Text.text("😀😀😀😀", 3))).containsExactly("too-long");
        }

        @Test
        void says_how_long_it_may_be() {
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                    InvalidInput.class, () -> Text.text("abcd", 3))
                            .errors())
                    .containsExactly(new FieldError("", "too-long", "must be at most 3 characters long"));
        }
    }

    @Nested
    @DisplayName("M5: names and titles are one line")
    class OneLine {
        @Test
        void of_every_character_but_those_that_break_the_line_or_turn_it() {
            scalars().forEach(c -> {
                var written = "a" + Character.toString(c) + "b";
                if (isLineBreaking(c)) {
                    assertThat(Refusals.of(() -> Text.line(written, 10)))
                            .as("U+%04X", c)
                            .containsExactly("control-character");
                } else if (isIn(BIDI_CONTROLS, c)) {
                    assertThat(Refusals.of(() -> Text.line(written, 10)))
                            .as("U+%04X", c)
                            .containsExactly("bidi-control");
                } else {
                    assertThat(Text.line(written, 10)).isEqualTo(written);
                }
            });
        }

        @Test
        void printable_are_the_same_characters_and_no_half_of_a_pair() {
            IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                    .forEach(c -> assertThat(Text.isPrintable(c))
                            .as("U+%04X", c)
                            .isEqualTo(!isLineBreaking(c)
                                    && !isIn(BIDI_CONTROLS, c)
                                    && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)));
        }

        @Test
        void not_of_invisible_characters_alone() {
            IGNORABLE.forEach(range -> IntStream.rangeClosed(range[0], range[1])
                    .forEach(c -> assertThat(Refusals.of(() -> Text.line(" " + Character.toString(c), 10)))
                            .as("U+%04X", c)
                            .containsExactly("invisible")));
        }

        @Test
        void of_characters_that_can_be_seen_whatever_their_neighbours() {
            assertThat(Text.isVisible("\u200b.\u200b")).isTrue();
            assertThat(Text.isVisible("\u200b \u0007\u2800")).isFalse();
            assertThat(Text.isVisible("")).isFalse();
        }

        @Test
        void visible_is_whatever_is_neither_blank_nor_ignorable() {
            for (var visible : List.of(
                    0x21, 0x7E, 0xAC, 0xAE, 0x34E, 0x350, 0x115E, 0x1161, 0x17B3, 0x17B6, 0x180A, 0x1810, 0x2027,
                    0x2070, 0x27FF, 0x2801, 0x3163, 0x3165, 0xFDFF, 0xFE10, 0xFF9F, 0xFFA1, 0xFFFC, 0xDFFFF, 0xE1000)) {
                assertThat(Text.isVisible(Character.toString(visible)))
                        .as("U+%04X", visible)
                        .isTrue();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\u00a0\u2003", "\n", "\u0085"})
        void not_of_white_space_alone(String blank) {
            assertThat(Refusals.of(() -> Text.line(blank, 10))).containsExactly("required");
        }

        @Test
        void without_half_of_a_surrogate_pair() {
            assertThat(Refusals.of(() -> Text.line("a\ud83d", 10))).containsExactly("surrogate");
        }

        @Test
        void measured_in_code_points() {
            assertThat(Text.line("äöå", 3)).isEqualTo("äöå");
            assertThat(Text.line("😀😀😀", 3)).isEqualTo("😀😀😀");
            assertThat(Refusals.of(() -> Text.line("abcd", 3))).containsExactly("too-long");
            assertThat(Text.length("a😀")).isEqualTo(2);
        }

        @Test
        void neither_trimmed_nor_composed() {
            assertThat(Text.line(" a\u0308  b ", 10)).isEqualTo(" a\u0308  b ");
        }
    }

    @Nested
    @DisplayName("R3, T2: folding takes the difference of case away")
    class Folding {
        @Test
        void every_character_folds_as_its_upper_and_its_lower_case_do() {
            scalars().forEach(c -> {
                var text = Character.toString(c);
                assertThat(Stream.of(text.toUpperCase(Locale.ROOT), text.toLowerCase(Locale.ROOT))
                                .map(Text::fold))
                        .as("U+%04X", c)
                        .allMatch(Text.fold(text)::equals);
            });
        }

        @Test
        void folding_twice_is_folding_once() {
            scalars().forEach(c -> {
                var once = Text.fold(Character.toString(c));
                assertThat(Text.fold(once)).as("U+%04X", c).isEqualTo(once);
            });
            Generators.forAll(any -> {
                var once = Text.fold(any.text(20));
                assertThat(Text.fold(once)).isEqualTo(once);
            });
        }

        @Test
        void composed_and_decomposed_text_fold_alike() {
            Generators.forAll(any -> {
                var text = any.text(20);
                assertThat(Text.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
                        .isEqualTo(Text.fold(text))
                        .isEqualTo(Text.fold(Normalizer.normalize(text, Normalizer.Form.NFC)));
            });
        }

        @ParameterizedTest
        @CsvSource({
            "Äiti, äiti",
            "A\u0308iti, äiti",
            "STRASSE, straße",
            "STRAẞE, straße",
            "ΟΔΟΣ, οδος",
            "ΟΔΟΣ, οδοσ",
            "ISPARTA, ısparta",
            "İSTANBUL, istanbul",
            "I\u0307stanbul, istanbul",
            "K, k"
        })
        void spellings_that_differ_in_case_or_composition_fold_alike(String one, String other) {
            assertThat(Text.fold(one)).isEqualTo(Text.fold(other));
        }

        @Test
        void a_part_of_a_word_folds_to_a_part_of_the_folded_word() {
            assertThat(Text.fold("ΟΔΟΣΑ")).contains(Text.fold("ΟΔΟΣ"));
        }

        @Test
        void different_letters_stay_different() {
            assertThat(Text.fold("Äa")).isEqualTo("äa");
        }
    }

    @Nested
    @DisplayName("The beginning of a text")
    class Beginning {
        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '"',
                value = {
                    "\"abc\", 3, \"abc\"",
                    "\"abcd\", 3, \"abc\"",
                    "\"a b\", 3, \"a b\"",
                    "\"a b\", 2, \"a\"",
                    "\"  a\", 1, \"a\"",
                    "\"a  \", 9, \"a\"",
                    "\"ab  cd\", 4, \"ab c\"",
                    "\"ab  cd\", 3, \"ab\"",
                    "\"😀😀😀\", 2, \"😀😀\"",
                    "\"\", 3, \"\"",
                    "\"abc\", 0, \"\""
                })
        void ends_at_the_limit_and_not_in_a_space(String text, int max, String beginning) {
            assertThat(Text.beginning(text, max)).isEqualTo(beginning);
        }

        @Test
        void is_one_line_whatever_separates_the_words() {
            assertThat(Text.beginning("\r\n a\n\nb\tc\u0000d\u2028e\u00a0\u3000f\u0085", 100))
                    .isEqualTo("a b c d e f");
        }

        @Test
        void never_exceeds_its_limit_and_never_begins_or_ends_with_a_space() {
            Generators.forAll(any -> {
                var max = any.between(0, 30);
                var line = Text.beginning(any.text(60), max);
                assertThat(Text.length(line)).isLessThanOrEqualTo(max);
                assertThat(line).doesNotContain("  ").doesNotStartWith(" ").doesNotEndWith(" ");
                assertThat(line.codePoints()).noneMatch(TextTest::isLineBreaking);
            });
        }

        @Test
        void of_a_beginning_is_itself() {
            Generators.forAll(any -> {
                var line = Text.beginning(any.text(60), 20);
                assertThat(Text.beginning(line, 20)).isEqualTo(line);
            });
        }
    }
}
