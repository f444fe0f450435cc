package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.INVOICE;
import static dev.viesti.jooq.generated.Tables.INVOICE_LINE;
import static dev.viesti.jooq.generated.Tables.JOB;
import static dev.viesti.jooq.generated.Tables.MILESTONE;
import static dev.viesti.jooq.generated.Tables.PROPOSAL;

import dev.viesti.application.port.Works;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.Work;
import dev.viesti.domain.work.WorkChange;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Everything that writes holds the conversation's lock: an update finds its row, or there is none yet. */
record JooqWorks(Supplier<DSLContext> connection) implements Works {

    @Override
    public Optional<ConversationId> conversationOf(ProposalId id) {
        return conversationOf(PROPOSAL, PROPOSAL.CONVERSATION_ID, PROPOSAL.PROPOSAL_ID.eq(id.value()));
    }

    @Override
    public Optional<ConversationId> conversationOf(JobId id) {
        return conversationOf(JOB, JOB.CONVERSATION_ID, JOB.JOB_ID.eq(id.value()));
    }

    @Override
    public Optional<ConversationId> conversationOf(InvoiceId id) {
        return conversationOf(INVOICE, INVOICE.CONVERSATION_ID, INVOICE.INVOICE_ID.eq(id.value()));
    }

    private Optional<ConversationId> conversationOf(Table<?> table, Field<String> conversation, Condition isIt) {
        return sql().select(conversation)
                .from(table)
                .where(isIt)
                .limit(1)
                .fetchOptional(row -> new ConversationId(row.value1()));
    }

    @Override
    public Work of(Conversation conversation) {
        return WorkRows.work(sql(), conversation.partner(), conversation.id(), conversation.shop());
    }

    @Override
    public void apply(WorkChange change) {
        change.jobs().forEach(this::put);
        change.proposals().forEach(this::put);
        change.invoices().forEach(this::put);
    }

    private void put(Job job) {
        var changed = sql().update(JOB)
                .set(JOB.STATUS, job.status().word())
                .where(JOB.PARTNER_ID.eq(job.partner().value()))
                .and(JOB.JOB_ID.eq(job.id().value()))
                .execute();
        if (changed == 0) {
            sql().insertInto(JOB)
                    .set(JOB.PARTNER_ID, job.partner().value())
                    .set(JOB.CONVERSATION_ID, job.conversation().value())
                    .set(JOB.JOB_ID, job.id().value())
                    .set(
                            JOB.POSITION,
                            next(
                                    JOB.POSITION,
                                    JOB.PARTNER_ID
                                            .eq(job.partner().value())
                                            .and(JOB.CONVERSATION_ID.eq(
                                                    job.conversation().value()))))
                    .set(JOB.SHOP_ID, job.shop().value())
                    .set(JOB.STATUS, job.status().word())
                    .set(JOB.CREATED_AT, job.createdAt())
                    .execute();
        }
    }

    private void put(Proposal proposal) {
        var job = proposal.job().map(JobId::value).orElse(null);
        var started = proposal.status() == ProposalStatus.ACCEPTED ? job : null;
        var changed = sql().update(PROPOSAL)
                .set(PROPOSAL.STATUS, proposal.status().word())
                .set(PROPOSAL.JOB_ID, job)
                .set(PROPOSAL.STARTED_JOB, DSL.coalesce(PROPOSAL.STARTED_JOB, DSL.val(started, PROPOSAL.STARTED_JOB)))
                .set(PROPOSAL.REASON, proposal.reason().orElse(null))
                .where(PROPOSAL.PARTNER_ID.eq(proposal.partner().value()))
                .and(PROPOSAL.PROPOSAL_ID.eq(proposal.id().value()))
                .execute();
        if (changed == 0) {
            insert(proposal, job, started);
        }
    }

