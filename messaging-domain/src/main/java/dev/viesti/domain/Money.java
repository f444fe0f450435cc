package dev.viesti.domain;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exact amount above zero in an ISO 4217 currency, with all the fraction digits that the currency has.
 */
public record Money(BigDecimal amount, Currency currency) {
    /** As many as any currency has. */
    private static final int MOST_FRACTION_DIGITS = 4;

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]+)?");

    /**
     * Holds the value to its limits.
     *
     * @throws IllegalArgumentException for an amount that isn't positive or is finer than its currency
     */
    public Money {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("an amount of money is above zero");
        }
        var digits = currency.getDefaultFractionDigits();
        if (digits < 0 || amount.stripTrailingZeros().scale() > digits) {
            throw new IllegalArgumentException("an amount of money has no more fraction digits than its currency");
        }
        amount = amount.setScale(digits);
    }

    /**
     * Reads an amount as people write it to programs: {@code 120}, {@code 120.5}, {@code 120.00}.
     *
     * @throws InvalidInput about {@code amount}, {@code currency} or both
     */
    public static Money of(String amount, String currency) {
        var errors = new FieldErrors();
        var known = errors.read("currency", () -> currency(currency));
        var number = errors.read("amount", () -> amount(amount, known));
        errors.throwIfAny();
        return new Money(number.orElseThrow(), known.orElseThrow());
    }

    /**
     * Reads an ISO 4217 code of a currency that has a smallest unit.
     *
     * @throws InvalidInput about the field itself
     */
    public static Currency currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(c -> c.getCurrencyCode().equals(code) && c.getDefaultFractionDigits() >= 0)
                .findAny()
                .orElseThrow(() -> Text.invalid("unknown-currency", "must be an ISO 4217 code such as EUR"));
    }

    private static BigDecimal amount(String raw, Optional<Currency> currency) {
        if (!AMOUNT.matcher(raw).matches()) {
            throw Text.invalid("not-an-amount", "must be a decimal number such as \"120.00\"");
        }
        // counted before it is read: a number of a million digits takes a minute
        var point = raw.indexOf('.');
        var digits = point < 0 ? 0 : raw.length() - point - 1;
        var most = currency.map(Currency::getDefaultFractionDigits).orElse(MOST_FRACTION_DIGITS);
        if (digits > most) {
            throw Text.invalid("too-precise", "must have at most " + most + " fraction digits");
        }
        var amount = new BigDecimal(raw);
        if (amount.signum() == 0) {
            throw Text.invalid("not-positive", "must be above zero");
        }
        return amount;
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException for two currencies
     */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("money of two currencies has no sum");
        }
        return new Money(amount.add(other.amount), currency);
    }

    /** Whether this is at most the limit; money of another currency never is. */
    public boolean isWithin(Money limit) {
        return currency.equals(limit.currency) && amount.compareTo(limit.amount) <= 0;
    }
}
