package dev.viesti.bootstrap;

import dev.viesti.bootstrap.demo.Progress;
import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/** A bar that grows in one line of a terminal, and is wiped away when it is full. For one thread. */
final class ProgressBar implements Progress {
    private static final int WIDTH = 40;

    private final PrintStream terminal;
    private int shown = -1;

    ProgressBar(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** A bar where a person looks on; nothing at all in a file or a pipe. */
    static Progress on(PrintStream stream) {
        return Ansi.AUTO.enabled() ? new ProgressBar(stream) : (done, all) -> {};
    }

    @Override
    public void at(int done, int all) {
        var filled = done >= all ? WIDTH : Math.max(shown, WIDTH * done / all);
        if (filled == WIDTH) {
            terminal.print("\r" + " ".repeat(WIDTH + 30) + "\r");
        } else if (filled > shown) {
            terminal.print("\rfilling the demo [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "]");
        }
        terminal.flush();
        shown = filled;
    }
}
