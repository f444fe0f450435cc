package dev.viesti.application.inmemory;

import dev.viesti.application.Event;
import dev.viesti.application.inmemory.State.ReaderKey;
import dev.viesti.application.inmemory.State.TopicKey;
import dev.viesti.application.port.Conversations;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MemberId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.ReadPosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

record InMemoryConversations(Supplier<State> transaction) implements Conversations {
    @Override
    public Optional<Parties> parties(ConversationId id) {
        return transaction
                .get()
                .conversations
                .find(id)
                .map(found -> new Parties(id, found.partner(), found.merchant()));
    }

    @Override
    public Conversation lock(PartnerId partner, ConversationId id) {
        return find(partner, id).orElseThrow(() -> new IllegalStateException("the partner has no such conversation"));
    }

    @Override
    public Conversation lockOrBegin(Conversation beginning) {
        var state = transaction.get();
        var topic = new TopicKey(beginning.partner(), beginning.merchant(), beginning.shop());
        var existing = state.topics.find(topic);
        if (existing.isPresent()) {
            return state.conversations.require(existing.get());
        }
        state.topics.put(topic, beginning.id());
        state.conversations.put(beginning.id(), beginning);
        state.entries.put(beginning.id(), List.of());
        return beginning;
    }

    @Override
    public List<ConversationId> ofPair(PartnerId partner, MerchantId merchant) {
        return transaction
                .get()
                .conversations
                .values()
                .filter(conversation -> conversation.partner().equals(partner))
                .filter(conversation -> conversation.merchant().equals(merchant))
                .map(Conversation::id)
                .sorted()
                .toList();
    }

    @Override
    public void append(Conversation.Appended appended) {
        var state = transaction.get();
        var next = appended.conversation();
        var before = state.conversations.require(next.id());
        if (before.head().lastSeq() + appended.entries().size() != next.head().lastSeq()) {
            throw new IllegalStateException("the entries don't follow the last one of the conversation");
        }
        state.conversations.put(next.id(), next);
        state.entries.put(
                next.id(),
                Stream.concat(state.entries.require(next.id()).stream(), appended.entries().stream())
                        .toList());
        appended.entries().stream()
                .flatMap(entry -> entry.content().files().stream())
                .forEach(file -> state.files.put(
                        file.id(), state.files.require(file.id()).attach(next.id())));
        if (next.head().merchantEntries() > before.head().merchantEntries()) {
            markUnread(state, before);
        }
        if (!appended.entries().isEmpty()) {
            state.keepTold(appended);
            state.happened(
                    appended.at(),
                    appended.entries().stream()
                            .<Event>map(entry ->
                                    new Event.EntryAdded(next.partner(), next.merchant(), next.id(), entry.seq()))
                            .toList());
        }
    }

    @Override
    public void note(Event event, Instant at) {
        transaction.get().happened(at, List.of(event));
    }

    @Override
    public int sweepEvents(Instant before) {
        var state = transaction.get();
        var old = (int) state.events.stream()
                .takeWhile(happened -> happened.at().isBefore(before))
                .count();
        state.forgetEvents(old);
        return old;
    }

    private static void markUnread(State state, Conversation before) {
        var read = new ReadPosition(before.head().merchantEntries());
        state.presentMembers(before.partner())
                .map(row -> new ReaderKey(row.member().id(), before.id()))
                .filter(key -> !state.positions.has(key))
                .toList()
                .forEach(key -> state.positions.put(key, read));
    }

    @Override
    public Optional<Entry> entry(PartnerId partner, ConversationId id, int seq) {
        return find(partner, id)
                .filter(conversation -> seq >= 1 && seq <= conversation.head().lastSeq())
                .map(conversation -> transaction.get().entries.require(id).get(seq - 1));
    }

    @Override
    public ReadPosition position(Conversation conversation, MemberId member) {
        return transaction.get().position(conversation, member);
    }

    @Override
    public void put(Conversation conversation, MemberId member, ReadPosition position) {
        var positions = transaction.get().positions;
        var key = new ReaderKey(member, conversation.id());
        if (position.seen() < conversation.head().merchantEntries()) {
            positions.put(key, position);
        } else {
            positions.remove(key);
        }
    }

    @Override
    public ReadPosition merchantPosition(Conversation conversation) {
        return transaction.get().merchantPosition(conversation);
    }

    @Override
    public void putMerchantPosition(Conversation conversation, ReadPosition position) {
        transaction.get().merchantPositions.put(conversation.id(), position);
    }

    private Optional<Conversation> find(PartnerId partner, ConversationId id) {
        return transaction
                .get()
                .conversations
                .find(id)
                .filter(found -> found.partner().equals(partner));
    }
}
