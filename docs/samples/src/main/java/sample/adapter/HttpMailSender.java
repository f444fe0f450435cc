package sample.adapter;

import dev.viesti.application.Mail;
import dev.viesti.application.port.MailSender;
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
    private static final int UNREACHABLE = 0;

    @Override
    public void send(Mail mail) {
        var request = HttpRequest.newBuilder(api)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(mail)));
        var status = http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null ? answer.statusCode() : UNREACHABLE)
                .join();
        if (status == 400 || status == 422) {
            throw new MailRefused("the provider answered " + status);
        }
        if (status / 100 != 2) {
            throw new MailDelayed("the provider " + (status == UNREACHABLE ? "is away" : "answered " + status));
        }
    }

    private String form(Mail mail) {
        var fields = new HashMap<String, String>();
        fields.put("to", mail.recipient().email().value());
        fields.put("h:Message-Id", "<" + mail.key() + "@" + publicUrl.getHost() + ">");
        var isFinnish = mail.recipient().language().code().equals("fi");
        if (mail instanceof Mail.Notification news) {
            fields.put("subject", isFinnish ? "Uusia viestejä asiakkailta" : "New messages from merchants");
            fields.put("text", news.about().stream().map(this::line).collect(Collectors.joining("\n")));
            fields.put("h:List-Unsubscribe", "<" + publicUrl + "/unsubscribe/" + news.unsubscribeToken() + ">");
            fields.put("h:List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        } else if (mail instanceof Mail.SignInLink link) {
            fields.put("subject", isFinnish ? "Kirjautumislinkkisi" : "Your sign-in link");
            fields.put("text", publicUrl + "/sign-in/" + link.token());
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String line(Mail.About about) {
        return about.merchantName() + ": " + publicUrl + "/conversations/"
                + about.conversation().value();
    }
}
