package dev.viesti.domain.work;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import java.time.Instant;
import java.util.List;

/** A claim for a job; its total is the exact sum of its lines. */
public record Invoice(
        PartnerId partner,
        ConversationId conversation,
        InvoiceId id,
        JobId job,
        InvoiceStatus status,
        List<InvoiceLine> lines,
        Money total,
        Instant createdAt) {

    public Invoice {
        lines = List.copyOf(lines);
    }

    Invoice pay() {
        return ended(InvoiceStatus.PAID);
    }

    Invoice close() {
        return ended(InvoiceStatus.CLOSED);
    }

    private Invoice ended(InvoiceStatus next) {
        if (status != InvoiceStatus.OPEN) {
            throw new RuleViolation(Rule.INVOICE_NOT_OPEN, status.word());
        }
        return new Invoice(partner, conversation, id, job, next, lines, total, createdAt);
    }
}
