package sample.adapter;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Hands mails to a provider's HTTP API as forms, instead of SMTP. Safe for several threads. */
public record HttpMailSender(HttpClient http, URI api, URI publicUrl) implements MailSender {

    @Override
    public void send(Mail mail) {
        var status = status(HttpRequest.newBuilder(api)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(mail)))
                .build());
        if (status == 400 || status == 422) {
            throw new MailRefused("the provider answered " + status);
        }
        if (status / 100 != 2) {
            throw new MailDelayed("the provider answered " + status);
        }
    }

    private String form(Mail mail) {
        var isFinnish = mail.recipient().language().code().equals("fi");
        var links = mail.about().stream()
                .map(about -> about.merchantName() + ": " + publicUrl + "/conversations/"
                        + about.conversation().value())
                .collect(Collectors.joining("\n"));
        var fields = Map.of(
                "to",
                mail.recipient().email().value(),
                "subject",
                isFinnish ? "Uusia viestejä asiakkailta" : "New messages from merchants",
                "text",
                links,
                "h:Message-Id",
                "<" + mail.key() + "@" + publicUrl.getHost() + ">",
                "h:List-Unsubscribe",
                "<" + publicUrl + "/unsubscribe/" + mail.unsubscribeToken() + ">",
                "h:List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click");
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            throw new MailDelayed(
                    "the provider can't be reached: " + unreachable.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new MailDelayed("interrupted while the provider was asked");
        }
    }
}
