package dev.viesti.domain.work;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.ProposalId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The scope of work that a partner offers. {@code job} is the job that it names or, once accepted, the job that it
 * started; a conversation without a shop has none (W2).
 */
public record Proposal(
        PartnerId partner,
        ConversationId conversation,
        ProposalId id,
        ProposalStatus status,
        String title,
        String scope,
        Optional<ServiceId> service,
        Optional<JobId> job,
        Optional<Money> price,
        List<Milestone> milestones,
        Optional<Integer> estimatedDays,
        Optional<String> terms,
        Optional<String> reason,
        Instant createdAt) {

    public Proposal {
        milestones = List.copyOf(milestones);
    }

    static Proposal sent(
            PartnerId partner, ConversationId conversation, ProposalId id, ProposalDraft draft, Instant at) {
        return new Proposal(
                partner,
                conversation,
                id,
                ProposalStatus.SENT,
                draft.title(),
                draft.scope(),
                draft.service(),
                draft.job(),
                draft.price(),
                draft.milestones(),
                draft.estimatedDays(),
                draft.terms(),
                Optional.empty(),
                at);
    }

    Proposal accept(Optional<JobId> startedJob) {
        return answered(ProposalStatus.ACCEPTED, startedJob, Optional.empty());
    }

    Proposal decline(Optional<String> why) {
        return answered(ProposalStatus.DECLINED, job, why);
    }

    Proposal withdraw() {
        return answered(ProposalStatus.WITHDRAWN, job, Optional.empty());
    }

    Proposal close() {
        return with(ProposalStatus.CLOSED, job, reason);
    }

    private Proposal answered(ProposalStatus next, Optional<JobId> nextJob, Optional<String> why) {
        if (status != ProposalStatus.SENT) {
            throw new RuleViolation(Rule.PROPOSAL_NOT_OPEN, status.word());
        }
        return with(next, nextJob, why);
    }

    private Proposal with(ProposalStatus next, Optional<JobId> nextJob, Optional<String> why) {
        return new Proposal(
                partner,
                conversation,
                id,
                next,
                title,
                scope,
                service,
                nextJob,
                price,
                milestones,
                estimatedDays,
                terms,
                why,
                createdAt);
    }
}
