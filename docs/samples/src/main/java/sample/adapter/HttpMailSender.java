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
import java.util.HashMap;
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
        var fields = new HashMap<String, String>();
        fields.put("to", mail.recipient().email().value());
        fields.put("h:Message-Id", "<" + mail.key() + "@" + publicUrl.getHost() + ">");
        var isFinnish = mail.recipient().language().code().equals("fi");
        if (mail instanceof Mail.Notification notification) {
            fields.put("subject", isFinnish ? "Uusia viestejä asiakkailta" : "New messages from merchants");
            fields.put("text", links(notification));
            fields.put("h:List-Unsubscribe", "<" + publicUrl + "/unsubscribe/" + notification.unsubscribeToken() + ">");
            fields.put("h:List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        } else if (mail instanceof Mail.SignInLink link) {
            fields.put("subject", isFinnish ? "Kirjautumislinkkisi" : "Your sign-in link");
            fields.put("text", publicUrl + "/sign-in/" + link.token());
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String links(Mail.Notification notification) {
        return notification.about().stream()
                .map(about -> about.merchantName() + ": " + publicUrl + "/conversations/"
                        + about.conversation().value())
                .collect(Collectors.joining("\n"));
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
