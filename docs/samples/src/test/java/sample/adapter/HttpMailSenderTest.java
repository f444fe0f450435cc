package sample.adapter;

import com.sun.net.httpserver.HttpServer;
import dev.viesti.application.port.MailSender;
import dev.viesti.application.port.MailSenderContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class HttpMailSenderTest implements MailSenderContract {
    private static final Pattern MESSAGE_ID = Pattern.compile("h:Message-Id=([^&]+)");

    private final Collection<String> received = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;
    private HttpServer provider;

    @BeforeEach
    void open() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/messages", exchange -> {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (status == 200) {
                MESSAGE_ID.matcher(form).results().forEach(id -> received.add(decoded(id.group(1))));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        provider.start();
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    @AfterEach
    void close() {
        provider.stop(0);
    }

    @Override
    public MailSender sender() {
        var api = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/messages");
        return new HttpMailSender(HttpClient.newHttpClient(), api, URI.create("https://viesti.example"));
    }

    @Override
    public Collection<String> messageIds() {
        return received;
    }

    @Override
    public void refuse() {
        status = 422;
    }

    @Override
    public void delay() {
        status = 503;
    }
}
