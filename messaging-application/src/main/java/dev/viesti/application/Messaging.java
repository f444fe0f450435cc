package dev.viesti.application;

import dev.viesti.application.port.InboxReader;
import dev.viesti.application.port.Transactions;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.conversation.MessageDraft;
import dev.viesti.domain.conversation.ReadPosition;
import dev.viesti.domain.party.Reception;
import dev.viesti.domain.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Reading and writing in conversations, for both sides. Safe for several threads. */
public final class Messaging {
    private final Transactions transactions;
    private final InboxReader reader;
    private final Ticker clock;
    private final Reception.Policy reception;

    Messaging(Transactions transactions, InboxReader reader, Ticker clock, Reception.Policy reception) {
        this.transactions = transactions;
        this.reader = reader;
        this.clock = clock;
        this.reception = reception;
    }

    /** The organisation's conversations, latest entry first (R2), filtered (R3). */
    public Page<ConversationView> inbox(Actor.Member actor, InboxFilter filter, Slice slice) {
        return reader.inbox(actor, filter, slice);
    }

    /**
     * How many conversations have something that the member hasn't read (R1).
     *
     * @param most no more are counted
     */
    public int unread(Actor.Member actor, int most) {
        return reader.unread(actor, most);
    }

    /** The merchant's conversations, latest entry first. */
    public Page<ConversationView> conversations(Actor.Merchant actor, Slice slice) {
        return reader.conversations(actor, slice);
    }

    /** One conversation. */
    public ConversationView conversation(Actor.Participant actor, ConversationId id) {
        return reader.conversation(actor, id).orElseThrow(() -> new NotFound("conversation"));
    }

    /** Entries of a conversation in ascending order. */
    public List<EntryView> entries(Actor.Participant actor, ConversationId id, EntryRange range) {
        return reader.entries(actor, id, range).orElseThrow(() -> new NotFound("conversation"));
    }

    /**
     * Sends a message (M2).
     *
     * @throws NotFound for a conversation or a file that isn't the actor's
     * @throws dev.viesti.domain.RuleViolation after a block (M3), or when a merchant writes to a partner who doesn't
     *     receive (P2)
     */
    public EntryView send(
            Actor.Participant actor, ConversationId id, MessageDraft draft, Optional<IdempotencyKey> key) {
        var fingerprint = Fingerprint.of("send", id.value(), draft.text().orElse(""), Fingerprint.ofAll(draft.files()));
        var seq = transactions.inTransaction(work -> Idempotency.once(
                work, actor, key, fingerprint, clock.now(), () -> Integer.toString(send(work, actor, id, draft))));
        return entry(actor, id, Integer.parseInt(seq));
    }

    private int send(UnitOfWork work, Actor.Participant actor, ConversationId id, MessageDraft draft) {
        var parties = Locked.visible(work, actor, id);
        var files = Locked.claim(work, actor, draft.files());
        var conversation = Locked.open(work, parties);
        if (actor instanceof Actor.Merchant && reception == Reception.Policy.EVERY_MESSAGE) {
            work.directory().reception(parties.partner()).ifPresent(Reception::requireReceiving);
        }
        var message = new Content.Message(draft.text().orElse(""), files);
        return append(work, conversation, List.of(new Entry.Draft(actor.author(), message)));
    }

    /**
     * Declines a request (W4): replies and declines every open job with it, if there is one.
     *
     * @throws NotFound for a conversation or a file that isn't the actor's
     * @throws dev.viesti.domain.RuleViolation after a block (M3)
     */
    public Declined decline(Actor.Member actor, ConversationId id, MessageDraft reply, Optional<IdempotencyKey> key) {
        var fingerprint =
                Fingerprint.of("decline", id.value(), reply.text().orElse(""), Fingerprint.ofAll(reply.files()));
        var result = transactions.inTransaction(work ->
                Idempotency.once(work, actor, key, fingerprint, clock.now(), () -> decline(work, actor, id, reply)));
        var parts = List.of(result.split(" "));
        return new Declined(
                entry(actor, id, Integer.parseInt(parts.get(0))),
                parts.subList(1, parts.size()).stream().map(JobId::new).toList());
    }

