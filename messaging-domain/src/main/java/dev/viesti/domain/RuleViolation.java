package dev.viesti.domain;

import java.util.Optional;

/** A refusal: the rule that was broken and, where an object's state was the reason, that state (W8). */
public final class RuleViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final String state;

    /** A refusal for which no object's state is to blame. */
    public RuleViolation(Rule rule) {
        this(rule, "");
    }

    /** A refusal because of the state, a stable word such as {@code accepted}. */
    public RuleViolation(Rule rule, String state) {
        super(state.isEmpty() ? rule.code() : rule.code() + ": " + state, null, false, false);
        this.rule = rule;
        this.state = state;
    }

    /** The broken rule. */
    public Rule rule() {
        return rule;
    }

    /** The state that the operation lost to, where there is one. */
    public Optional<String> state() {
        return state.isEmpty() ? Optional.empty() : Optional.of(state);
    }
}
