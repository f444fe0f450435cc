package dev.viesti.domain.work;

import dev.viesti.domain.FieldErrors;
import dev.viesti.domain.JobId;
import dev.viesti.domain.Money;
import dev.viesti.domain.ServiceId;
import dev.viesti.domain.Text;
import java.util.List;
import java.util.Optional;

/** What a member fills in to propose work (W1); always within its limits. */
public record ProposalDraft(
        String title,
        String scope,
        Optional<ServiceId> service,
        Optional<JobId> job,
        Optional<Money> price,
        List<Milestone> milestones,
        Optional<Integer> estimatedDays,
        Optional<String> terms) {
    private static final int MAX_MILESTONES = 5;

    /**
     * Holds the value to its limits.
     *
     * @throws dev.viesti.domain.InvalidInput about every field that is wrong
     */
    public ProposalDraft {
        var errors = new FieldErrors();
        title = errors.line("title", title, Text.MAX_LINE);
        scope = errors.text("scope", scope, Text.MAX_TEXT);
        errors.check(
                milestones.size() <= MAX_MILESTONES,
                "milestones",
                "too-many",
                "must be at most " + MAX_MILESTONES + " milestones");
        Milestone.checkDays(errors, "estimatedDays", estimatedDays);
        terms = errors.optionalText("terms", terms, Text.MAX_TEXT);
        errors.throwIfAny();
        milestones = List.copyOf(milestones);
    }
}
