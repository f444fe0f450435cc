package dev.viesti.application.port;

import dev.viesti.application.Actor;
import dev.viesti.application.ConversationView;
import dev.viesti.application.EntryRange;
import dev.viesti.application.EntryView;
import dev.viesti.application.InboxFilter;
import dev.viesti.application.Page;
import dev.viesti.application.Slice;
import dev.viesti.application.TagView;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.InvoiceId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.TagId;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.work.Invoice;
import dev.viesti.domain.work.Job;
import dev.viesti.domain.work.Proposal;
import dev.viesti.domain.work.Work;
import java.util.List;
import java.util.Optional;

/**
 * Conversations as participants see them, without locks; sees what was committed. Every call is bounded by its viewer:
 * what isn't the viewer's is absent (X1).
 */
public interface InboxReader {

    /**
     * The member's conversations, latest entry first (R2), filtered (R3). MUST stay fast with 200,000 of them: where a
     * search would take long, a page MAY hold fewer than it has room for, even none, and go on.
     */
    Page<ConversationView> inbox(Actor.Member viewer, InboxFilter filter, Slice slice);

    /**
     * How many conversations have something that the member hasn't read (R1). MUST stay as cheap as that many small rows.
     *
     * @param most no more are counted
     */
    int unread(Actor.Member viewer, int most);

    /** The merchant's conversations, latest entry first. */
    Page<ConversationView> conversations(Actor.Merchant viewer, Slice slice);

    /** One conversation. */
    Optional<ConversationView> conversation(Actor.Participant viewer, ConversationId id);

    /** Entries in ascending order; absent if the viewer has no such conversation. */
    Optional<List<EntryView>> entries(Actor.Participant viewer, ConversationId id, EntryRange range);

    /** All work of a conversation. */
    Optional<Work> work(Actor.Participant viewer, ConversationId id);

    /** One proposal. */
    Optional<Proposal> proposal(Actor.Participant viewer, ProposalId id);

    /** One job. */
    Optional<Job> job(Actor.Participant viewer, JobId id);

    /** One invoice. */
    Optional<Invoice> invoice(Actor.Participant viewer, InvoiceId id);

    /** One tag of the organisation. */
    Optional<TagView> tag(PartnerId partner, TagId id);

    /** The organisation's tags by folded name, those whose name contains the text if there is one. */
    Page<TagView> tags(PartnerId partner, Optional<String> text, Slice slice);

    /** The organisation's first tags by folded name, at most that many; nobody counts what bears them. */
    List<Tag> tags(PartnerId partner, int most);
}
