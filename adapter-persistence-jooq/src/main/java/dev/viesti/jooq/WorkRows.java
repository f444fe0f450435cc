package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.INVOICE;
import static dev.viesti.jooq.generated.Tables.INVOICE_LINE;
import static dev.viesti.jooq.generated.Tables.JOB;
import static dev.viesti.jooq.generated.Tables.MILESTONE;
import static dev.viesti.jooq.generated.Tables.PROPOSAL;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.ShopId;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.InvoiceLine;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.Milestone;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.Work;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/** Reads work: one statement for each kind, with its parts. */
final class WorkRows {
    private WorkRows() {}

    static Work work(DSLContext sql, PartnerId partner, ConversationId conversation, Optional<ShopId> shop) {
        return new Work(
                partner,
                conversation,
                shop,
                proposals(
                        sql,
                        PROPOSAL.PARTNER_ID.eq(partner.value()).and(PROPOSAL.CONVERSATION_ID.eq(conversation.value()))),
                jobs(sql, JOB.PARTNER_ID.eq(partner.value()).and(JOB.CONVERSATION_ID.eq(conversation.value()))),
                invoices(
                        sql,
                        INVOICE.PARTNER_ID.eq(partner.value()).and(INVOICE.CONVERSATION_ID.eq(conversation.value()))));
    }

    static List<Proposal> proposals(DSLContext sql, Condition which) {
        return sql
                .select(PROPOSAL.fields())
                .select(MILESTONE.fields())
                .from(PROPOSAL)
                .leftJoin(MILESTONE)
                .on(MILESTONE.PARTNER_ID.eq(PROPOSAL.PARTNER_ID), MILESTONE.PROPOSAL_ID.eq(PROPOSAL.PROPOSAL_ID))
                .where(which)
                .orderBy(PROPOSAL.POSITION, MILESTONE.POSITION)
                .fetchGroups(PROPOSAL.PROPOSAL_ID)
                .values()
                .stream()
                .map(WorkRows::proposal)
                .toList();
    }

    private static Proposal proposal(Result<? extends Record> rows) {
        var row = rows.get(0);
        var milestones = rows.stream()
                .filter(part -> part.get(MILESTONE.POSITION) != null)
                .map(part -> new Milestone(
                        part.get(MILESTONE.TITLE),
                        Rows.money(part, MILESTONE.PRICE_AMOUNT, MILESTONE.PRICE_CURRENCY),
                        Optional.ofNullable(part.get(MILESTONE.DAYS))))
                .toList();
        return new Proposal(
                new PartnerId(row.get(PROPOSAL.PARTNER_ID)),
                new ConversationId(row.get(PROPOSAL.CONVERSATION_ID)),
                new ProposalId(row.get(PROPOSAL.PROPOSAL_ID)),
                Rows.constant(ProposalStatus.class, row.get(PROPOSAL.STATUS)),
                row.get(PROPOSAL.TITLE),
                row.get(PROPOSAL.SCOPE),
                Rows.id(row, PROPOSAL.SERVICE_ID, ServiceId::new),
                Rows.id(row, PROPOSAL.JOB_ID, JobId::new),
                Rows.money(row, PROPOSAL.PRICE_AMOUNT, PROPOSAL.PRICE_CURRENCY),
                milestones,
                Optional.ofNullable(row.get(PROPOSAL.ESTIMATED_DAYS)),
                Optional.ofNullable(row.get(PROPOSAL.TERMS)),
                Optional.ofNullable(row.get(PROPOSAL.REASON)),
                row.get(PROPOSAL.CREATED_AT));
    }

    static List<Job> jobs(DSLContext sql, Condition which) {
        return sql.selectFrom(JOB).where(which).orderBy(JOB.POSITION).fetch(WorkRows::job);
    }

    private static Job job(Record row) {
        return new Job(
                new PartnerId(row.get(JOB.PARTNER_ID)),
                new ConversationId(row.get(JOB.CONVERSATION_ID)),
                new JobId(row.get(JOB.JOB_ID)),
                new ShopId(row.get(JOB.SHOP_ID)),
                Rows.constant(JobStatus.class, row.get(JOB.STATUS)),
                row.get(JOB.CREATED_AT));
    }

    static List<Invoice> invoices(DSLContext sql, Condition which) {
        return sql
                .select(INVOICE.fields())
                .select(INVOICE_LINE.fields())
                .from(INVOICE)
                .leftJoin(INVOICE_LINE)
                .on(INVOICE_LINE.PARTNER_ID.eq(INVOICE.PARTNER_ID), INVOICE_LINE.INVOICE_ID.eq(INVOICE.INVOICE_ID))
                .where(which)
                .orderBy(INVOICE.POSITION, INVOICE_LINE.POSITION)
                .fetchGroups(INVOICE.INVOICE_ID)
                .values()
                .stream()
                .map(WorkRows::invoice)
                .toList();
    }

    private static Invoice invoice(Result<? extends Record> rows) {
        var row = rows.get(0);
        return new Invoice(
                new PartnerId(row.get(INVOICE.PARTNER_ID)),
                new ConversationId(row.get(INVOICE.CONVERSATION_ID)),
                new InvoiceId(row.get(INVOICE.INVOICE_ID)),
                new JobId(row.get(INVOICE.JOB_ID)),
                Rows.constant(InvoiceStatus.class, row.get(INVOICE.STATUS)),
                rows.stream()
                        .filter(line -> line.get(INVOICE_LINE.POSITION) != null)
                        .map(line -> new InvoiceLine(
                                line.get(INVOICE_LINE.DESCRIPTION),
                                Rows.money(line.get(INVOICE_LINE.AMOUNT), line.get(INVOICE_LINE.CURRENCY))))
                        .toList(),
                Rows.money(row.get(INVOICE.TOTAL), row.get(INVOICE.CURRENCY)),
                row.get(INVOICE.CREATED_AT));
    }
}
