package dev.viesti.email;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Hands each mail to a mail server over a connection of its own. A reply of 5xx to the mail is a refusal; whatever else
 * goes wrong, a rejected password included, is a delay, since it says nothing about the mail.
 *
 * <p>With {@code smtps} or credentials, TLS is required and the server's certificate and name are checked. Without
 * credentials, {@code smtp} uses TLS where the server offers it and takes any certificate: whoever could forge one could
 * as well leave the offer out. Each mail is given up after at most a minute. Safe for several threads.
 */
public final class SmtpMailSender implements MailSender {
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofSeconds(60));
    private static final Pattern STATUS = Pattern.compile("^([0-9]{3})(?:[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b)?");
    private static final Pattern IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    private final SmtpSettings settings;
    private final Composer composer;
    private final SSLSocketFactory tls;
    private final Patience patience;
    private final Session session;

    /**
     * How long to wait: for the connection to one address, for any one reply, for the last one, which tells nothing of
     * the mail any more, and for all of it together, writing included.
     */
    record Patience(Duration connection, Duration reply, Duration farewell, Duration total) {}

    /** Hands mails to the server; the letterhead says whom they are from and where their links lead. */
    public SmtpMailSender(SmtpSettings settings, Letterhead letterhead) {
        this(settings, letterhead, (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE);
    }

    SmtpMailSender(SmtpSettings settings, Letterhead letterhead, SSLSocketFactory tls, Patience patience) {
        this.settings = settings;
        this.composer = new Composer(letterhead);
        this.tls = tls;
        this.patience = patience;
        this.session = Session.getInstance(properties(letterhead));
    }

    private Properties properties(Letterhead letterhead) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", greetingName(letterhead.host()));
        properties.setProperty("mail.smtp.starttls.enable", "true");
        if (settings.credentials().isPresent()) {
            properties.setProperty("mail.smtp.auth", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            properties.put("mail.smtp.ssl.socketFactory", tls);
        } else {
            properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
            properties.setProperty("mail.smtp.ssl.trust", "*");
        }
        return properties;
    }

    /** What EHLO tells: RFC 5321 wants addresses marked as such. */
    private static String greetingName(String host) {
        if (host.startsWith("[")) {
            return "[IPv6:" + host.substring(1);
        }
        return IPV4.matcher(host).matches() ? "[" + host + "]" : host;
    }

    @Override
    public void send(Mail mail) {
        var message = composer.compose(mail, session);
        var overtime = new CompletableFuture<Boolean>();
        var dialogue = new Dialogue(overtime);
        try {
            var unused = overtime.completeOnTimeout(true, patience.total().toMillis(), TimeUnit.MILLISECONDS)
                    .thenAccept(late -> dialogue.hangUp());
            dialogue.deliver(message);
        } catch (IOException | MessagingException failure) {
            throw dialogue.refusal()
                    .<RuntimeException>map(status -> new MailRefused("the mail server refused the mail: " + status))
                    .orElseGet(() -> new MailDelayed(reason(failure, dialogue, overtime.isDone())));
        } finally {
            overtime.complete(false);
        }
    }

    private String reason(Exception failure, Dialogue dialogue, boolean late) {
        if (late || isCausedBy(SocketTimeoutException.class, failure)) {
            return "the mail server didn't answer in time";
        }
        if (failure instanceof AuthenticationFailedException) {
            return "the mail server rejected the log-in: check user and password of --smtp-url";
        }
        if (isCausedBy(UnknownHostException.class, failure)) {
            return "the mail server's host is unknown: check --smtp-url";
        }
        if (isCausedBy(SSLException.class, failure)) {
            return "no secure connection to the mail server: check its certificate, and scheme and port of --smtp-url";
        }
        if (failure instanceof IOException) {
            return "no connection to the mail server: check that it runs, and host and port of --smtp-url";
        }
        if (settings.credentials().isPresent() && dialogue.lacksStartTls()) {
            return "the mail server doesn't offer STARTTLS, without which no password is sent: use smtps:// or its port"
                    + " for submission";
        }
        return dialogue.status()
                .map(status -> "the mail server doesn't take the mail now: " + status)
                .orElse("the connection to the mail server broke");
    }

    private static boolean isCausedBy(Class<? extends Exception> type, Exception failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(type::isInstance);
    }

    /** One connection, which remembers what became of the mail: exceptions about what followed would hide it. */
    private final class Dialogue extends SMTPTransport {
        private final CompletableFuture<Boolean> overtime;
        private volatile Socket line = new Socket();
        private boolean heard;
        private boolean aboutTheMail;
        private int verdict;
        private Optional<String> verdictStatus = Optional.empty();

        Dialogue(CompletableFuture<Boolean> overtime) {
            super(SmtpMailSender.this.session, login(settings));
            this.overtime = overtime;
        }

        void deliver(MimeMessage message) throws IOException, MessagingException {
            connect(connected());
            aboutTheMail = true;
            try {
                sendMessage(message, message.getAllRecipients());
            } finally {
                aboutTheMail = false;
                quit();
            }
        }

        /** From any thread; whoever waits on the line gets an exception. */
        void hangUp() {
            try {
                line.close();
            } catch (IOException alreadyBroken) {
                // nothing is left to be closed
            }
        }

        /** What the server said to refuse the mail for good. */
        Optional<String> refusal() {
            return verdict >= 500 && verdict < 600 ? verdictStatus : Optional.empty();
        }

        /** What the server said against the mail, or else what it said last. */
        Optional<String> status() {
            return verdictStatus.or(this::lastStatus);
        }

        boolean lacksStartTls() {
            return heard && !settings.implicitTls() && !supportsExtension("STARTTLS");
        }

        @Override
        protected int readServerResponse() throws MessagingException {
            var code = super.readServerResponse();
            heard = heard || code > 0;
            if (aboutTheMail && code >= 400 && verdict == 0) {
                verdict = code;
                verdictStatus = lastStatus();
            }
            return code;
        }

        private Optional<String> lastStatus() {
            return Optional.ofNullable(getLastServerResponse()).flatMap(SmtpMailSender::statusOf);
        }

        private Socket connected() throws IOException {
            var failure = new IOException("no address");
            for (var address : InetAddress.getAllByName(settings.host())) {
                try {
                    reach(address);
                    line.setSoTimeout(Math.toIntExact(patience.reply().toMillis()));
                    return settings.implicitTls() ? secured(line) : line;
                } catch (SSLException insecure) {
                    throw insecure;
                } catch (IOException unreachable) {
                    failure = unreachable;
                }
            }
            throw failure;
        }

        private void reach(InetAddress address) throws IOException {
            hangUp();
            line = new Socket();
            if (overtime.isDone()) {
                throw new SocketTimeoutException();
            }
            // named by hand: a name looked up for the address would be checked against the certificate
            var named = InetAddress.getByAddress(settings.host(), address.getAddress());
            line.connect(
                    new InetSocketAddress(named, settings.port()),
                    Math.toIntExact(patience.connection().toMillis()));
        }

        private SSLSocket secured(Socket socket) throws IOException {
            var secured = (SSLSocket) tls.createSocket(socket, settings.host(), settings.port(), true);
            var parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            secured.startHandshake();
            return secured;
        }

        private void quit() {
            try {
                line.setSoTimeout(Math.toIntExact(patience.farewell().toMillis()));
                close();
            } catch (IOException | MessagingException alreadyBroken) {
                // the mail's fate was settled before
            }
        }
    }

    private static Optional<String> statusOf(String reply) {
        var status = STATUS.matcher(reply);
        if (!status.find()) {
            return Optional.empty();
        }
        var enhanced = status.group(2);
        return Optional.of(enhanced == null ? status.group(1) : status.group(1) + " " + enhanced);
    }

    private static URLName login(SmtpSettings settings) {
        var credentials = settings.credentials();
        return new URLName(
                "smtp",
                settings.host(),
                settings.port(),
                null,
                credentials.map(SmtpSettings.Credentials::user).orElse(null),
                credentials.map(SmtpSettings.Credentials::password).orElse(null));
    }
}
