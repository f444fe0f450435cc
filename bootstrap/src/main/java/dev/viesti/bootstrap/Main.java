package dev.viesti.bootstrap;

/** The command line of the server. */
public final class Main {
    private Main() {}

    /** Carries out the call and ends the process with its status. */
    public static void main(String[] args) {
        System.exit(new Commands(System.getenv(), System.out, System.err).run(args));
    }
}
