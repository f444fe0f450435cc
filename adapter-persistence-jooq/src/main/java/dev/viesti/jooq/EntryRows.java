package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.ATTACHMENT;
import static dev.viesti.jooq.generated.Tables.ENTRY;

import dev.viesti.domain.FileId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.work.InvoiceStatus;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.WorkEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Entries as rows: stable words and facts, one column for each kind of fact. */
final class EntryRows {
    private static final String PROPOSAL = "proposal-";
    private static final String JOB = "job-";
    private static final String INVOICE = "invoice-";

    private EntryRows() {}

    /** What the content of an entry is in its row. */
    record Columns(
            @Nullable String title,
            @Nullable String body,
            @Nullable String service,
            @Nullable String category,
            @Nullable String subject,
            @Nullable BigDecimal amount,
            @Nullable String currency) {

        static Columns of(Content content) {
            if (content instanceof Content.Message message) {
                return new Columns(null, message.text(), null, null, null, null, null);
            }
            if (content instanceof Content.ContactRequest request) {
                return new Columns(
                        request.outline(),
                        request.requirements(),
                        request.service().map(ServiceId::value).orElse(null),
                        request.category().orElse(null),
                        null,
                        Rows.amount(request.budget()),
                        Rows.currency(request.budget()));
            }
            return content instanceof Content.WorkRecord work
                    ? of(work.event())
                    : new Columns(null, null, null, null, null, null, null);
        }

        private static Columns of(WorkEvent event) {
            if (event instanceof WorkEvent.ProposalEvent proposal) {
                return new Columns(
                        proposal.title(), null, null, null, proposal.proposal().value(), null, null);
            }
            if (event instanceof WorkEvent.InvoiceEvent invoice) {
                return new Columns(
                        null,
                        null,
                        null,
                        null,
                        invoice.invoice().value(),
                        invoice.total().amount(),
                        invoice.total().currency().getCurrencyCode());
            }
            var job = (WorkEvent.JobEvent) event;
            return new Columns(null, null, null, null, job.job().value(), null, null);
        }
    }

    /** What is stored of an entry, in the order of {@link #COLUMNS}. */
    static List<Field<?>> values(Entry entry) {
        var columns = Columns.of(entry.content());
        return List.of(
                DSL.val(entry.seq(), ENTRY.SEQ),
                DSL.val(entry.at(), ENTRY.ENTERED_AT),
                DSL.val(entry.author().kind().word(), ENTRY.AUTHOR_KIND),
                DSL.val(entry.author().id(), ENTRY.AUTHOR_ID),
                DSL.val(entry.merchantEntries(), ENTRY.MERCHANT_ENTRIES),
                DSL.val(entry.memberEntries(), ENTRY.MEMBER_ENTRIES),
                DSL.val(entry.content().type(), ENTRY.ENTRY_TYPE),
                DSL.val(columns.title(), ENTRY.TITLE),
                DSL.val(columns.body(), ENTRY.BODY),
                DSL.val(columns.service(), ENTRY.SERVICE_ID),
                DSL.val(columns.category(), ENTRY.CATEGORY),
                DSL.val(columns.subject(), ENTRY.SUBJECT_ID),
                DSL.val(columns.amount(), ENTRY.AMOUNT),
                DSL.val(columns.currency(), ENTRY.CURRENCY));
    }

    /** The columns beside the conversation's key. */
    static final List<Field<?>> COLUMNS = List.of(
            ENTRY.SEQ,
            ENTRY.ENTERED_AT,
            ENTRY.AUTHOR_KIND,
            ENTRY.AUTHOR_ID,
            ENTRY.MERCHANT_ENTRIES,
            ENTRY.MEMBER_ENTRIES,
            ENTRY.ENTRY_TYPE,
            ENTRY.TITLE,
            ENTRY.BODY,
            ENTRY.SERVICE_ID,
            ENTRY.CATEGORY,
            ENTRY.SUBJECT_ID,
            ENTRY.AMOUNT,
            ENTRY.CURRENCY);

