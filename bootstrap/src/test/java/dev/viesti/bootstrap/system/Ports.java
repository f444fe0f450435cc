package dev.viesti.bootstrap.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports for what starts later, or again. */
final class Ports {
    /** Below those that systems give to whoever asks for any. */
    private static final int FROM = 20_000;

    private static final int TO = 32_000;

    private Ports() {}

    /** A port that nobody has now, and that nobody gets by chance. */
    static int free() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FROM, TO))
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
