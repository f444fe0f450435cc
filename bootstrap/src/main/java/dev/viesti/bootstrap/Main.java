package dev.viesti.bootstrap;

/** The command line of the server. */
public final class Main {
    private Main() {}

    /** Prints how to call the server; ends with status 2, as for any call that names no known command. */
    public static void main(String[] args) {
        System.err.println("Usage: java -jar viesti.jar COMMAND");
        System.exit(2);
    }
}
