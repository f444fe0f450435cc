package dev.viesti.bootstrap;

/** The command line of the server. */
public final class Main {
    private Main() {}

    /** Carries out the call and ends the process with its status. */
    public static void main(String[] args) {
        // without what Java 24 and newer warn of
        System.setProperty("guice_custom_class_loading", "CHILD");
        System.exit(new Commands(System.getenv(), System.out, System.err).run(args));
    }
}
