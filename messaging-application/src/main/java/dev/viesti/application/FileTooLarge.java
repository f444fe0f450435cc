package dev.viesti.application;

/** An uploaded file is larger than 20 MiB (M2); nothing of it was kept. */
public final class FileTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileTooLarge() {
        super("a file has at most " + FileExchange.MAX_SIZE + " bytes", null, false, false);
    }
}
