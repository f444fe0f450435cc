package dev.viesti.application;

import dev.viesti.application.port.Conversations.Parties;
import dev.viesti.application.port.UnitOfWork;
import dev.viesti.domain.ConversationId;
import dev.viesti.domain.FileId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.conversation.Attachment;
import dev.viesti.domain.conversation.Content;
import dev.viesti.domain.conversation.Conversation;
import dev.viesti.domain.conversation.Entry;
import dev.viesti.domain.party.Service;
import dev.viesti.domain.work.WorkChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every use case that writes into conversations shares: visibility, the order of locks, appending. */
final class Locked {
    private Locked() {}

    /** Keeps a member's access until the transaction ends, before every other lock (X2); merchants are never removed. */
    static void requireAccess(UnitOfWork work, Actor actor) {
        if (!hasAccess(work, actor)) {
            throw new AccessLost();
        }
    }

    static boolean hasAccess(UnitOfWork work, Actor actor) {
        return !(actor instanceof Actor.Member member)
                || work.directory()
                        .holdMember(member.id())
                        .filter(present -> present.partner().equals(member.partner()))
                        .isPresent();
    }

    /** The conversation's parties, if it is the actor's (X1). */
    static Parties visible(UnitOfWork work, Actor.Participant actor, ConversationId id) {
        return work.conversations()
                .parties(id)
                .filter(parties -> isPartOf(actor, parties))
                .orElseThrow(() -> new NotFound("conversation"));
    }

    static boolean isPartOf(Actor.Participant actor, Parties parties) {
        return actor instanceof Actor.Member member
                ? member.partner().equals(parties.partner())
                : actor.identity().equals(new Actor.Merchant(parties.merchant()).identity());
    }

    /** Locks the conversation for adding to it, once no block stands (M3). */
    static Conversation open(UnitOfWork work, Parties parties) {
        requireNoBlock(work, parties);
        return work.conversations().lock(parties.partner(), parties.id());
    }

    private static void requireNoBlock(UnitOfWork work, Parties parties) {
        if (work.pairs().lockShared(parties.partner(), parties.merchant()).isPresent()) {
            throw new RuleViolation(Rule.MERCHANT_BLOCKED);
        }
    }

    /**
     * Claims the files for an entry, before any other lock, in one order for everybody; the answer keeps the order
     * given.
     */
    static List<Attachment> claim(UnitOfWork work, Actor.Participant actor, List<FileId> files) {
        Map<FileId, Attachment> claimed = new HashMap<>();
        for (var id : files.stream().sorted().toList()) {
            claimed.put(id, work.files().claim(id, actor.identity()).orElseThrow(() -> new NotFound("file")));
        }
        return files.stream().map(claimed::get).toList();
    }

    /** Asks that the service is the partner's and active (C2). */
    static void requireOffered(UnitOfWork work, PartnerId partner, ServiceId service) {
        if (work.directory().service(partner, service).filter(Service::isActive).isEmpty()) {
            throw new RuleViolation(Rule.SERVICE_NOT_OFFERED);
        }
    }

    /** Numbers and stores the drafts. */
    static Conversation.Appended append(
            UnitOfWork work, Conversation conversation, List<Entry.Draft> drafts, Instant now) {
        var appended = conversation.append(drafts, now);
        work.conversations().append(appended);
        return appended;
    }

    /** The drafts of the records that a change of work leaves (W7). */
    static List<Entry.Draft> records(WorkChange change) {
        var drafts = new ArrayList<Entry.Draft>();
        change.events()
                .forEach(authored ->
                        drafts.add(new Entry.Draft(authored.author(), new Content.WorkRecord(authored.event()))));
        return drafts;
    }
}
