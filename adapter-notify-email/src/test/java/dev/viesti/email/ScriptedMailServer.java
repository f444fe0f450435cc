package dev.viesti.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on the loopback address that misbehaves as told, and remembers what it heard. */
final class ScriptedMailServer implements AutoCloseable {
    /** Where in the dialogue; the text of a mail comes after the server agreed to DATA. */
    enum Phase {
        GREETING("220 mail.example ESMTP"),
        EHLO("250 8BITMIME"),
        STARTTLS("220 go ahead"),
        HANDSHAKE(""),
        AUTH("235 welcome"),
        MAIL("250 ok"),
        RCPT("250 ok"),
        DATA("354 go ahead"),
        TEXT("250 taken"),
        RSET("250 ok"),
        QUIT("221 bye");

        private final String usual;

        Phase(String usual) {
            this.usual = usual;
        }
    }

    static final String SILENCE = "(silence)";
    static final String HANG_UP = "(hang up)";
    /** A line of a reply without end, again and again. */
    static final String DRIP = "(drip)";
    /** Doesn't even read. */
    static final String DEAF = "(deaf)";

    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private final boolean implicitTls;
    private final Map<Phase, String> script = new EnumMap<>(Phase.class);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Socket> lines = new CopyOnWriteArrayList<>();
    final List<String> plain = new CopyOnWriteArrayList<>();
    final List<String> secured = new CopyOnWriteArrayList<>();
    final List<Received> mails = new CopyOnWriteArrayList<>();

    private ScriptedMailServer(Optional<SSLContext> tls, boolean implicitTls) {
        this.tls = tls;
        this.implicitTls = implicitTls;
        try {
            server = new ServerSocket();
            server.setReceiveBufferSize(4_096);
            server.bind(new java.net.InetSocketAddress(InetAddress.getByName("localhost"), 0));
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        start(this::listen);
    }

    static ScriptedMailServer plain() {
        return new ScriptedMailServer(Optional.empty(), false);
    }

    static ScriptedMailServer withStartTls(SSLContext tls) {
        return new ScriptedMailServer(Optional.of(tls), false);
    }

    static ScriptedMailServer withTls(SSLContext tls) {
        return new ScriptedMailServer(Optional.of(tls), true);
    }

    ScriptedMailServer on(Phase phase, String reply) {
        synchronized (script) {
            script.put(phase, reply);
        }
        return this;
    }

    int port() {
        return server.getLocalPort();
    }

    SmtpSettings settings(String login) {
        return SmtpSettings.parse((implicitTls ? "smtps://" : "smtp://") + login + "localhost:" + port());
    }

    /** Whether a client has to lose patience with it. */
    boolean stalls() {
        synchronized (script) {
            return script.containsValue(SILENCE);
        }
    }

    /** Whether the client has hung up on every connection. */
    boolean isLeft() {
        return lines.isEmpty();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        server.close();
        for (var line : lines) {
            line.close();
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "scripted mail server");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try {
            while (true) {
                var socket = server.accept();
                lines.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var line = implicitTls ? secure(socket) : socket;
            if (say(line, Phase.GREETING)) {
                converse(line, implicitTls);
            }
        } catch (IOException | InterruptedException gone) {
            // the client or the test has left
        } finally {
            lines.remove(socket);
        }
    }

    private SSLSocket secure(Socket socket) throws IOException {
        if (reply(Phase.HANDSHAKE).equals(SILENCE)) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        var secure =
                (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private void converse(Socket line, boolean secure) throws IOException, InterruptedException {
        var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
        for (var command = in.readLine(); command != null; command = in.readLine()) {
            (secure ? secured : plain).add(command);
            var phase = Phase.valueOf(command.split(" ", 2)[0].toUpperCase(Locale.ROOT));
            if (!say(line, phase)) {
                return;
            }
            if (phase == Phase.QUIT) {
                return;
            }
            if (phase == Phase.STARTTLS) {
                converse(secure(line), true);
                return;
            }
            if (phase == Phase.DATA && reply(Phase.DATA).startsWith("354")) {
                if (reply(Phase.TEXT).equals(DEAF)) {
                    end.await();
                }
                var text = text(in);
                if (reply(Phase.TEXT).startsWith("250")) {
                    mails.add(Received.of(text));
                }
                if (!say(line, Phase.TEXT)) {
                    return;
                }
            }
        }
    }

    private static byte[] text(BufferedReader in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line.startsWith(".") ? line.substring(1) : line);
        }
        return String.join("\r\n", lines).concat("\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private String reply(Phase phase) {
        synchronized (script) {
            return script.getOrDefault(phase, phase.usual);
        }
    }

    private boolean say(Socket line, Phase phase) throws IOException, InterruptedException {
        var reply = reply(phase);
        var out = line.getOutputStream();
        return switch (reply) {
            case SILENCE -> {
                line.getInputStream().transferTo(OutputStream.nullOutputStream());
                yield false;
            }
            case HANG_UP -> false;
            case DRIP -> {
                while (!end.await(50, TimeUnit.MILLISECONDS)) {
                    write(out, "220-wait");
                }
                yield false;
            }
            default -> {
                if (phase == Phase.EHLO && reply.startsWith("250")) {
                    write(out, "250-mail.example");
                    if (!(line instanceof SSLSocket) && tls.isPresent()) {
                        write(out, "250-STARTTLS");
                    }
                    write(out, "250-AUTH PLAIN");
                }
                write(out, reply);
                yield true;
            }
        };
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
