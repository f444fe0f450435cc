package dev.viesti.application;

/** What was named isn't there, or isn't the actor's to see: the two are never told apart (X1). */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names what was looked for, such as {@code conversation}. */
    public NotFound(String what) {
        super(what + " not found", null, false, false);
    }
}
