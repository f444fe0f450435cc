package dev.viesti.domain.work;

import static dev.viesti.domain.work.WorkFixture.INVOICE;
import static dev.viesti.domain.work.WorkFixture.MEMBER;
import static dev.viesti.domain.work.WorkFixture.MERCHANT;
import static dev.viesti.domain.work.WorkFixture.invoice;
import static dev.viesti.domain.work.WorkFixture.records;
import static dev.viesti.domain.work.WorkFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.Refusals;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("W6, W7, W8: the merchant pays, the partner closes, once")
class InvoiceTransitionsTest {
    private static Work workWith(InvoiceStatus status) {
        return work(
                List.of(),
                List.of(),
                List.of(invoice(new InvoiceId("another"), InvoiceStatus.PAID), invoice(INVOICE, status)));
    }

    @ParameterizedTest
    @EnumSource
    void the_merchant_marks_only_an_open_invoice_as_paid(InvoiceStatus status) {
        var work = workWith(status);
        if (status == InvoiceStatus.OPEN) {
            var change = work.pay(INVOICE, MERCHANT);
            assertThat(change.invoices()).containsExactly(invoice(INVOICE, InvoiceStatus.PAID));
            assertThat(records(change)).containsExactly("merchant aino: invoice-paid");
        } else {
            assertThat(Refusals.rule(() -> work.pay(INVOICE, MERCHANT)))
                    .isEqualTo("invoice-not-open: " + status.word());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_partner_closes_only_an_open_invoice(InvoiceStatus status) {
        var work = workWith(status);
        if (status == InvoiceStatus.OPEN) {
            var change = work.close(INVOICE, MEMBER);
            assertThat(change.invoices()).containsExactly(invoice(INVOICE, InvoiceStatus.CLOSED));
            assertThat(records(change)).containsExactly("member mikko: invoice-closed");
        } else {
            assertThat(Refusals.rule(() -> work.close(INVOICE, MEMBER)))
                    .isEqualTo("invoice-not-open: " + status.word());
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_invoice_is_neither_paid_nor_closed(InvoiceStatus status) {
        var work = work(List.of(), List.of(), List.of(invoice(new InvoiceId("another"), status)));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> work.pay(INVOICE, MERCHANT));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> work.close(INVOICE, MEMBER));
    }
}
