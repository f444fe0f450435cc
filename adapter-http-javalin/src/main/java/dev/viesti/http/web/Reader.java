package dev.viesti.http.web;

import dev.viesti.domain.Language;
import dev.viesti.domain.Money;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whom the page is for: says everything in their language and their time zone.
 *
 * @param now the time at which the page is made
 */
record Reader(Language language, ZoneId zone, Instant now) {
    private static final int DAYS_OF_A_WEEK = 7;

    private static final Formats FINNISH = Formats.of(
            new Locale("fi", "FI"), "d.M.yyyy 'klo' H.mm", "H.mm", "d.M.", "d.M.yyyy", "cccc d.M.", "cccc d.M.yyyy");
    private static final Formats ENGLISH = Formats.of(
            Locale.UK,
            "d\u00a0MMM\u00a0yyyy, HH:mm",
            "HH:mm",
            "d MMM",
            "d MMM yyyy",
            "EEEE d MMMM",
            "EEEE d MMMM yyyy");

    String say(Word word, Object... what) {
        return what.length == 0 ? word.in(language) : word.in(language).formatted(what);
    }

    /** Says the one word for one and the other for any other number, which {@code %s} stands for. */
    String count(int number, Word one, Word other) {
        return (number == 1 ? one : other).in(language).formatted(number);
    }

    boolean isFinnish() {
        return language.equals(Language.FINNISH);
    }

    Locale locale() {
        return formats().locale;
    }

    /** Date and time in full: {@code 24.11.2026 klo 14.05}. */
    String exact(Instant at) {
        return formats().exact.format(at.atZone(zone));
    }

    /** The time of the day: {@code 14.05}. */
    String time(Instant at) {
        return formats().time.format(at.atZone(zone));
    }

    /** As short as it is clear: the time today, the day this week, else the date. */
    String brief(Instant at) {
        var day = day(at);
        var daysAgo = ChronoUnit.DAYS.between(day, day(now));
        if (daysAgo <= 0) {
            return time(at);
        }
        if (daysAgo == 1) {
            return say(CommonWords.YESTERDAY);
        }
        if (daysAgo < DAYS_OF_A_WEEK) {
            return formats().weekday.format(day);
        }
        return date(day);
    }

    /** A day as a heading: today, yesterday, or its date with the day of the week. */
    String heading(LocalDate day) {
        var daysAgo = ChronoUnit.DAYS.between(day, day(now));
        if (daysAgo == 0) {
            return say(CommonWords.TODAY);
        }
        if (daysAgo == 1) {
            return say(CommonWords.YESTERDAY);
        }
        return (isThisYear(day) ? formats().heading : formats().headingWithYear).format(day);
    }

    /** A day with what it is called for now, for a page to say that back; absent if it will always be called so. */
    Optional<String> called(LocalDate day) {
        var isForNow = ChronoUnit.DAYS.between(day, day(now)) <= 1;
        return isForNow ? Optional.of(day.toEpochDay() + " " + heading(day)) : Optional.empty();
    }

    /** Which days that a page says back are called otherwise by now. */
    List<LocalDate> calledOtherwise(List<String> days) {
        return days.stream()
                .filter(said -> said.matches("[0-9]{1,6} .*"))
                .filter(said -> !said.endsWith(" " + heading(calledDay(said))))
                .map(Reader::calledDay)
                .toList();
    }

    private static LocalDate calledDay(String said) {
        return LocalDate.ofEpochDay(Long.parseLong(said.substring(0, said.indexOf(' '))));
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    String money(Money money) {
        var format = NumberFormat.getCurrencyInstance(locale());
        format.setCurrency(money.currency());
        var digits = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(money.amount());
    }

    /** An amount as its reader enters it, {@code 1 200,50} in Finnish, in the form in which programs write it. */
    String amount(String entered) {
        var amount = entered.replaceAll("[\\s\u00A0\u202F]", "");
        return isFinnish() ? amount.replace(',', '.') : amount;
    }

    /** The name of a language. */
    String name(Language named) {
        return Locale.forLanguageTag(named.code()).getDisplayLanguage(locale());
    }

    /** The code of a currency and its name. */
    String name(Currency currency) {
        return currency.getCurrencyCode() + " " + currency.getDisplayName(locale());
    }

    /** The order of the reader's alphabet, in which case decides last. */
    Comparator<String> collator() {
        return Collator.getInstance(locale())::compare;
    }

    /** A size in bytes, as people say it. */
    String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " " + (isFinnish() ? "t" : "B");
        }
        var isLarge = bytes >= 1024 * 1024;
        var number = NumberFormat.getNumberInstance(locale());
        number.setMaximumFractionDigits(isLarge ? 1 : 0);
        return number.format(bytes / (isLarge ? 1024.0 * 1024.0 : 1024.0)) + " "
                + (isLarge ? (isFinnish() ? "Mt" : "MB") : (isFinnish() ? "kt" : "kB"));
    }

    private String date(LocalDate day) {
        return (isThisYear(day) ? formats().date : formats().dateWithYear).format(day);
    }

    private boolean isThisYear(LocalDate day) {
        return day.getYear() == day(now).getYear();
    }

    private Formats formats() {
        return isFinnish() ? FINNISH : ENGLISH;
    }

    /** How times and days are written; made once, since a list has many of them. */
    private record Formats(
            Locale locale,
            DateTimeFormatter exact,
            DateTimeFormatter time,
            DateTimeFormatter weekday,
            DateTimeFormatter date,
            DateTimeFormatter dateWithYear,
            DateTimeFormatter heading,
            DateTimeFormatter headingWithYear) {

        static Formats of(
                Locale locale,
                String exact,
                String time,
                String date,
                String dateWithYear,
                String heading,
                String headingWithYear) {
            return new Formats(
                    locale,
                    DateTimeFormatter.ofPattern(exact, locale),
                    DateTimeFormatter.ofPattern(time, locale),
                    DateTimeFormatter.ofPattern("ccc", locale),
                    DateTimeFormatter.ofPattern(date, locale),
                    DateTimeFormatter.ofPattern(dateWithYear, locale),
                    DateTimeFormatter.ofPattern(heading, locale),
                    DateTimeFormatter.ofPattern(headingWithYear, locale));
        }
    }
}