    /** What an entry is read from, joined with its attachments in their order. */
    static List<Field<?>> selected() {
        var fields = new ArrayList<>(COLUMNS);
        fields.add(ATTACHMENT.FILE_ID);
        fields.add(ATTACHMENT.NAME);
        fields.add(ATTACHMENT.CONTENT_TYPE);
        fields.add(ATTACHMENT.SIZE);
        return fields;
    }

    /** Joins attachments to entries. */
    static Condition attached() {
        return ATTACHMENT
                .PARTNER_ID
                .eq(ENTRY.PARTNER_ID)
                .and(ATTACHMENT.CONVERSATION_ID.eq(ENTRY.CONVERSATION_ID))
                .and(ATTACHMENT.SEQ.eq(ENTRY.SEQ));
    }

    /** Entries of one conversation, of one row for each attachment, at least one, in the order of the rows. */
    static List<Entry> entries(List<? extends Record> rows) {
        Map<Integer, List<Record>> bySeq = new LinkedHashMap<>();
        rows.forEach(row -> bySeq.computeIfAbsent(row.get(ENTRY.SEQ), any -> new ArrayList<>())
                .add(row));
        return bySeq.values().stream().map(EntryRows::entry).toList();
    }

    /** One entry, of one row for each of its attachments, at least one. */
    static Entry entry(List<? extends Record> rows) {
        var row = rows.get(0);
        var files = rows.stream()
                .filter(file -> file.get(ATTACHMENT.FILE_ID) != null)
                .map(file -> new Attachment(
                        new FileId(file.get(ATTACHMENT.FILE_ID)),
                        file.get(ATTACHMENT.NAME),
                        file.get(ATTACHMENT.CONTENT_TYPE),
                        file.get(ATTACHMENT.SIZE)))
                .toList();
        return new Entry(
                row.get(ENTRY.SEQ),
                row.get(ENTRY.ENTERED_AT),
                new Author(Rows.constant(Author.Kind.class, row.get(ENTRY.AUTHOR_KIND)), row.get(ENTRY.AUTHOR_ID)),
                content(row, files),
                row.get(ENTRY.MERCHANT_ENTRIES),
                row.get(ENTRY.MEMBER_ENTRIES));
    }

    private static Content content(Record row, List<Attachment> files) {
        var type = row.get(ENTRY.ENTRY_TYPE);
        return switch (type) {
            case "message" -> new Content.Message(row.get(ENTRY.BODY), files);
            case "contact-request" ->
                new Content.ContactRequest(
                        row.get(ENTRY.TITLE),
                        row.get(ENTRY.BODY),
                        Rows.id(row, ENTRY.SERVICE_ID, ServiceId::new),
                        Rows.id(row, ENTRY.CATEGORY, category -> category),
                        Rows.money(row, ENTRY.AMOUNT, ENTRY.CURRENCY),
                        files);
            case "merchant-blocked" -> new Content.MerchantBlocked();
            default -> new Content.WorkRecord(event(type, row));
        };
    }

    private static WorkEvent event(String type, Record row) {
        var subject = Objects.requireNonNull(row.get(ENTRY.SUBJECT_ID));
        if (type.startsWith(PROPOSAL)) {
            return new WorkEvent.ProposalEvent(
                    new ProposalId(subject),
                    row.get(ENTRY.TITLE),
                    Rows.constant(ProposalStatus.class, type.substring(PROPOSAL.length())));
        }
        if (type.startsWith(INVOICE)) {
            var status = type.substring(INVOICE.length());
            return new WorkEvent.InvoiceEvent(
                    new InvoiceId(subject),
                    Rows.money(row.get(ENTRY.AMOUNT), row.get(ENTRY.CURRENCY)),
                    status.equals("issued") ? InvoiceStatus.OPEN : Rows.constant(InvoiceStatus.class, status));
        }
        return new WorkEvent.JobEvent(new JobId(subject), jobStatus(type.substring(JOB.length())));
    }

    private static JobStatus jobStatus(String word) {
        return switch (word) {
            case "opened" -> JobStatus.OPEN;
            case "started" -> JobStatus.IN_PROGRESS;
            default -> Rows.constant(JobStatus.class, word);
        };
    }
}
