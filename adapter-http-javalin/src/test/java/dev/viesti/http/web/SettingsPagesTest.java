package dev.viesti.http.web;

import static dev.viesti.http.web.WebWorld.AINO;
import static dev.viesti.http.web.WebWorld.MAIJA;
import static dev.viesti.http.web.WebWorld.OTTO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.viesti.application.Mail;
import dev.viesti.domain.notification.NotificationSettings;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people decide for themselves, on the page or from a mail. */
class SettingsPagesTest {
    private final WebWorld world = new WebWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private NotificationSettings wanted() {
        return world.viesti
                .notifications()
                .settings(world.viesti.identities().member("maija").orElseThrow());
    }

    private HttpRequest.Builder link() {
        world.contacted(AINO, "kauppa");
        world.viesti.notifications().deliver();
        return HttpRequest.newBuilder(world.uri("/unsubscribe/" + token()));
    }

    private String token() {
        return world.mails.stream()
                .filter(Mail.Notification.class::isInstance)
                .map(Mail.Notification.class::cast)
                .filter(mail -> mail.recipient().id().value().equals("maija"))
                .findFirst()
                .orElseThrow()
                .unsubscribeToken();
    }

    private HttpResponse<String> oneClick(HttpRequest.Builder link) {
        return world.send(link.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }

    @Test
    void a_member_chooses_each_kind_of_mail_N5() {
        assertThat(world.get(MAIJA, "/settings").body()).contains("name=\"firstContact\" value=\"true\" checked");

        var saved = world.post(MAIJA, "/settings/notifications", "digest", "true");

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(wanted()).isEqualTo(new NotificationSettings(false, true));
        var page = world.get(MAIJA, saved.headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(page)
                .contains("Tallennettu.", "name=\"digest\" value=\"true\" checked")
                .doesNotContain("name=\"firstContact\" value=\"true\" checked");
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H,  once a day,       kerran päivässä",
        "PT1H,   once an hour,     kerran tunnissa",
        "PT6H,   every 6 hours,    6 tunnin välein",
        "PT1M,   once a minute,    kerran minuutissa",
        "PT90M,  every 90 minutes, 90 minuutin välein",
        "PT1S,   once a second,    kerran sekunnissa",
        "PT1.9S, once a second,    kerran sekunnissa",
        "PT90S,  every 90 seconds, 90 sekunnin välein"
    })
    void how_often_summaries_come_is_said_as_it_is_set_up(Duration window, String english, String finnish) {
        try (var town = new WebWorld(window)) {
            assertThat(town.get(OTTO, "/settings").body()).contains("haven't read, usually " + english + ".");
            assertThat(town.get(MAIJA, "/settings").body()).contains("lukenut, yleensä " + finnish + ".");
        }
    }

    @Test
    void shortcuts_are_switched_off_for_a_browser_and_on_again() {
        var off = world.post(AINO, "/settings/shortcuts");
        var cookie = off.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).startsWith("viesti-shortcuts=off;").contains("Max-Age=31536000", "Path=/");
        var page = world.send(world.as(AINO, "/settings").header("Cookie", "viesti-shortcuts=off"))
                .body();
        assertThat(page)
                .contains("name=\"shortcuts\"")
                .doesNotContain("/keys.js\"", "name=\"shortcuts\" type=\"checkbox\" value=\"true\" checked");
        assertThat(world.get(AINO, "/settings").body())
                .contains("/keys.js\"", "name=\"shortcuts\" type=\"checkbox\" value=\"true\" checked");
        var on = world.post(AINO, "/settings/shortcuts", "shortcuts", "true");
        assertThat(on.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("viesti-shortcuts=on;");
        assertThat(on.headers().firstValue("Location")).contains("/settings?saved=true");
    }

    @Test
    void a_merchant_has_settings_without_mails() {
        assertThat(world.get(AINO, "/settings").body())
                .contains("id=\"shortcuts\"", "action=\"/sign-out/everywhere\"")
                .doesNotContain("firstContact");
        assertThat(world.post(AINO, "/settings/notifications", "digest", "true").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_link_in_a_mail_asks_in_the_language_of_the_browser_and_changes_nothing() {
        var link = link();

        var page = world.send(link.copy().header("Accept-Language", "fi-FI,fi;q=0.9"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\"", "yhteydenotoista", "class=\"bar\"");
        assertThat(world.send(link.copy()).body()).contains("contact requests");
        assertThat(wanted()).isEqualTo(NotificationSettings.DEFAULT);
    }

    @Test
    void one_click_in_a_mail_program_turns_that_kind_of_mail_off_from_anywhere() {
        var link = link();

        var done =
                oneClick(link.copy().header("Sec-Fetch-Site", "cross-site").header("Origin", "https://mail.example"));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body())
                .doesNotContain("<form method=\"post\" class=\"actions\"")
                .contains("no more e-mails");
        assertThat(wanted()).isEqualTo(new NotificationSettings(false, true));
        assertThat(oneClick(link.copy()).statusCode()).as("again").isEqualTo(200);
    }

    @Test
    void a_link_that_nobody_made_turns_nothing_off() {
        link();
        var forged = HttpRequest.newBuilder(world.uri("/unsubscribe/" + token().replace("first-contact", "digest")));

        assertThat(world.send(forged.copy()).statusCode()).isEqualTo(404);
        assertThat(oneClick(forged).statusCode()).isEqualTo(404);
        assertThat(wanted()).isEqualTo(NotificationSettings.DEFAULT);
    }
}