    private void insert(Proposal proposal, @Nullable String job, @Nullable String started) {
        sql().insertInto(PROPOSAL)
                .set(PROPOSAL.PARTNER_ID, proposal.partner().value())
                .set(PROPOSAL.CONVERSATION_ID, proposal.conversation().value())
                .set(PROPOSAL.PROPOSAL_ID, proposal.id().value())
                .set(
                        PROPOSAL.POSITION,
                        next(
                                PROPOSAL.POSITION,
                                PROPOSAL.PARTNER_ID
                                        .eq(proposal.partner().value())
                                        .and(PROPOSAL.CONVERSATION_ID.eq(
                                                proposal.conversation().value()))))
                .set(PROPOSAL.STATUS, proposal.status().word())
                .set(PROPOSAL.TITLE, proposal.title())
                .set(PROPOSAL.SCOPE, proposal.scope())
                .set(
                        PROPOSAL.SERVICE_ID,
                        proposal.service().map(ServiceId::value).orElse(null))
                .set(PROPOSAL.JOB_ID, job)
                .set(PROPOSAL.STARTED_JOB, started)
                .set(PROPOSAL.PRICE_AMOUNT, Rows.amount(proposal.price()))
                .set(PROPOSAL.PRICE_CURRENCY, Rows.currency(proposal.price()))
                .set(PROPOSAL.ESTIMATED_DAYS, proposal.estimatedDays().orElse(null))
                .set(PROPOSAL.TERMS, proposal.terms().orElse(null))
                .set(PROPOSAL.REASON, proposal.reason().orElse(null))
                .set(PROPOSAL.CREATED_AT, proposal.createdAt())
                .execute();
        var insert = sql().insertInto(
                        MILESTONE,
                        MILESTONE.PARTNER_ID,
                        MILESTONE.PROPOSAL_ID,
                        MILESTONE.POSITION,
                        MILESTONE.TITLE,
                        MILESTONE.PRICE_AMOUNT,
                        MILESTONE.PRICE_CURRENCY,
                        MILESTONE.DAYS);
        var position = 0;
        for (var milestone : proposal.milestones()) {
            insert = insert.values(
                    proposal.partner().value(),
                    proposal.id().value(),
                    position++,
                    milestone.title(),
                    Rows.amount(milestone.price()),
                    Rows.currency(milestone.price()),
                    milestone.days().orElse(null));
        }
        if (position > 0) {
            insert.execute();
        }
    }

    private void put(Invoice invoice) {
        var changed = sql().update(INVOICE)
                .set(INVOICE.STATUS, invoice.status().word())
                .where(INVOICE.PARTNER_ID.eq(invoice.partner().value()))
                .and(INVOICE.INVOICE_ID.eq(invoice.id().value()))
                .execute();
        if (changed == 0) {
            insert(invoice);
        }
    }

    private void insert(Invoice invoice) {
        sql().insertInto(INVOICE)
                .set(INVOICE.PARTNER_ID, invoice.partner().value())
                .set(INVOICE.CONVERSATION_ID, invoice.conversation().value())
                .set(INVOICE.INVOICE_ID, invoice.id().value())
                .set(
                        INVOICE.POSITION,
                        next(
                                INVOICE.POSITION,
                                INVOICE.PARTNER_ID
                                        .eq(invoice.partner().value())
                                        .and(INVOICE.CONVERSATION_ID.eq(
                                                invoice.conversation().value()))))
                .set(INVOICE.JOB_ID, invoice.job().value())
                .set(INVOICE.STATUS, invoice.status().word())
                .set(INVOICE.TOTAL, invoice.total().amount())
                .set(INVOICE.CURRENCY, invoice.total().currency().getCurrencyCode())
                .set(INVOICE.CREATED_AT, invoice.createdAt())
                .execute();
        var insert = sql().insertInto(
                        INVOICE_LINE,
                        INVOICE_LINE.PARTNER_ID,
                        INVOICE_LINE.INVOICE_ID,
                        INVOICE_LINE.POSITION,
                        INVOICE_LINE.DESCRIPTION,
                        INVOICE_LINE.AMOUNT,
                        INVOICE_LINE.CURRENCY);
        var position = 0;
        for (var line : invoice.lines()) {
            insert = insert.values(
                    invoice.partner().value(),
                    invoice.id().value(),
                    position++,
                    line.description(),
                    line.amount().amount(),
                    line.amount().currency().getCurrencyCode());
        }
        if (position > 0) {
            insert.execute();
        }
    }

    /** The place behind the last one of its kind in the conversation. */
    private static Field<Integer> next(TableField<?, Integer> position, Condition inConversation) {
        return DSL.field(
                DSL.select(DSL.coalesce(DSL.max(position), DSL.inline(-1)).plus(1))
                        .from(position.getTable())
                        .where(inConversation));
    }

    private DSLContext sql() {
        return connection.get();
    }
}
