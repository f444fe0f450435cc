package dev.viesti.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "120, EUR, 120.00",
        "120.5, EUR, 120.50",
        "120.00, EUR, 120.00",
        "0.01, EUR, 0.01",
        "007, EUR, 7.00",
        "999999999999.99, EUR, 999999999999.99",
        "120, JPY, 120",
        "1.234, KWD, 1.234",
        "1, KWD, 1.000"
    })
    void an_amount_has_all_the_fraction_digits_of_its_currency(String amount, String currency, String exact) {
        var money = Money.of(amount, currency);
        assertThat(money.amount().toPlainString()).isEqualTo(exact);
        assertThat(money.currency().getCurrencyCode()).isEqualTo(currency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "1,5",
                ".5",
                "5.",
                "1e3",
                "1 000",
                "0x1",
                "1000000000000",
                "١",
                "1.0.0",
                "1\n"
            })
    void what_is_no_decimal_number_is_refused(String amount) {
        assertThat(Refusals.of(() -> Money.of(amount, "EUR"))).containsExactly("amount not-an-amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "0.00", "000"})
    void nothing_is_no_money(String amount) {
        assertThat(Refusals.of(() -> Money.of(amount, "EUR"))).containsExactly("amount not-positive");
    }

    @ParameterizedTest
    @CsvSource({"1.001, EUR", "1.000, EUR", "1.0, JPY", "0.0001, KWD"})
    void an_amount_finer_than_its_currency_is_refused(String amount, String currency) {
        assertThat(Refusals.of(() -> Money.of(amount, currency))).containsExactly("amount too-precise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "ZZZ", "XXX", "XAU", "€"})
    void a_currency_is_an_iso_4217_code_with_a_smallest_unit(String currency) {
        assertThat(Refusals.of(() -> Money.of("1.00", currency))).containsExactly("currency unknown-currency");
    }

    @Test
    void every_wrong_field_is_named() {
        assertThat(Refusals.of(() -> Money.of("0", "?")))
                .containsExactly("currency unknown-currency", "amount not-positive");
        assertThat(Refusals.of(() -> Money.of("x", "?")))
                .containsExactly("currency unknown-currency", "amount not-an-amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.01", "1.001"})
    void a_value_outside_its_limits_cannot_be_made(String amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(new BigDecimal(amount), EUR));
    }

    @Test
    void a_currency_without_a_smallest_unit_has_no_amounts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(BigDecimal.TEN, Currency.getInstance("XXX")));
    }

    @Test
    void the_same_amount_is_equal_however_it_was_written() {
        assertThat(Money.of("5", "EUR")).isEqualTo(Money.of("5.0", "EUR")).isEqualTo(Money.of("05.00", "EUR"));
    }

    @Test
    void sums_are_exact() {
        Generators.forAll(any -> {
            var one = any.between(1, 1_000_000);
            var other = any.between(1, 1_000_000);
            assertThat(cents(one).plus(cents(other)))
                    .isEqualTo(cents(one + other))
                    .isEqualTo(cents(other).plus(cents(one)));
        });
    }

    @Test
    void money_of_two_currencies_has_no_sum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "SEK")));
    }

    @Test
    void money_is_within_a_limit_that_is_as_high_or_higher() {
        Generators.forAll(any -> {
            var one = any.between(1, 20);
            var limit = any.between(1, 20);
            assertThat(cents(one).isWithin(cents(limit))).isEqualTo(one <= limit);
        });
    }

    @Test
    void money_of_another_currency_is_never_within_a_limit() {
        assertThat(Money.of("1", "SEK").isWithin(Money.of("100", "EUR"))).isFalse();
    }

    private static Money cents(int cents) {
        return new Money(BigDecimal.valueOf(cents, 2), EUR);
    }

    @Test
    void an_amount_of_a_million_digits_is_refused_in_no_time() {
        for (var currency : List.of("EUR", "nonsense")) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(2),
                    () -> assertThat(Refusals.of(() -> Money.of("1." + "0".repeat(1_000_000), currency)))
                            .contains("amount too-precise"));
        }
    }
}
