package dev.viesti.application.port;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.work.Work;
import dev.viesti.domain.work.WorkChange;
import java.util.Optional;

/** Proposals, jobs and invoices. */
public interface Works {

    /** The conversation of a proposal, without a lock. Never changes once it is there. */
    Optional<ConversationId> conversationOf(ProposalId id);

    /** The conversation of a job, without a lock. Never changes once it is there. */
    Optional<ConversationId> conversationOf(JobId id);

    /** The conversation of an invoice, without a lock. Never changes once it is there. */
    Optional<ConversationId> conversationOf(InvoiceId id);

    /** All work of the conversation, each kind in the order of its making. The conversation MUST be locked. */
    Work of(Conversation conversation);

    /** Stores what changed and what is new; the events are the conversation's to append. */
    void apply(WorkChange change);
}
