package dev.viesti.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @ValueSource(strings = {"fi", "en", "sv", "aa", "zz", "az", "za"})
    void a_language_is_two_lower_case_letters(String code) {
        assertThat(Language.of(code)).isEqualTo(new Language(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f", "fin", "FI", "fI", "f1", "f ", "åå", "`a", "a{"})
    void anything_else_is_no_language(String code) {
        assertThat(Refusals.of(() -> Language.of(code))).containsExactly("not-a-language");
        assertThatIllegalArgumentException().isThrownBy(() -> new Language(code));
    }

    @Test
    void languages_are_ordered_by_code() {
        assertThat(Language.ENGLISH).isLessThan(Language.FINNISH);
        assertThat(Language.FINNISH).isGreaterThan(Language.ENGLISH).isEqualByComparingTo(Language.of("fi"));
    }
}
