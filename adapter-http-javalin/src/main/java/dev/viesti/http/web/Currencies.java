package dev.viesti.http.web;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The currencies that forms offer: all that some country pays with today, beginning with those of most partners. */
final class Currencies {
    static final Currency EURO = Currency.getInstance("EUR");

    static final List<Currency> USUAL = Stream.of("EUR", "SEK", "NOK", "DKK", "PLN", "GBP", "USD")
            .map(Currency::getInstance)
            .toList();

    static final List<Currency> OTHERS = Stream.of(Locale.getISOCountries())
            .map(country -> Currency.getInstance(new Locale("", country)))
            .filter(Objects::nonNull)
            .filter(currency -> currency.getDefaultFractionDigits() >= 0 && !USUAL.contains(currency))
            .distinct()
            .sorted(Comparator.comparing(Currency::getCurrencyCode))
            .toList();

    private Currencies() {}

    /** Whether it is the code of one of them. */
    static boolean isOffered(String code) {
        return Stream.of(USUAL, OTHERS)
                .flatMap(List::stream)
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
