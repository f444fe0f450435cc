package dev.viesti.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void a_demo_keeps_nothing_where_a_real_server_does_and_sends_to_nobody() {
        var configuration = demo(
                Map.of(),
                Map.of(
                        "VIESTI_DATABASE_URL", "jdbc:postgresql://db.example/viesti",
                        "VIESTI_DATABASE_USER", "viesti",
                        "VIESTI_DATABASE_PASSWORD", "hush",
                        "VIESTI_SMTP_URL", "smtp://mail.example:25"));

        assertThat(configuration.databaseUrl()).isEmpty();
        assertThat(configuration.databaseUser()).isEmpty();
        assertThat(configuration.databasePassword()).isEmpty();
        assertThat(configuration.smtp()).isEmpty();
        assertThat(configuration.data()).isNotEqualTo(Path.of("./viesti-data")).isAbsolute();
        assertThat(configuration.data()).doesNotExist();
    }

    @Test
    void each_demo_has_another_secret_unless_it_is_given() {
        var first = demo(Map.of(), Map.of()).tokenSecret();
        var second = demo(Map.of(), Map.of()).tokenSecret();

        assertThat(first).isPresent().isNotEqualTo(second);
        assertThat(demo(Map.of(), Map.of("VIESTI_TOKEN_SECRET", SECRET)).tokenSecret())
                .contains(new Secret(SECRET));
    }

    @Test
    void what_else_is_given_holds() {
        var configuration = demo(
                Map.of(
                        Setting.DATA, "here",
                        Setting.SMTP_URL, "smtp://localhost:1025",
                        Setting.DIGEST_WINDOW, "PT5S"),
                Map.of("VIESTI_PORT", "9090"));

        assertThat(configuration.data()).isEqualTo(Path.of("here"));
        assertThat(configuration.smtp()).isPresent();
        assertThat(configuration.digestWindow()).hasSeconds(5);
        assertThat(configuration.port()).isEqualTo(9090);
    }

    @ParameterizedTest
    @EnumSource(names = {"DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD", "DATABASE_CONNECTIONS"})
    void a_database_on_the_command_line_is_refused(Setting setting) {
        assertThatThrownBy(() -> demo(Map.of(setting, setting.example()), Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(setting.option())
                .hasMessageContaining("serve");
    }

    @Test
    void the_bar_grows_in_one_line_and_is_wiped_away() {
        var out = new ByteArrayOutputStream();
        var bar = new ProgressBar(new PrintStream(out, true, StandardCharsets.UTF_8));

        bar.at(0, 100);
        bar.at(50, 100);
        bar.at(20, 50);
        bar.at(100, 100);

        var shown = out.toString(StandardCharsets.UTF_8);
        assertThat(shown).doesNotContain("\n").contains("[" + "#".repeat(20) + ".".repeat(20) + "]");
        assertThat(shown).endsWith("\r");
        assertThat(shown.split("filling", -1)).as("drawn where it grew").hasSize(3);
    }

    private static Configuration demo(Map<Setting, String> options, Map<String, String> environment) {
        return Configuration.of(Demo.settings(Settings.gather(options, environment)));
    }
}
