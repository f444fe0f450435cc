package dev.viesti.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an operation refuses, in a form to compare. */
public final class Refusals {
    private Refusals() {}

    /** Each wrong field and its code, such as {@code price.amount not-positive}; the operation must refuse. */
    public static List<String> of(ThrowingCallable operation) {
        var invalid = catchThrowableOfType(InvalidInput.class, operation);
        assertThat(invalid).as("a refusal").isNotNull();
        return invalid.errors().stream()
                .map(error -> (error.field() + " " + error.code()).strip())
                .toList();
    }

    /** The rule and the state, such as {@code job-not-open: closed}; the operation must break a rule. */
    public static String rule(ThrowingCallable operation) {
        var violation = catchThrowableOfType(RuleViolation.class, operation);
        assertThat(violation).as("a refusal").isNotNull();
        return violation.rule().code()
                + violation.state().map(state -> ": " + state).orElse("");
    }
}
