package dev.viesti.application;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.MerchantId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.conversation.Origin;
import dev.viesti.domain.party.MerchantKind;
import dev.viesti.domain.party.Shop;
import dev.viesti.domain.tag.Tag;
import dev.viesti.domain.work.ProposalStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as one of its sides sees it (R2).
 *
 * @param unread by the viewer: entries of the other side past the viewer's position (R1)
 * @param tags by name; always empty for merchants (T1)
 * @param newestProposal the state of the proposal that was sent last, if one was
 */
public record ConversationView(
        ConversationId id,
        PartnerId partner,
        String partnerName,
        MerchantId merchant,
        String merchantName,
        MerchantKind merchantKind,
        Optional<Shop> shop,
        Origin origin,
        int lastSeq,
        Instant lastEntryAt,
        String preview,
        int unread,
        List<Tag> tags,
        boolean blocked,
        List<JobId> openJobs,
        Optional<ProposalStatus> newestProposal,
        Instant createdAt) {
    public ConversationView {
        tags = List.copyOf(tags);
        openJobs = List.copyOf(openJobs);
    }
}
