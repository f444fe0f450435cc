package dev.viesti.application.inmemory;

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
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.Text;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.SearchText;
import dev.viesti.domain.party.Author;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.Work;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

record InMemoryInboxReader(Supplier<State> committed) implements InboxReader {
    private static final Comparator<Conversation> LATEST_FIRST = Comparator.comparing(
                    (Conversation conversation) -> conversation.head().lastEntryAt())
            .thenComparing(Conversation::id)
            .reversed();

    @Override
    public Page<ConversationView> inbox(Actor.Member viewer, InboxFilter filter, Slice slice) {
        var state = committed.get();
        var needles = filter.query().map(SearchText::needles);
        var matching = state.conversations
                .values()
                .filter(conversation -> sees(viewer, conversation))
                .filter(conversation -> filter.tags().isEmpty()
                        || state.tagged.find(conversation.id()).orElse(Set.of()).containsAll(filter.tags()))
                .filter(conversation -> !filter.unreadOnly() || unread(state, viewer, conversation) > 0)
                .filter(conversation ->
                        needles.map(any -> isFound(state, conversation, any)).orElse(true));
        return page(state, viewer, matching, slice);
    }

    @Override
    public int unread(Actor.Member viewer, int most) {
        var state = committed.get();
        return Math.toIntExact(state.conversations
                .values()
                .filter(conversation -> sees(viewer, conversation))
                .filter(conversation -> unread(state, viewer, conversation) > 0)
                .limit(most)
                .count());
    }

    private static boolean isFound(State state, Conversation conversation, Set<String> needles) {
        var text = SearchText.of(state.merchantName(conversation), state.shopOf(conversation));
        return needles.stream().anyMatch(text::contains);
    }

    @Override
    public Page<ConversationView> conversations(Actor.Merchant viewer, Slice slice) {
        var state = committed.get();
        return page(
                state, viewer, state.conversations.values().filter(conversation -> sees(viewer, conversation)), slice);
    }

    private static Page<ConversationView> page(
            State state, Actor.Participant viewer, Stream<Conversation> conversations, Slice slice) {
        var shown = conversations
                .filter(conversation -> slice.after()
                        .map(cursor -> isBehind(conversation, cursor))
                        .orElse(true))
                .sorted(LATEST_FIRST)
                .limit(slice.limit() + 1L)
                .map(conversation -> view(state, viewer, conversation))
                .toList();
        return Page.of(
                shown,
                slice.limit(),
                view -> Cursor.after(
                        Listing.CONVERSATIONS,
                        view.lastEntryAt().toString(),
                        view.id().value()));
    }

    private static boolean isBehind(Conversation conversation, Cursor cursor) {
        var at = conversation.head().lastEntryAt().compareTo(cursor.instant(Listing.CONVERSATIONS, 0));
        return at < 0 || (at == 0 && conversation.id().value().compareTo(cursor.text(Listing.CONVERSATIONS, 1)) < 0);
    }

    @Override
    public Optional<ConversationView> conversation(Actor.Participant viewer, ConversationId id) {
        var state = committed.get();
        return find(state, viewer, id).map(conversation -> view(state, viewer, conversation));
    }

    @Override
    public Optional<List<EntryView>> entries(Actor.Participant viewer, ConversationId id, EntryRange range) {
        var state = committed.get();
        return find(state, viewer, id)
                .map(conversation -> within(state.entries.require(id), range).stream()
                        .map(entry -> new EntryView(
                                entry.seq(),
                                entry.at(),
                                entry.author(),
                                authorName(state, entry.author()),
                                entry.content()))
                        .toList());
    }

    private static List<Entry> within(List<Entry> entries, EntryRange range) {
        var size = entries.size();
        if (range instanceof EntryRange.After after) {
            var from = Math.min(Math.max(after.seq(), 0), size);
            return entries.subList(from, (int) Math.min((long) from + range.limit(), size));
        }
        var to = range instanceof EntryRange.Before before ? Math.min(Math.max(before.seq() - 1, 0), size) : size;
        return entries.subList(Math.max(to - range.limit(), 0), to);
    }

    private static String authorName(State state, Author author) {
        var kind = author.kind();
        return switch (kind) {
            case MERCHANT ->
                state.merchants.require(new MerchantId(author.id())).name();
            case MEMBER ->
                state.members.require(new MemberId(author.id())).member().name();
            case SYSTEM -> author.id();
        };
    }

