package dev.viesti.jooq;

import static dev.viesti.jooq.generated.Tables.ATTACHMENT;
import static dev.viesti.jooq.generated.Tables.CONVERSATION;
import static dev.viesti.jooq.generated.Tables.CONVERSATION_TAG;
import static dev.viesti.jooq.generated.Tables.ENTRY;
import static dev.viesti.jooq.generated.Tables.HEAD;
import static dev.viesti.jooq.generated.Tables.INVOICE;
import static dev.viesti.jooq.generated.Tables.JOB;
import static dev.viesti.jooq.generated.Tables.MEMBER;
import static dev.viesti.jooq.generated.Tables.MERCHANT;
import static dev.viesti.jooq.generated.Tables.PAIR;
import static dev.viesti.jooq.generated.Tables.PARTNER;
import static dev.viesti.jooq.generated.Tables.PROPOSAL;
import static dev.viesti.jooq.generated.Tables.SHOP;
import static dev.viesti.jooq.generated.Tables.TAG;
import static dev.viesti.jooq.generated.Tables.UNREAD;
import static org.jooq.impl.DSL.selectOne;

import dev.viesti.application.Actor;
import dev.viesti.application.ConversationView;
import dev.viesti.application.Cursor;
import dev.viesti.application.EntryRange;
import dev.viesti.application.EntryView;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Listing;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.application.TagView;
import dev.viesti.application.port.InboxReader;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.Text;
import dev.viesti.domain.conversation.Origin;
import dev.viesti.domain.party.MerchantKind;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.JobStatus;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.ProposalStatus;
import dev.viesti.domain.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** A page takes one statement, a count before it where it is filtered, and one each for tags and open jobs. */
record JooqInboxReader(Database database, SearchIndex search) implements InboxReader {
    private static final Field<String> AUTHOR_NAME =
            DSL.coalesce(MEMBER.NAME, MERCHANT.NAME, ENTRY.AUTHOR_ID).as("author_name");

    private static final Field<Integer> BEARERS = DSL.field(DSL.selectCount()
                    .from(CONVERSATION_TAG)
                    .where(CONVERSATION_TAG.PARTNER_ID.eq(TAG.PARTNER_ID))
                    .and(CONVERSATION_TAG.TAG_ID.eq(TAG.TAG_ID)))
            .as("bearers");

    /** Until the transaction ends. */
    private static final String WORK_MEM = "select set_config('work_mem', ?, true)";

    private static final String ROOM = "64MB";

    @Override
    public Page<ConversationView> inbox(Actor.Member viewer, InboxFilter filter, Slice slice) {
        return database.read(sql -> {
            var choice = new InboxPage(sql, search, viewer, filter, slice).choose();
            var views = views(sql, viewer, choice.keys());
            if (views.size() <= slice.limit() && choice.otherwise().isPresent()) {
                views = withRoomForHashes(
                        sql, own -> views(own, viewer, choice.otherwise().get()));
            }
            var page = page(views, slice);
            return page.next().isPresent() ? page : new Page<>(page.items(), choice.end());
        });
    }

    @Override
    public int unread(Actor.Member viewer, int most) {
        return database.read(sql -> sql.fetchCount(DSL.selectOne()
                .from(UNREAD)
                .where(UNREAD.PARTNER_ID.eq(viewer.partner().value()))
                .and(UNREAD.MEMBER_ID.eq(viewer.id().value()))
                .limit(most)));
    }

    /** PostgreSQL hashes a set only if it expects it to fit into its memory for that, else it searches it row by row. */
    private <T> T withRoomForHashes(DSLContext sql, Function<DSLContext, T> query) {
        if (Statements.isH2(sql)) {
            return query.apply(sql);
        }
        if (database.isJoined()) {
            var hosts = sql.fetchValue(DSL.field("current_setting('work_mem')", String.class));
            sql.execute(WORK_MEM, ROOM);
            var found = query.apply(sql);
            sql.execute(WORK_MEM, hosts);
            return found;
        }
        return sql.transactionResult(transaction -> {
            transaction.dsl().execute(WORK_MEM, ROOM);
            return query.apply(transaction.dsl());
        });
    }

