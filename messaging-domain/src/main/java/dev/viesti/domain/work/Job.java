package dev.viesti.domain.work;

import dev.viesti.domain.ConversationId;
import dev.viesti.domain.JobId;
import dev.viesti.domain.PartnerId;
import dev.viesti.domain.Rule;
import dev.viesti.domain.RuleViolation;
import dev.viesti.domain.ShopId;
import java.time.Instant;

/** Work for a shop. */
public record Job(
        PartnerId partner, ConversationId conversation, JobId id, ShopId shop, JobStatus status, Instant createdAt) {

    Job start() {
        return requireOpen().with(JobStatus.IN_PROGRESS);
    }

    Job decline() {
        return requireOpen().with(JobStatus.DECLINED);
    }

    Job complete() {
        if (status != JobStatus.IN_PROGRESS) {
            throw new RuleViolation(Rule.JOB_NOT_IN_PROGRESS, status.word());
        }
        return with(JobStatus.COMPLETED);
    }

    Job close() {
        return with(JobStatus.CLOSED);
    }

    Job requireOpen() {
        if (status != JobStatus.OPEN) {
            throw new RuleViolation(Rule.JOB_NOT_OPEN, status.word());
        }
        return this;
    }

    Job requireInvoiceable() {
        if (status != JobStatus.IN_PROGRESS && status != JobStatus.COMPLETED) {
            throw new RuleViolation(Rule.JOB_NOT_INVOICEABLE, status.word());
        }
        return this;
    }

    boolean isUnfinished() {
        return status == JobStatus.OPEN || status == JobStatus.IN_PROGRESS;
    }

    private Job with(JobStatus next) {
        return new Job(partner, conversation, id, shop, next, createdAt);
    }
}
