package dev.viesti.application;

import dev.viesti.application.port.Transactions;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.conversation.Block;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.work.WorkChange;
import dev.viesti.domain.work.WorkChange.Counts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A partner's irrevocable refusal of a merchant (B1–B7): there is no way back in any layer. Safe for threads. */
public final class Blocking {
    private final Transactions transactions;
    private final Ticker clock;

    Blocking(Transactions transactions, Ticker clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The block of the merchant or, where there is none, what a block would close. */
    public BlockView block(Actor.Member actor, MerchantId merchant) {
        return transactions.inTransaction(work -> {
            var conversations = conversations(work, actor, merchant);
            var block = work.pairs().lockShared(actor.partner(), merchant);
            var closing = block.isPresent()
                    ? List.<WorkChange>of()
                    : conversations.stream()
                            .map(id -> closing(work, work.conversations().lock(actor.partner(), id)))
                            .filter(change -> !change.counts().equals(Counts.NONE))
                            .toList();
            return new BlockView(block, closing);
        });
    }

    /**
     * Blocks the merchant for good: whatever the merchant sends from now on is refused (B2, B4), and everything
     * unfinished between the two is closed (B3). Blocking again answers the first block (B6).
     *
     * @throws NotFound for a merchant without a conversation with the actor's organisation
     * @throws RuleViolation {@link Rule#CONFIRMATION_REQUIRED}
     */
    public Block block(Actor.Member actor, MerchantId merchant, boolean confirmed) {
        return transactions.inTransaction(work -> {
            Locked.requireAccess(work, actor);
            var unused = conversations(work, actor, merchant);
            if (!confirmed) {
                throw new RuleViolation(Rule.CONFIRMATION_REQUIRED);
            }
            return work.pairs()
                    .lockAlone(actor.partner(), merchant)
                    .orElseGet(() -> blockNow(work, actor, merchant, clock.now()));
        });
    }

    private static Block blockNow(UnitOfWork work, Actor.Member actor, MerchantId merchant, Instant now) {
        var closed = Counts.NONE;
        for (var id : work.conversations().ofPair(actor.partner(), merchant)) {
            var conversation = work.conversations().lock(actor.partner(), id);
            var change = closing(work, conversation);
            work.works().apply(change);
            closed = closed.plus(change.counts());
            var drafts = new ArrayList<Entry.Draft>(Locked.records(change));
            drafts.add(new Entry.Draft(actor.author(), new Content.MerchantBlocked()));
            var unused = Locked.append(work, conversation, drafts, now);
        }
        var block = new Block(actor.partner(), merchant, actor.id(), now, closed);
        work.pairs().block(block);
        return block;
    }

    private static WorkChange closing(UnitOfWork work, Conversation conversation) {
        return work.works().of(conversation).closeUnfinished();
    }

    private static List<ConversationId> conversations(UnitOfWork work, Actor.Member actor, MerchantId merchant) {
        var conversations = work.conversations().ofPair(actor.partner(), merchant);
        if (conversations.isEmpty()) {
            throw new NotFound("merchant");
        }
        return conversations;
    }
}