    @Override
    public Page<ConversationView> conversations(Actor.Merchant viewer, Slice slice) {
        var keys = DSL.select(HEAD.PARTNER_ID, HEAD.CONVERSATION_ID, HEAD.LAST_ENTRY_AT)
                .from(HEAD)
                .where(HEAD.MERCHANT_ID.eq(viewer.id().value()))
                .and(InboxPage.isBehind(slice))
                .orderBy(HEAD.MERCHANT_ID, HEAD.LAST_ENTRY_AT.desc(), HEAD.CONVERSATION_ID.desc())
                .limit(slice.limit() + 1);
        return database.read(sql -> page(views(sql, viewer, keys), slice));
    }

    private static Page<ConversationView> page(List<ConversationView> views, Slice slice) {
        return Page.of(
                views,
                slice.limit(),
                view -> Cursor.after(
                        Listing.CONVERSATIONS,
                        view.lastEntryAt().toString(),
                        view.id().value()));
    }

    @Override
    public Optional<ConversationView> conversation(Actor.Participant viewer, ConversationId id) {
        return database.read(sql -> views(sql, viewer, key(viewer, id)).stream().findFirst());
    }

    private static Select<Record3<String, String, Instant>> key(Actor.Participant viewer, ConversationId id) {
        return DSL.select(HEAD.PARTNER_ID, HEAD.CONVERSATION_ID, HEAD.LAST_ENTRY_AT)
                .from(CONVERSATION)
                .join(HEAD)
                .on(HEAD.PARTNER_ID.eq(CONVERSATION.PARTNER_ID), HEAD.CONVERSATION_ID.eq(CONVERSATION.CONVERSATION_ID))
                .where(isVisible(viewer, id));
    }

    /** Whether the conversation is the one, and the viewer's (X1). */
    private static Condition isVisible(Actor.Participant viewer, ConversationId id) {
        var isIt = CONVERSATION.CONVERSATION_ID.eq(id.value());
        return viewer instanceof Actor.Member member
                ? isIt.and(CONVERSATION.PARTNER_ID.eq(member.partner().value()))
                : isIt.and(CONVERSATION.MERCHANT_ID.eq(viewer.author().id()));
    }

    private static List<ConversationView> views(
            DSLContext sql, Actor.Participant viewer, Select<Record3<String, String, Instant>> keys) {
        var key = keys.asTable("shown");
        var rows = sql.select(HEAD.fields())
                .select(
                        CONVERSATION.MERCHANT_KIND,
                        CONVERSATION.ORIGIN,
                        CONVERSATION.CREATED_AT,
                        PARTNER.NAME,
                        MERCHANT.NAME,
                        SHOP.SHOP_ID,
                        SHOP.NAME,
                        SHOP.URL,
                        PAIR.BLOCKED_AT,
                        UNREAD.SEEN)
                .from(key)
                .join(HEAD)
                .on(
                        HEAD.PARTNER_ID.eq(key.field(HEAD.PARTNER_ID)),
                        HEAD.CONVERSATION_ID.eq(key.field(HEAD.CONVERSATION_ID)))
                .join(CONVERSATION)
                .on(CONVERSATION.PARTNER_ID.eq(HEAD.PARTNER_ID), CONVERSATION.CONVERSATION_ID.eq(HEAD.CONVERSATION_ID))
                .join(PARTNER)
                .on(PARTNER.PARTNER_ID.eq(HEAD.PARTNER_ID))
                .join(MERCHANT)
                .on(MERCHANT.MERCHANT_ID.eq(HEAD.MERCHANT_ID))
                .leftJoin(SHOP)
                .on(SHOP.SHOP_ID.eq(CONVERSATION.SHOP_ID))
                .leftJoin(PAIR)
                .on(PAIR.PARTNER_ID.eq(HEAD.PARTNER_ID), PAIR.MERCHANT_ID.eq(HEAD.MERCHANT_ID))
                .leftJoin(UNREAD)
                .on(
                        UNREAD.PARTNER_ID.eq(HEAD.PARTNER_ID),
                        UNREAD.CONVERSATION_ID.eq(HEAD.CONVERSATION_ID),
                        UNREAD.MEMBER_ID.eq(viewer.author().id()))
                .orderBy(
                        key.field(HEAD.LAST_ENTRY_AT).desc(),
                        key.field(HEAD.CONVERSATION_ID).desc())
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        var tags = viewer instanceof Actor.Member ? tags(sql, rows) : Map.<String, List<Tag>>of();
        var jobs = openJobs(sql, rows);
        var proposals = newestProposals(sql, rows);
        return rows.map(row -> view(
                row,
                viewer,
                tags.getOrDefault(row.get(HEAD.CONVERSATION_ID), List.of()),
                jobs.getOrDefault(row.get(HEAD.CONVERSATION_ID), List.of()),
                Optional.ofNullable(proposals.get(row.get(HEAD.CONVERSATION_ID)))));
    }

