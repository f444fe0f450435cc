package dev.viesti.http.web;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.Ids;
import dev.viesti.domain.InvalidInput;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.work.InvoiceDraft;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.Milestone;
import dev.viesti.domain.work.ProposalDraft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the forms of proposals and invoices. */
final class WorkForms {
    static final int MOST_MILESTONES = 5;
    static final int MOST_LINES = 100;
    private static final String CURRENCY = "currency";

    private WorkForms() {}

    /**
     * A proposal; milestones of which nothing was entered are left out.
     *
     * @throws InvalidInput about every field that is wrong
     */
    static ProposalDraft proposal(FormView form) {
        var errors = new FieldErrors();
        var currency = currency(errors, form);
        var price = money(errors, form, "price", currency);
        var milestones = milestones(errors, form, currency);
        var days = number(errors, form, "estimatedDays");
        var draft = errors.read(
                "",
                () -> new ProposalDraft(
                        form.value("title"),
                        form.value("scope"),
                        id(form, "service").map(ServiceId::new),
                        id(form, "job").map(JobId::new),
                        price,
                        milestones,
                        days,
                        Optional.of(form.value("terms")).filter(terms -> !terms.isBlank())));
        errors.throwIfAny();
        return draft.orElseThrow();
    }

    private static List<Milestone> milestones(FieldErrors errors, FormView form, Currency currency) {
        var milestones = new ArrayList<Milestone>();
        for (var row = 0; row < Math.min(form.rows(), MOST_MILESTONES); row++) {
            var at = "milestones[" + row + "]";
            if (isBlank(form, at + ".title", at + ".price.amount", at + ".days")) {
                continue;
            }
            var price = money(errors, form, at + ".price", currency);
            var days = number(errors, form, at + ".days");
            errors.read(at, () -> Milestone.of(form.value(at + ".title"), price, days))
                    .ifPresent(milestones::add);
        }
        return milestones;
    }

    /**
     * An invoice; lines of which nothing was entered are left out.
     *
     * @throws InvalidInput about every field that is wrong
     */
    static InvoiceDraft invoice(FormView form) {
        var errors = new FieldErrors();
        var currency = currency(errors, form);
        var lines = new ArrayList<InvoiceLine>();
        var filled = rows(form)
                .filter(row -> !isBlank(form, description(row), amount(row)))
                .boxed()
                .toList();
        for (var row : filled.isEmpty() ? List.of(0) : filled) {
            errors.check(!isBlank(form, amount(row)), amount(row), "required", "must be given");
            var amount = money(errors, form, "lines[" + row + "]", currency);
            errors.read(
                            "lines[" + row + "]",
                            () -> InvoiceLine.of(
                                    form.value(description(row)), amount.orElse(new Money(BigDecimal.ONE, currency))))
                    .ifPresent(lines::add);
        }
        errors.throwIfAny();
        return new InvoiceDraft(lines);
    }

    /** What the lines come to, as far as they can be read. */
    static Optional<Money> total(FormView form) {
        var ignored = new FieldErrors();
        var currency = currency(ignored, form);
        return rows(form)
                .boxed()
                .flatMap(row -> money(ignored, form, "lines[" + row + "]", currency).stream())
                .reduce(Money::plus);
    }

    private static IntStream rows(FormView form) {
        return IntStream.range(0, Math.min(form.rows(), MOST_LINES));
    }

    private static String description(int row) {
        return "lines[" + row + "].description";
    }

    private static String amount(int row) {
        return "lines[" + row + "].amount";
    }

    /** The currency of everything in the form; the euro where it can't be read, which is then noted. */
    private static Currency currency(FieldErrors errors, FormView form) {
        var code = form.value(CURRENCY).strip().toUpperCase(Locale.ROOT);
        return errors.read(CURRENCY, () -> Money.currency(code)).orElse(Currencies.EURO);
    }

    /** An amount as people write it: {@code 1 200,50} and {@code 1200.50} are the same. */
    private static Optional<Money> money(FieldErrors errors, FormView form, String field, Currency currency) {
        var amount = withoutSpaces(form.value(field + ".amount")).replace(',', '.');
        return amount.isEmpty()
                ? Optional.empty()
                : errors.read(field, () -> Money.of(amount, currency.getCurrencyCode()));
    }

    private static Optional<Integer> number(FieldErrors errors, FormView form, String field) {
        var digits = withoutSpaces(form.value(field));
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        if (!digits.matches("-?[0-9]+")) {
            errors.add(field, "wrong-type", "must be an integer");
            return Optional.empty();
        }
        return Optional.of(digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1);
    }

    private static Optional<String> id(FormView form, String field) {
        return Optional.of(form.value(field)).filter(Ids::isWellFormed);
    }

    private static boolean isBlank(FormView form, String... fields) {
        return Stream.of(fields)
                .allMatch(field -> withoutSpaces(form.value(field)).isEmpty());
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", "");
    }
}
