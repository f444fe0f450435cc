package dev.viesti.application.inmemory;

import dev.viesti.application.Cursor;
import dev.viesti.application.Listing;
import dev.viesti.application.Mail;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.application.inmemory.OutboxRow.Range;
import dev.viesti.application.inmemory.State.MemberRow;
import dev.viesti.application.inmemory.State.Told;
import dev.viesti.application.port.Outbox;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.party.Member;
import dev.viesti.domain.party.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

record InMemoryOutbox(Supplier<State> transaction) implements Outbox {
    private static final Comparator<OutboxRow> PARKED_ORDER = Comparator.comparing(OutboxRow::dueAt)
            .thenComparing(row -> row.member().value())
            .thenComparing(OutboxRow::key);

    @Override
    public void addFirstContact(PartnerId partner, ConversationId conversation, Instant at) {
        var state = transaction.get();
        state.presentMembers(partner)
                .map(row -> OutboxRow.firstContact(partner, row.member().id(), conversation, at))
                .filter(mail -> !state.outbox.has(mail.key()))
                .toList()
                .forEach(mail -> state.outbox.put(mail.key(), mail));
    }

    @Override
    public int closeWindows(Instant end) {
        var state = transaction.get();
        if (!end.isAfter(state.windowsClosed)) {
            return 0;
        }
        state.windowsClosed = end;
        var digests = new LinkedHashMap<Member, Map<ConversationId, Range>>();
        state.conversations.values().forEach(conversation -> digest(state, conversation, end, digests));
        digests.forEach((member, ranges) -> {
            var mail = OutboxRow.digest(member.partner(), member.id(), end, ranges);
            state.outbox.put(mail.key(), mail);
        });
        return digests.size();
    }

    private static void digest(
            State state, Conversation conversation, Instant end, Map<Member, Map<ConversationId, Range>> digests) {
        var waiting = state.told.find(conversation.id()).orElseGet(List::of);
        var last = waiting.stream()
                .filter(told -> told.at().isBefore(end))
                .mapToInt(Told::count)
                .max();
        if (last.isEmpty()) {
            return;
        }
        var upTo = last.getAsInt();
        // also what a clock that ran fast put before the last
        var counts =
                waiting.stream().map(Told::count).filter(count -> count <= upTo).toList();
        state.presentMembers(conversation.partner())
                .filter(row -> row.settings().digest())
                .map(MemberRow::member)
                .forEach(member -> {
                    var seen = state.position(conversation, member.id()).seen();
                    var range = new Range(Math.max(seen, counts.get(0) - 1), upTo);
                    if (counts.stream().anyMatch(range::contains)) {
                        digests.computeIfAbsent(member, any -> new LinkedHashMap<>())
                                .put(conversation.id(), range);
                    }
                });
        state.told.put(
                conversation.id(),
                waiting.stream().filter(told -> told.count() > upTo).toList());
    }

    @Override
    public List<Claimed> claim(int limit, Instant now, Duration lease) {
        var outbox = transaction.get().outbox;
        var claimed = outbox.values()
                .filter(row -> row.isDue(now))
                .sorted(Comparator.comparing(OutboxRow::dueAt).thenComparing(OutboxRow::key))
                .limit(limit)
                .map(row -> row.claim(now.plus(lease)))
                .toList();
        claimed.forEach(row -> outbox.put(row.key(), row));
        return claimed.stream().map(OutboxRow::claimed).toList();
    }

    @Override
    public List<Mail.About> about(Claimed mail) {
        var state = transaction.get();
        if (!state.isPresent(mail.member())) {
            return List.of();
        }
        return switch (mail.kind()) {
            case FIRST_CONTACT -> firstContact(state, mail).toList();
            case DIGEST ->
                state.outbox.find(mail.key()).stream()
                        .flatMap(row -> digest(state, row))
                        .toList();
        };
    }

    private static Stream<Mail.About> firstContact(State state, Claimed mail) {
        return mail.conversation().stream()
                .map(state.conversations::require)
                .filter(conversation -> !state.isBlocked(conversation.partner(), conversation.merchant()))
                .map(conversation -> about(
                        state,
                        conversation,
                        state.entries.require(conversation.id()).subList(0, 1),
                        1));
    }

