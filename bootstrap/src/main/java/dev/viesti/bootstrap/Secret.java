package dev.viesti.bootstrap;

/** A text that no log and no message shows. */
record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
