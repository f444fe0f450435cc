package dev.viesti.bootstrap;

/** A call or a setting that can't be followed; its message is one line that says what to change. */
final class InvalidSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSetting(String message) {
        super(message, null, false, false);
    }
}