    private static Stream<Mail.About> digest(State state, OutboxRow row) {
        var unread = new LinkedHashMap<Conversation, List<Entry>>();
        row.ranges().keySet().stream()
                .map(state.conversations::require)
                .filter(conversation -> !state.isBlocked(conversation.partner(), conversation.merchant()))
                .sorted(Comparator.comparing((Conversation conversation) ->
                                conversation.head().lastEntryAt())
                        .reversed()
                        .thenComparing(Conversation::id))
                .forEach(conversation -> unread.put(conversation, unread(state, conversation, row)));
        unread.values().removeIf(List::isEmpty);
        record Place(int nth, Conversation conversation) {}
        var told = unread.entrySet().stream()
                .flatMap(one -> IntStream.range(0, one.getValue().size()).mapToObj(nth -> new Place(nth, one.getKey())))
                .sorted(Comparator.comparingInt(Place::nth))
                .limit(MOST_TOLD)
                .collect(Collectors.groupingBy(Place::conversation, Collectors.summingInt(place -> 1)));
        return unread.entrySet().stream()
                .map(one -> about(state, one.getKey(), one.getValue(), told.getOrDefault(one.getKey(), 0)));
    }

    private static List<Entry> unread(State state, Conversation conversation, OutboxRow row) {
        var seen = state.position(conversation, row.member()).seen();
        var range = Optional.ofNullable(row.ranges().get(conversation.id())).orElseThrow();
        return state.toldEntries(conversation.id())
                .filter(entry -> entry.merchantEntries() > seen && range.contains(entry.merchantEntries()))
                .toList();
    }

    private static Mail.About about(State state, Conversation conversation, List<Entry> entries, int told) {
        return new Mail.About(
                conversation.id(),
                state.merchantName(conversation),
                state.shopOf(conversation).map(Shop::name),
                entries.subList(0, told),
                entries.size() - told);
    }

    @Override
    public void done(Claimed mail) {
        if (holdsLease(mail)) {
            transaction.get().outbox.remove(mail.key());
        }
    }

    @Override
    public void retry(Claimed mail, Instant failingSince, Instant dueAt, String error) {
        update(mail, row -> row.retry(failingSince, dueAt, error));
    }

    @Override
    public void park(Claimed mail, String error) {
        update(mail, row -> row.park(error));
    }

    private void update(Claimed mail, UnaryOperator<OutboxRow> change) {
        if (holdsLease(mail)) {
            var outbox = transaction.get().outbox;
            outbox.put(mail.key(), change.apply(outbox.require(mail.key())));
        }
    }

    private boolean holdsLease(Claimed mail) {
        return transaction
                .get()
                .outbox
                .find(mail.key())
                .filter(row -> row.version() == mail.version())
                .isPresent();
    }

    @Override
    public Depth depth() {
        var outbox = transaction.get().outbox;
        var parked = Math.toIntExact(outbox.values().filter(OutboxRow::parked).count());
        return new Depth(Math.toIntExact(outbox.values().count()) - parked, parked);
    }

    @Override
    public Optional<Instant> oldest() {
        return transaction
                .get()
                .outbox
                .values()
                .filter(row -> !row.parked())
                .map(OutboxRow::createdAt)
                .min(Comparator.naturalOrder());
    }

    @Override
    public Optional<Instant> closedUntil() {
        return Optional.of(transaction.get().windowsClosed).filter(end -> !end.equals(Instant.MIN));
    }

    @Override
    public Page<Parked> parked(Slice slice) {
        var isBehind = slice.after()
                .<Predicate<OutboxRow>>map(cursor -> row -> isBehind(row, cursor))
                .orElse(row -> true);
        var parked = transaction
                .get()
                .outbox
                .values()
                .filter(OutboxRow::parked)
                .filter(isBehind)
                .sorted(PARKED_ORDER)
                .limit(slice.limit() + 1L)
                .toList();
        var page = Page.of(
                parked,
                slice.limit(),
                row -> Cursor.after(
                        Listing.PARKED_MAILS,
                        row.dueAt().toString(),
                        row.member().value(),
                        row.key()));
        return new Page<>(page.items().stream().map(OutboxRow::told).toList(), page.next());
    }

    private static boolean isBehind(OutboxRow row, Cursor cursor) {
        var time = row.dueAt().compareTo(cursor.instant(Listing.PARKED_MAILS, 0));
        var member = row.member().value().compareTo(cursor.text(Listing.PARKED_MAILS, 1));
        return time > 0
                || (time == 0 && member > 0)
                || (time == 0 && member == 0 && row.key().compareTo(cursor.text(Listing.PARKED_MAILS, 2)) > 0);
    }

    @Override
    public int release(Instant now) {
        return release(row -> true, now);
    }

    @Override
    public int release(Set<String> keys, Instant now) {
        return release(row -> keys.contains(row.key()), now);
    }

    private int release(Predicate<OutboxRow> meant, Instant now) {
        var outbox = transaction.get().outbox;
        var parked = outbox.values().filter(OutboxRow::parked).filter(meant).toList();
        parked.forEach(row -> outbox.put(row.key(), row.release(now)));
        return parked.size();
    }
}