    private static Map<String, List<Tag>> tags(DSLContext sql, Result<? extends Record> conversations) {
        return sql.select(CONVERSATION_TAG.CONVERSATION_ID)
                .select(TAG.fields())
                .from(CONVERSATION_TAG)
                .join(TAG)
                .on(TAG.PARTNER_ID.eq(CONVERSATION_TAG.PARTNER_ID), TAG.TAG_ID.eq(CONVERSATION_TAG.TAG_ID))
                .where(CONVERSATION_TAG.PARTNER_ID.eq(conversations.get(0).get(HEAD.PARTNER_ID)))
                .and(CONVERSATION_TAG.CONVERSATION_ID.in(conversations.getValues(HEAD.CONVERSATION_ID)))
                .orderBy(TAG.NAME_KEY)
                .fetchGroups(row -> row.get(CONVERSATION_TAG.CONVERSATION_ID), Rows::tag);
    }

    private static Map<String, List<JobId>> openJobs(DSLContext sql, Result<? extends Record> conversations) {
        return sql.select(JOB.CONVERSATION_ID, JOB.JOB_ID)
                .from(JOB)
                .where(JOB.PARTNER_ID.in(conversations.intoSet(HEAD.PARTNER_ID)))
                .and(JOB.CONVERSATION_ID.in(conversations.getValues(HEAD.CONVERSATION_ID)))
                .and(JOB.STATUS.eq(JobStatus.OPEN.word()))
                .orderBy(JOB.POSITION)
                .fetchGroups(row -> row.value1(), row -> new JobId(row.value2()));
    }

    private static Map<String, ProposalStatus> newestProposals(DSLContext sql, Result<? extends Record> conversations) {
        var newer = PROPOSAL.as("newer");
        return sql.select(PROPOSAL.CONVERSATION_ID, PROPOSAL.STATUS)
                .from(PROPOSAL)
                .where(PROPOSAL.PARTNER_ID.in(conversations.intoSet(HEAD.PARTNER_ID)))
                .and(PROPOSAL.CONVERSATION_ID.in(conversations.getValues(HEAD.CONVERSATION_ID)))
                .andNotExists(selectOne()
                        .from(newer)
                        .where(newer.PARTNER_ID.eq(PROPOSAL.PARTNER_ID))
                        .and(newer.CONVERSATION_ID.eq(PROPOSAL.CONVERSATION_ID))
                        .and(newer.POSITION.gt(PROPOSAL.POSITION)))
                .fetchMap(row -> row.value1(), row -> Rows.constant(ProposalStatus.class, row.value2()));
    }