    private String decline(UnitOfWork work, Actor.Member actor, ConversationId id, MessageDraft reply) {
        var parties = Locked.visible(work, actor, id);
        var files = Locked.claim(work, actor, reply.files());
        var conversation = Locked.open(work, parties);
        var change = work.works().of(conversation).declineOpenJobs(actor.author());
        work.works().apply(change);
        var drafts = new ArrayList<Entry.Draft>();
        drafts.add(
                new Entry.Draft(actor.author(), new Content.Message(reply.text().orElse(""), files)));
        drafts.addAll(Locked.records(change));
        var result = new StringBuilder(Integer.toString(append(work, conversation, drafts)));
        change.jobs().forEach(job -> result.append(' ').append(job.id().value()));
        return result.toString();
    }

    /** Reads up to the entry (R1); past the end means the end, and the position never goes back. */
    public void markRead(Actor.Participant actor, ConversationId id, int upTo) {
        move(actor, id, upTo, ReadPosition::readTo);
    }

    /** Marks as unread from the entry on (R1); never moves the position forward. */
    public void markUnread(Actor.Participant actor, ConversationId id, int from) {
        move(actor, id, from - 1, ReadPosition::unreadAfter);
    }

    private void move(Actor.Participant actor, ConversationId id, int seq, Move move) {
        var unused = transactions.inTransaction(work -> {
            Locked.requireAccess(work, actor);
            var parties = Locked.visible(work, actor, id);
            var conversations = work.conversations();
            var conversation = conversations.lock(parties.partner(), id);
            var head = conversation.head();
            if (actor instanceof Actor.Member member) {
                var before = conversations.position(conversation, member.id());
                var count = count(work, conversation, seq, head.merchantEntries(), Entry::merchantEntries);
                var after = move.apply(before, count);
                if (after.equals(before)) {
                    return false;
                }
                conversations.put(conversation, member.id(), after);
            } else {
                var before = conversations.merchantPosition(conversation);
                var after =
                        move.apply(before, count(work, conversation, seq, head.memberEntries(), Entry::memberEntries));
                if (after.equals(before)) {
                    return false;
                }
                conversations.putMerchantPosition(conversation, after);
            }
            conversations.note(new Event.ReadMoved(conversation.partner(), actor, id), clock.now());
            return true;
        });
    }

    private static int count(
            UnitOfWork work, Conversation conversation, int seq, int all, ToIntFunction<Entry> entries) {
        if (seq >= conversation.head().lastSeq()) {
            return all;
        }
        return seq < 1
                ? 0
                : work.conversations()
                        .entry(conversation.partner(), conversation.id(), seq)
                        .map(entries::applyAsInt)
                        .orElseThrow();
    }

    /** All proposals, jobs and invoices of a conversation. */
    public Work work(Actor.Participant actor, ConversationId id) {
        return reader.work(actor, id).orElseThrow(() -> new NotFound("conversation"));
    }

    private EntryView entry(Actor.Participant actor, ConversationId id, int seq) {
        return entries(actor, id, new EntryRange.After(seq - 1, 1)).get(0);
    }

    private int append(UnitOfWork work, Conversation conversation, List<Entry.Draft> drafts) {
        return Locked.append(work, conversation, drafts, clock.now())
                .entries()
                .get(0)
                .seq();
    }

    /** The reply to a declined request, and the jobs that were declined with it. */
    public record Declined(EntryView entry, List<JobId> jobs) {
        public Declined {
            jobs = List.copyOf(jobs);
        }
    }

    @FunctionalInterface
    private interface Move {
        ReadPosition apply(ReadPosition position, int count);
    }
}
