package dev.viesti.bootstrap.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that refuses every recipient, repeating the address as such servers do, until it is told to accept. */
final class RefusingMailServer implements AutoCloseable {
    private final ServerSocket server;
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile boolean accepts;

    RefusingMailServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    void accept() {
        accepts = true;
    }

    /** How many mails it took. */
    int accepted() {
        return accepted.get();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var line = server.accept();
                daemon(() -> talk(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "refusing-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket line) {
        try (line;
                var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
            say(line, "220 mail.example ESMTP");
            for (var heard = in.readLine(); heard != null; heard = in.readLine()) {
                if (heard.equalsIgnoreCase("DATA")) {
                    take(line, in);
                } else {
                    say(line, answer(heard));
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String answer(String heard) {
        return switch (heard.toUpperCase(Locale.ROOT).replaceFirst("[ :].*", "")) {
            case "RCPT" -> accepts ? "250 ok" : "550 5.1.1 " + heard.substring(8) + " hush: no such user here";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private void take(Socket line, BufferedReader in) throws IOException {
        say(line, "354 go ahead");
        while (!".".equals(in.readLine())) {
            // the mail itself
        }
        accepted.incrementAndGet();
        say(line, "250 taken");
    }

    private static void say(Socket line, String reply) throws IOException {
        line.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        line.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