    private static ConversationView view(
            Record row,
            Actor.Participant viewer,
            List<Tag> tags,
            List<JobId> jobs,
            Optional<ProposalStatus> newestProposal) {
        int entries = row.get(viewer instanceof Actor.Member ? HEAD.MERCHANT_ENTRIES : HEAD.MEMBER_ENTRIES);
        int seen = viewer instanceof Actor.Member
                ? Optional.ofNullable(row.get(UNREAD.SEEN)).orElse(entries)
                : row.get(HEAD.MERCHANT_SEEN);
        return new ConversationView(
                new ConversationId(row.get(HEAD.CONVERSATION_ID)),
                new PartnerId(row.get(HEAD.PARTNER_ID)),
                row.get(PARTNER.NAME),
                new MerchantId(row.get(HEAD.MERCHANT_ID)),
                row.get(MERCHANT.NAME),
                Rows.constant(MerchantKind.class, row.get(CONVERSATION.MERCHANT_KIND)),
                shop(row),
                Rows.constant(Origin.class, row.get(CONVERSATION.ORIGIN)),
                row.get(HEAD.LAST_SEQ),
                row.get(HEAD.LAST_ENTRY_AT),
                row.get(HEAD.PREVIEW),
                entries - seen,
                tags,
                row.get(PAIR.BLOCKED_AT) != null,
                jobs,
                newestProposal,
                row.get(CONVERSATION.CREATED_AT));
    }

    private static Optional<Shop> shop(Record row) {
        return Optional.ofNullable(row.get(SHOP.SHOP_ID)).map(any -> Rows.shop(row));
    }

