package dev.viesti.application.port;

/** The storage can't be reached or doesn't answer in time; the same call may go through later. */
public final class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Tells why. */
    public StorageUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
