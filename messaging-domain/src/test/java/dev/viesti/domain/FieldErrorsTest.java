package dev.viesti.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldErrorsTest {
    private static List<String> refusals(Consumer<FieldErrors> input) {
        return Refusals.of(() -> {
            var errors = new FieldErrors();
            input.accept(errors);
            errors.throwIfAny();
        });
    }

    @Test
    void an_input_without_errors_passes() {
        var errors = new FieldErrors();
        errors.check(true, "a", "wrong", "put it right");
        assertThatCode(errors::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void a_refusal_names_every_wrong_field_in_the_order_found() {
        assertThat(refusals(errors -> {
                    errors.add("b", "wrong", "put it right");
                    errors.check(false, "a", "missing", "give it");
                }))
                .containsExactly("b wrong", "a missing");
    }

    @Test
    void the_first_error_of_a_field_counts() {
        assertThat(refusals(errors -> {
                    errors.add("a", "wrong", "put it right");
                    errors.add("a", "missing", "give it");
                }))
                .containsExactly("a wrong");
    }

    @Test
    void text_comes_back_in_the_form_in_which_it_is_stored() {
        var errors = new FieldErrors();
        assertThat(errors.text("a", "x\r\ny", 3)).isEqualTo("x\ny");
        assertThat(errors.line("b", "x y", 3)).isEqualTo("x y");
        assertThat(errors.optionalText("c", Optional.of("x\r\ny"), 3)).contains("x\ny");
        assertThat(errors.optionalText("d", Optional.empty(), 3)).isEmpty();
        assertThatCode(errors::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void wrong_text_is_noted_and_comes_back_as_it_was() {
        var errors = new FieldErrors();
        assertThat(errors.text("a", "x\r\nyz", 3)).isEqualTo("x\r\nyz");
        assertThat(errors.line("b", "x\n", 3)).isEqualTo("x\n");
        assertThat(errors.optionalText("c", Optional.of(" "), 3)).contains(" ");
        assertThat(Refusals.of(errors::throwIfAny)).containsExactly("a too-long", "b control-character", "c required");
    }

    @Test
    void a_part_that_reads_well_is_present() {
        assertThat(new FieldErrors().read("price", () -> "1")).contains("1");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "price, amount, price.amount",
                "milestones, [2].price.amount, milestones[2].price.amount",
                "price, \"\", price",
                "\"\", amount, amount"
            })
    void what_is_wrong_in_a_part_is_named_by_its_path(String parent, String field, String path) {
        assertThat(refusals(errors -> assertThat(errors.read(parent, () -> {
                            throw new InvalidInput(List.of(new FieldError(field, "wrong", "put it right")));
                        }))
                        .isEmpty()))
                .containsExactly(path + " wrong");
    }

    @Test
    void an_error_keeps_its_code_and_message_wherever_it_is_put() {
        var error = new FieldError("amount", "wrong", "put it right");
        assertThat(error.under("price")).isEqualTo(new FieldError("price.amount", "wrong", "put it right"));
        assertThat(error.under("")).isEqualTo(error);
    }

    @Test
    void invalid_input_describes_itself_without_what_was_entered() {
        assertThat(new InvalidInput(List.of(
                        new FieldError("a", "wrong", "put it right"), new FieldError("b", "missing", "give it"))))
                .hasMessage("a wrong, b missing");
    }

    @Test
    void invalid_input_names_at_least_one_field() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InvalidInput(List.of()));
    }
}
