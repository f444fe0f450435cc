package dev.viesti.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RuleTest {
    @Test
    void every_rule_has_the_code_that_other_programs_know() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::code))
                .containsExactlyInAnyOrder(
                        "forbidden-role",
                        "only-merchants-start-conversations",
                        "merchant-blocked",
                        "id-taken",
                        "profile-not-published",
                        "no-services",
                        "service-not-offered",
                        "no-match",
                        "tag-name-taken",
                        "too-many-tags",
                        "proposal-not-open",
                        "job-not-open",
                        "job-not-in-progress",
                        "job-not-invoiceable",
                        "invoice-not-open",
                        "confirmation-required",
                        "idempotency-key-reused");
    }

    @Test
    void a_refusal_carries_the_state_that_it_lost_to() {
        var refusal = new RuleViolation(Rule.JOB_NOT_OPEN, "in-progress");
        assertThat(refusal.rule()).isEqualTo(Rule.JOB_NOT_OPEN);
        assertThat(refusal.state()).contains("in-progress");
        assertThat(refusal).hasMessage("job-not-open: in-progress");
    }

    @Test
    void a_refusal_without_an_object_has_no_state() {
        var refusal = new RuleViolation(Rule.NO_MATCH);
        assertThat(refusal.state()).isEmpty();
        assertThat(refusal).hasMessage("no-match");
    }
}