    @Override
    public Optional<Work> work(Actor.Participant viewer, ConversationId id) {
        var state = committed.get();
        return find(state, viewer, id).map(state::work);
    }

    @Override
    public Optional<Proposal> proposal(Actor.Participant viewer, ProposalId id) {
        var state = committed.get();
        return work(state, viewer, state.proposals.find(id))
                .flatMap(work -> work.proposals().stream()
                        .filter(proposal -> proposal.id().equals(id))
                        .findAny());
    }

    @Override
    public Optional<Job> job(Actor.Participant viewer, JobId id) {
        var state = committed.get();
        return work(state, viewer, state.jobs.find(id)).flatMap(work -> work.job(id));
    }

    @Override
    public Optional<Invoice> invoice(Actor.Participant viewer, InvoiceId id) {
        var state = committed.get();
        return work(state, viewer, state.invoices.find(id))
                .flatMap(work -> work.invoices().stream()
                        .filter(invoice -> invoice.id().equals(id))
                        .findAny());
    }

    private static Optional<Work> work(State state, Actor.Participant viewer, Optional<ConversationId> id) {
        return id.flatMap(known -> find(state, viewer, known)).map(state::work);
    }

    @Override
    public Optional<TagView> tag(PartnerId partner, TagId id) {
        var state = committed.get();
        return state.tags
                .find(id)
                .filter(tag -> tag.partner().equals(partner))
                .map(tag -> new TagView(tag, bearers(state, tag)));
    }

    @Override
    public Page<TagView> tags(PartnerId partner, Optional<String> text, Slice slice) {
        var state = committed.get();
        var needle = text.map(Text::fold).orElse("");
        var after = slice.after().map(cursor -> cursor.text(Listing.TAGS, 0)).orElse("");
        var shown = tags(state, partner)
                .filter(tag -> tag.name().key().contains(needle))
                .filter(tag -> tag.name().key().compareTo(after) > 0)
                .limit(slice.limit() + 1L)
                .map(tag -> new TagView(tag, bearers(state, tag)))
                .toList();
        return Page.of(
                shown,
                slice.limit(),
                view -> Cursor.after(Listing.TAGS, view.tag().name().key()));
    }

    @Override
    public List<Tag> tags(PartnerId partner, int most) {
        return tags(committed.get(), partner).limit(most).toList();
    }

    private static Stream<Tag> tags(State state, PartnerId partner) {
        return state.tags
                .values()
                .filter(tag -> tag.partner().equals(partner))
                .sorted(Comparator.comparing(tag -> tag.name().key()));
    }

    private static int bearers(State state, Tag tag) {
        return Math.toIntExact(
                state.tagged.values().filter(tags -> tags.contains(tag.id())).count());
    }

    private static Optional<Conversation> find(State state, Actor.Participant viewer, ConversationId id) {
        return state.conversations.find(id).filter(conversation -> sees(viewer, conversation));
    }

    private static boolean sees(Actor.Participant viewer, Conversation conversation) {
        return viewer instanceof Actor.Member member
                ? conversation.partner().equals(member.partner())
                : conversation.merchant().value().equals(viewer.author().id());
    }

    private static int unread(State state, Actor.Participant viewer, Conversation conversation) {
        return viewer instanceof Actor.Member member
                ? state.position(conversation, member.id())
                        .unreadOf(conversation.head().merchantEntries())
                : state.merchantPosition(conversation)
                        .unreadOf(conversation.head().memberEntries());
    }

    private static ConversationView view(State state, Actor.Participant viewer, Conversation conversation) {
        var work = state.work(conversation);
        var proposals = work.proposals();
        return new ConversationView(
                conversation.id(),
                conversation.partner(),
                state.partners.require(conversation.partner()).name(),
                conversation.merchant(),
                state.merchantName(conversation),
                conversation.merchantKind(),
                state.shopOf(conversation),
                conversation.origin(),
                conversation.head().lastSeq(),
                conversation.head().lastEntryAt(),
                conversation.head().preview(),
                unread(state, viewer, conversation),
                viewer instanceof Actor.Member ? state.tagsOf(conversation.id()) : List.of(),
                state.isBlocked(conversation.partner(), conversation.merchant()),
                work.openJobs(),
                proposals.isEmpty()
                        ? Optional.empty()
                        : Optional.of(proposals.get(proposals.size() - 1).status()),
                conversation.createdAt());
    }
}