    @Override
    public Optional<List<EntryView>> entries(Actor.Participant viewer, ConversationId id, EntryRange range) {
        var rows = database.read(sql -> sql.select(EntryRows.selected())
                .select(AUTHOR_NAME)
                .from(CONVERSATION)
                .join(HEAD)
                .on(HEAD.PARTNER_ID.eq(CONVERSATION.PARTNER_ID), HEAD.CONVERSATION_ID.eq(CONVERSATION.CONVERSATION_ID))
                .leftJoin(ENTRY)
                .on(
                        ENTRY.PARTNER_ID.eq(CONVERSATION.PARTNER_ID),
                        ENTRY.CONVERSATION_ID.eq(CONVERSATION.CONVERSATION_ID),
                        isWithin(range))
                .leftJoin(ATTACHMENT)
                .on(EntryRows.attached())
                .leftJoin(MEMBER)
                .on(MEMBER.MEMBER_ID.eq(ENTRY.AUTHOR_ID), ENTRY.AUTHOR_KIND.eq("member"))
                .leftJoin(MERCHANT)
                .on(MERCHANT.MERCHANT_ID.eq(ENTRY.AUTHOR_ID), ENTRY.AUTHOR_KIND.eq("merchant"))
                .where(isVisible(viewer, id))
                .orderBy(ENTRY.SEQ, ATTACHMENT.POSITION)
                .fetch());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, List<Record>> bySeq = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.get(ENTRY.SEQ) != null)
                .forEach(row -> bySeq.computeIfAbsent(row.get(ENTRY.SEQ), any -> new ArrayList<>())
                        .add(row));
        return Optional.of(bySeq.values().stream().map(JooqInboxReader::entry).toList());
    }

    private static EntryView entry(List<Record> rows) {
        var entry = EntryRows.entry(rows);
        return new EntryView(
                entry.seq(), entry.at(), entry.author(), rows.get(0).get(AUTHOR_NAME), entry.content());
    }

    /** Entries have no gaps, so that a limit is a range of numbers. */
    private static Condition isWithin(EntryRange range) {
        if (range instanceof EntryRange.After after) {
            var from = Math.max(after.seq(), 0);
            var to = (int) Math.min((long) from + after.limit(), Integer.MAX_VALUE);
            return ENTRY.SEQ.gt(from).and(ENTRY.SEQ.le(to));
        }
        Field<Integer> to = range instanceof EntryRange.Before before
                ? DSL.least(HEAD.LAST_SEQ, DSL.val(Math.max(before.seq() - 1, 0)))
                : HEAD.LAST_SEQ;
        return ENTRY.SEQ.gt(to.minus(range.limit())).and(ENTRY.SEQ.le(to));
    }

    @Override
    public Optional<Work> work(Actor.Participant viewer, ConversationId id) {
        return database.read(sql -> sql.select(CONVERSATION.PARTNER_ID, CONVERSATION.SHOP_ID)
                .from(CONVERSATION)
                .where(isVisible(viewer, id))
                .fetchOptional()
                .map(row -> WorkRows.work(sql, new PartnerId(row.value1()), id, Rows.shop(row.value2()))));
    }

    @Override
    public Optional<Proposal> proposal(Actor.Participant viewer, ProposalId id) {
        var isVisible = isVisible(viewer, PROPOSAL.PARTNER_ID, PROPOSAL.CONVERSATION_ID);
        return database.read(sql -> WorkRows.proposals(
                        sql, PROPOSAL.PROPOSAL_ID.eq(id.value()).and(isVisible))
                .stream()
                .findFirst());
    }

    @Override
    public Optional<Job> job(Actor.Participant viewer, JobId id) {
        var isVisible = isVisible(viewer, JOB.PARTNER_ID, JOB.CONVERSATION_ID);
        return database.read(sql -> WorkRows.jobs(sql, JOB.JOB_ID.eq(id.value()).and(isVisible)).stream()
                .findFirst());
    }

    @Override
    public Optional<Invoice> invoice(Actor.Participant viewer, InvoiceId id) {
        var isVisible = isVisible(viewer, INVOICE.PARTNER_ID, INVOICE.CONVERSATION_ID);
        return database.read(sql -> WorkRows.invoices(
                        sql, INVOICE.INVOICE_ID.eq(id.value()).and(isVisible))
                .stream()
                .findFirst());
    }

    private static Condition isVisible(Actor.Participant viewer, Field<String> partner, Field<String> conversation) {
        return viewer instanceof Actor.Member member
                ? partner.eq(member.partner().value())
                : DSL.exists(DSL.selectOne()
                        .from(CONVERSATION)
                        .where(CONVERSATION.PARTNER_ID.eq(partner))
                        .and(CONVERSATION.CONVERSATION_ID.eq(conversation))
                        .and(CONVERSATION.MERCHANT_ID.eq(viewer.author().id())));
    }

    @Override
    public Optional<TagView> tag(PartnerId partner, TagId id) {
        return database.read(sql -> sql.select(TAG.fields())
                .select(BEARERS)
                .from(TAG)
                .where(TAG.PARTNER_ID.eq(partner.value()))
                .and(TAG.TAG_ID.eq(id.value()))
                .fetchOptional(JooqInboxReader::tag));
    }

    private static TagView tag(Record row) {
        return new TagView(Rows.tag(row), row.get(BEARERS));
    }

    @Override
    public Page<TagView> tags(PartnerId partner, Optional<String> text, Slice slice) {
        var contains = text.map(Text::fold)
                .filter(needle -> !needle.isEmpty())
                .map(needle -> SearchIndex.contains(TAG.NAME_KEY, needle))
                .orElseGet(DSL::noCondition);
        var isBehind = slice.after()
                .map(cursor -> TAG.NAME_KEY.gt(cursor.text(Listing.TAGS, 0)))
                .orElseGet(DSL::noCondition);
        var tags = database.read(sql -> sql.select(TAG.fields())
                .select(BEARERS)
                .from(TAG)
                .where(TAG.PARTNER_ID.eq(partner.value()))
                .and(contains)
                .and(isBehind)
                .orderBy(TAG.NAME_KEY)
                .limit(slice.limit() + 1)
                .fetch(JooqInboxReader::tag));
        return Page.of(
                tags,
                slice.limit(),
                view -> Cursor.after(Listing.TAGS, view.tag().name().key()));
    }

    @Override
    public List<Tag> tags(PartnerId partner, int most) {
        return database.read(sql -> sql.select(TAG.fields())
                .from(TAG)
                .where(TAG.PARTNER_ID.eq(partner.value()))
                .orderBy(TAG.NAME_KEY)
                .limit(most)
                .fetch(Rows::tag));
    }
}
