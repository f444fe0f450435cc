package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void who_tries_it_at_home_gets_no_advice(String host) {
        assertThat(on(Map.of(Setting.HOST, host))).isEmpty();
    }

    @Test
    void a_server_for_others_is_told_that_mails_reach_nobody_and_where_links_lead() {
        assertThat(on(Map.of(Setting.HOST, "0.0.0.0")))
                .satisfiesExactly(
                        mails -> assertThat(mails).contains("--smtp-url "),
                        links -> assertThat(links).contains("http://0.0.0.0:8080", "--public-url "));
    }

    @Test
    void a_mail_server_needs_an_address_and_links_that_work() {
        assertThat(on(Map.of(Setting.SMTP_URL, Setting.SMTP_URL.example())))
                .satisfiesExactly(
                        links -> assertThat(links).contains("--public-url "),
                        sender -> assertThat(sender).contains("viesti@localhost", "--mail-from "));
    }

    @Test
    void servers_that_share_a_database_need_one_secret() {
        assertThat(on(Map.of(Setting.DATABASE_URL, Setting.DATABASE_URL.example())))
                .singleElement()
                .asString()
                .contains("--token-secret ");
    }

    @Test
    void a_server_that_is_set_up_gets_none_and_each_piece_is_one_line_without_a_secret() {
        var complete = Map.of(
                Setting.HOST,
                "0.0.0.0",
                Setting.PUBLIC_URL,
                Setting.PUBLIC_URL.example(),
                Setting.SMTP_URL,
                "smtp://viesti:hush@mail.example.com:587",
                Setting.MAIL_FROM,
                Setting.MAIL_FROM.example(),
                Setting.DATABASE_URL,
                Setting.DATABASE_URL.example() + "?password=hush",
                Setting.TOKEN_SECRET,
                "hush-hush-hush-hush-hush-hush-hush");

        assertThat(on(complete)).isEmpty();
        complete.keySet().forEach(left -> {
            var rest = new EnumMap<>(complete);
            rest.remove(left);
            assertThat(on(rest)).allSatisfy(line -> assertThat(line).doesNotContain("hush", "\n"));
        });
    }

    private static List<String> on(Map<Setting, String> options) {
        return Advice.on(Configuration.of(Settings.gather(options, Map.of())));
    }
}
