package dev.viesti.application;

/** The actor was removed since they were looked up (X2): nothing was changed, and looking them up again finds nobody. */
public final class AccessLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names nobody: who asks knows whom they acted for. */
    public AccessLost() {
        super("the actor has no access any more", null, false, false);
    }
}
