package dev.viesti.domain.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.domain.Generators;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Refusals;
import dev.viesti.domain.TagId;
import dev.viesti.domain.Text;
import java.text.Normalizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("T2: a tag's name")
class TagNameTest {
    @ParameterizedTest
    @CsvSource({
        "'Urgent', 'Urgent'",
        "'  Urgent  ', 'Urgent'",
        "'waiting   for  us', 'waiting for us'",
        "'\u00a0a\u2003\u00a0b\u3000', 'a b'",
        "'A\u0308iti', 'Äiti'"
    })
    void is_trimmed_collapsed_and_composed(String entered, String name) {
        assertThat(TagName.of(entered).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "\ta", "a\n", "a\r\nb", "a\0", "a\u0085b", "a\u2028b", "a\u007f"})
    void has_no_control_characters_not_even_at_its_ends(String entered) {
        assertThat(Refusals.of(() -> TagName.of(entered))).containsExactly("name control-character");
    }

    @ParameterizedTest
    @CsvSource({"'', required", "'  ', required", "'\u200b', invisible", "'\u202eab', bidi-control"})
    void is_something_to_see(String entered, String code) {
        assertThat(Refusals.of(() -> TagName.of(entered))).containsExactly("name " + code);
    }

    @Test
    void has_at_most_50_code_points_in_its_normal_form() {
        assertThat(TagName.of("😀".repeat(50)).value()).isEqualTo("😀".repeat(50));
        assertThat(TagName.of("  " + "a\u0308".repeat(50) + "  ").value()).isEqualTo("ä".repeat(50));
        assertThat(Refusals.of(() -> TagName.of("a".repeat(51)))).containsExactly("name too-long");
    }

    @Test
    void in_its_normal_form_stays_as_it_is() {
        Generators.forAll(any -> {
            var entered = any.coin() ? any.name() : any.text(60);
            try {
                var name = TagName.of(entered);
                assertThat(TagName.of(name.value())).isEqualTo(name);
                assertThat(Text.length(name.value())).isBetween(1, 50);
                assertThat(name.value()).isEqualTo(name.value().strip()).doesNotContain("  ");
                assertThat(Normalizer.isNormalized(name.value(), Normalizer.Form.NFC))
                        .isTrue();
            } catch (InvalidInput refused) {
                assertThat(refused.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo("name"));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"Urgent, uRGENT", "Äiti, A\u0308ITI", "Straße, STRASSE", "Straße, STRAẞE", "Σοφός, ΣΟΦΌΣ"})
    @DisplayName("T2, T3: is the same name in any case")
    void is_the_same_name_in_any_case(String one, String other) {
        assertThat(TagName.of(one).key()).isEqualTo(TagName.of(other).key());
    }

    @Test
    void is_another_name_when_a_letter_differs() {
        assertThat(TagName.of("Aiti").key()).isNotEqualTo(TagName.of("Äiti").key());
    }

    @Test
    @DisplayName("T4: a renamed tag is the same tag with another name")
    void changes_without_changing_the_tag() {
        var tag = new Tag(new PartnerId("partner"), new TagId("tag"), TagName.of("urgent"));
        assertThat(tag.renamed(TagName.of("Urgent")))
                .isEqualTo(new Tag(new PartnerId("partner"), new TagId("tag"), TagName.of("Urgent")));
    }

    @Test
    @DisplayName("T6: a conversation bears at most 50 tags")
    void a_conversation_bears_at_most_50() {
        assertThat(Tag.MAX_PER_CONVERSATION).isEqualTo(50);
    }
}
